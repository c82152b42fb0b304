package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Arguments, environment, randomness, ending, yielding. */
final class ProcessCalls {
  private static final int RANDOM_CHUNK = 65_536;

  private final WasiConfig config;
  private final List<byte[]> args;
  private final List<byte[]> env;

  ProcessCalls(WasiConfig config) {
    this.config = config;
    this.args = terminated(config.args());
    this.env = terminated(config.env());
  }

  private static List<byte[]> terminated(List<String> strings) {
    return strings.stream().map(s -> (s + '\0').getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static int sizes(Instance instance, List<byte[]> strings, int count, int size)
      throws ErrnoException {
    Memory memory = Guest.memory(instance);
    memory.writeInt(Guest.u(count), strings.size());
    memory.writeInt(Guest.u(size), strings.stream().mapToInt(s -> s.length).sum());
    return Errno.SUCCESS.code();
  }

  private static int strings(Instance instance, List<byte[]> strings, int pointers, int buffer)
      throws ErrnoException {
    Memory memory = Guest.memory(instance);
    long pointer = Guest.u(pointers);
    long address = Guest.u(buffer);
    for (byte[] string : strings) {
      memory.writeInt(pointer, (int) address);
      memory.write(address, string);
      pointer += 4;
      address += string.length;
    }
    return Errno.SUCCESS.code();
  }

  @WasiCall("args_sizes_get")
  int argsSizesGet(Instance instance, int count, int size) throws ErrnoException {
    return sizes(instance, args, count, size);
  }

  @WasiCall("args_get")
  int argsGet(Instance instance, int pointers, int buffer) throws ErrnoException {
    return strings(instance, args, pointers, buffer);
  }

  @WasiCall("environ_sizes_get")
  int environSizesGet(Instance instance, int count, int size) throws ErrnoException {
    return sizes(instance, env, count, size);
  }

  @WasiCall("environ_get")
  int environGet(Instance instance, int pointers, int buffer) throws ErrnoException {
    return strings(instance, env, pointers, buffer);
  }

  @WasiCall("random_get")
  int randomGet(Instance instance, int buffer, int length) throws ErrnoException {
    Memory memory = Guest.memory(instance);
    long address = Guest.u(buffer);
    long left = Guest.u(length);
    memory.view(address, left);
    while (left > 0) {
      byte[] bytes = new byte[(int) Math.min(left, RANDOM_CHUNK)];
      config.random().accept(bytes);
      memory.write(address, bytes);
      address += bytes.length;
      left -= bytes.length;
    }
    return Errno.SUCCESS.code();
  }

  @WasiCall("proc_exit")
  @SuppressWarnings("DoNotCallSuggester")
  void procExit(int code) {
    throw new ExitException(code);
  }

  @WasiCall("proc_raise")
  int procRaise(int signal) {
    return Errno.NOTSUP.code();
  }

  @WasiCall("sched_yield")
  int schedYield() {
    config.yielder().run();
    return Errno.SUCCESS.code();
  }
}
