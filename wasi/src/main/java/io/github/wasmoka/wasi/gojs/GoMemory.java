package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Go program's exports, and how its types lie in its memory: {@code int} in eight bytes, a string
 * or slice as address and length.
 */
final class GoMemory {
  private static final long ARGS = 4096;
  private static final long ARGS_END = ARGS + 8192;
  private static final long MAX_STRING = Integer.MAX_VALUE - 8;

  final Memory memory;
  private final MethodHandle run;
  private final MethodHandle resume;
  private final MethodHandle getsp;

  GoMemory(Instance instance) {
    Extern extern = instance.exports().get("mem");
    if (!(extern instanceof Memory exported)) {
      throw new LinkException("not a Go program: no memory is exported as mem");
    }
    memory = exported;
    run = handle(instance, "run", FuncType.of(ValType.I32, ValType.I32));
    resume = handle(instance, "resume", FuncType.EMPTY);
    getsp = handle(instance, "getsp", FuncType.EMPTY.to(ValType.I32));
  }

  private static MethodHandle handle(Instance instance, String name, FuncType type) {
    if (instance.exports().get(name) instanceof Function function && function.type().equals(type)) {
      return function.handle();
    }
    throw new LinkException("not a Go program: no function is exported as " + name + " " + type);
  }

  /** Calls the program's entry with its arguments and environment. */
  void run(List<String> args, List<String> env) {
    var pointers = new ArrayList<Long>();
    long at = ARGS;
    for (List<String> strings : List.of(args, env)) {
      for (String string : strings) {
        pointers.add(at);
        byte[] bytes = (string + "\0").getBytes(StandardCharsets.UTF_8);
        checkArgs(at + bytes.length);
        memory.write(at, bytes);
        at += (bytes.length + 7L) & -8;
      }
      pointers.add(0L);
    }
    checkArgs(at + 8L * pointers.size());
    long argv = at;
    for (long pointer : pointers) {
      memory.writeLong(at, pointer);
      at += 8;
    }
    try {
      run.invokeExact(args.size(), (int) argv);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Where they go is not large, and Go's own data begins behind it. */
  private static void checkArgs(long end) {
    if (end > ARGS_END) {
      throw new IllegalArgumentException(
          "arguments and environment take more than the " + (ARGS_END - ARGS) + " bytes Go has");
    }
  }

  /** Lets the program go on after something has happened. */
  void resume() {
    try {
      resume.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** {@return the stack pointer, which changes whenever Go code ran} */
  long sp() {
    try {
      return Integer.toUnsignedLong((int) getsp.invokeExact());
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  static RuntimeException unchecked(Throwable e) {
    if (e instanceof RuntimeException unchecked) {
      return unchecked;
    } else if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  String string(long address) {
    return memory.readString(memory.readLong(address), length(address));
  }

  private int length(long address) {
    long length = memory.readLong(address + 8);
    memory.view(memory.readLong(address), length);
    if (length > MAX_STRING) {
      throw Js.error("RangeError", "a string of " + length + " bytes");
    }
    return (int) length;
  }

  List<@Nullable Object> values(long address, ValueTable table) {
    long array = memory.readLong(address);
    long count = memory.readLong(address + 8);
    // As many values as memory holds could be asked for; no call has more than a few.
    if (count < 0 || count > 1 << 16) {
      throw Js.error("RangeError", "a call with " + count + " arguments");
    }
    var values = new ArrayList<@Nullable Object>((int) count);
    for (int i = 0; i < count; i++) {
      values.add(table.load(memory, array + 8L * i));
    }
    return values;
  }
}
