package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.WasiConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * A module with the exports of a Go program whose inside is Java code: the test plays Go, stores
 * arguments above the stack pointer and calls what Go would import.
 */
final class FakeGo implements AutoCloseable {
  static final int SP = 0x8000;
  private static final long SCRATCH = 0x9000;
  private static final List<String> FUNCTIONS =
      List.of(
          "runtime.wasmExit",
          "runtime.wasmWrite",
          "runtime.nanotime1",
          "runtime.walltime",
          "runtime.scheduleTimeoutEvent",
          "runtime.clearTimeoutEvent",
          "runtime.getRandomData",
          "syscall/js.finalizeRef",
          "syscall/js.stringVal",
          "syscall/js.valueGet",
          "syscall/js.valueSet",
          "syscall/js.valueDelete",
          "syscall/js.valueIndex",
          "syscall/js.valueSetIndex",
          "syscall/js.valueCall",
          "syscall/js.valueInvoke",
          "syscall/js.valueNew",
          "syscall/js.valueLength",
          "syscall/js.valuePrepareString",
          "syscall/js.valueLoadString",
          "syscall/js.valueInstanceOf",
          "syscall/js.copyBytesToGo",
          "syscall/js.copyBytesToJS");

  /** References that Go knows from the start. */
  static final long NULL = 0x7ff8_0000_0000_0002L;

  static final long TRUE = 0x7ff8_0000_0000_0003L;
  static final long GLOBAL = 0x7ff8_0001_0000_0005L;
  static final long GO = 0x7ff8_0001_0000_0006L;
  static final long UNDEFINED = 0;

  final GoJs host;
  final Instance instance;
  final Memory memory;
  private Consumer<FakeGo> onRun = _ -> {};
  private Consumer<FakeGo> onResume = _ -> {};

  FakeGo(WasiConfig config) {
    Runtime runtime = Runtime.create();
    host = GoJs.of(runtime, config);
    Imports test =
        Imports.builder()
            .function("test", "run", Runnable.class, () -> onRun.accept(this))
            .function("test", "resume", Runnable.class, () -> onResume.accept(this))
            .build();
    instance =
        runtime
            .compile(module("gojs").getBytes(StandardCharsets.UTF_8))
            .instantiate(host.imports().or(test));
    memory = instance.memory("mem");
  }

  /** The module, importing under the name of one of Go's versions. */
  static String module(String name) {
    var text = new StringBuilder("(module\n");
    text.append("(import \"test\" \"run\" (func $run))\n");
    text.append("(import \"test\" \"resume\" (func $resume))\n");
    for (String function : FUNCTIONS) {
      text.append(
          "(import \"%s\" \"%s\" (func $%s (param i32)))\n".formatted(name, function, function));
    }
    for (String function : FUNCTIONS) {
      text.append("(export \"%1$s\" (func $%1$s))\n".formatted(function));
    }
    return text.append(
            """
            (memory (export "mem") 2)
            (func (export "run") (param i32 i32) (call $run))
            (func (export "resume") (call $resume))
            (func (export "getsp") (result i32) (i32.const 0x8000)))
            """)
        .toString();
  }

  static Module compile(String name) {
    return Runtime.create().compile(module(name).getBytes(StandardCharsets.UTF_8));
  }

  FakeGo onRun(Consumer<FakeGo> action) {
    onRun = action;
    return this;
  }

  FakeGo onResume(Consumer<FakeGo> action) {
    onResume = action;
    return this;
  }

  /** Calls one of the imports. */
  void call(String name) {
    instance.function(name).call(SP);
  }

  void put(int offset, long value) {
    memory.writeLong(SP + offset, value);
  }

  long get(int offset) {
    return memory.readLong(SP + offset);
  }

  /** Puts a string's address and length. */
  void putString(int offset, String text, long at) {
    int length = memory.writeString(at, text);
    put(offset, at);
    put(offset + 8, length);
  }

  void putValues(int offset, long... values) {
    long at = SCRATCH + 0x1000;
    for (int i = 0; i < values.length; i++) {
      memory.writeLong(at + 8L * i, values[i]);
    }
    put(offset, at);
    put(offset + 8, values.length);
  }

  long string(String text) {
    putString(8, text, SCRATCH);
    call("syscall/js.stringVal");
    return get(24);
  }

  static long number(double value) {
    return value == 0 ? 0x7ff8_0000_0000_0001L : Double.doubleToRawLongBits(value);
  }

  long getProperty(long object, String name) {
    put(8, object);
    putString(16, name, SCRATCH);
    call("syscall/js.valueGet");
    return get(32);
  }

  void setProperty(long object, String name, long value) {
    put(8, object);
    putString(16, name, SCRATCH);
    put(32, value);
    call("syscall/js.valueSet");
  }

  /** The result of a method; what it threw is a failure of the test. */
  long method(long object, String name, long... args) {
    long result = tryMethod(object, name, args);
    if (memory.readByte(SP + 64) != 1) {
      throw new AssertionError(name + " threw " + text(result));
    }
    return result;
  }

  /** The result of a method, or what it threw. */
  long tryMethod(long object, String name, long... args) {
    put(8, object);
    putString(16, name, SCRATCH);
    putValues(32, args);
    call("syscall/js.valueCall");
    return get(56);
  }

  long construct(long constructor, long... args) {
    put(8, constructor);
    putValues(16, args);
    call("syscall/js.valueNew");
    return get(40);
  }

  boolean answered() {
    return memory.readByte(SP + 48) == 1;
  }

  /** The text of a value, as {@code String(value)} has it. */
  String text(long value) {
    put(8, value);
    call("syscall/js.valuePrepareString");
    long bytes = get(16);
    int length = (int) get(24);
    put(8, bytes);
    put(16, SCRATCH);
    put(24, length);
    call("syscall/js.valueLoadString");
    release(bytes);
    return memory.readString(SCRATCH, length);
  }

  void release(long value) {
    put(8, value & 0xffff_ffffL);
    call("syscall/js.finalizeRef");
  }

  /** A function of Go's by its number, as JavaScript sees it. */
  long function(int id) {
    return method(GO, "_makeFuncWrapper", number(id));
  }

  /** The event that Go was resumed for; null if none. */
  long pendingEvent() {
    long event = getProperty(GO, "_pendingEvent");
    setProperty(GO, "_pendingEvent", NULL);
    return event;
  }

  long bytes(byte[] content) {
    long array = construct(getProperty(GLOBAL, "Uint8Array"), number(content.length));
    memory.write(SCRATCH, content);
    put(8, array);
    put(16, SCRATCH);
    put(24, content.length);
    call("syscall/js.copyBytesToJS");
    return array;
  }

  byte[] bytes(long array, int length) {
    put(8, SCRATCH);
    put(16, length);
    put(32, array);
    call("syscall/js.copyBytesToGo");
    return memory.read(SCRATCH, (int) get(40));
  }

  @Override
  public void close() {
    host.close();
  }
}
