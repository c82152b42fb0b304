package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Arguments, environment, randomness, ending, signals, yielding. */
final class ProcessCalls {
  private static final int RANDOM_CHUNK = 65_536;

  // Signals by their numbers in WASI.
  private static final int LAST_SIGNAL = 30;
  private static final Set<Integer> IGNORED = Set.of(0, 16, 17, 22, 27); // none, CHLD, CONT, ..
  private static final Set<Integer> STOPPING = Set.of(18, 19, 20, 21); // STOP, TSTP, ...

  private final WasiConfig config;
  private final Lifetime lifetime;
  private final List<byte[]> args;
  private final List<byte[]> env;

  ProcessCalls(WasiConfig config, Lifetime lifetime) {
    this.config = config;
    this.lifetime = lifetime;
    this.args = terminated(config.args());
    this.env = terminated(config.env());
  }

  private static List<byte[]> terminated(List<String> strings) {
    return strings.stream().map(s -> (s + '\0').getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static void sizes(Memory memory, List<byte[]> strings, int count, int size)
      throws ErrnoException {
    memory.writeInt(Guest.u(count), strings.size());
    memory.writeInt(Guest.u(size), strings.stream().mapToInt(s -> s.length).sum());
  }

  private static void strings(Memory memory, List<byte[]> strings, int pointers, int buffer)
      throws ErrnoException {
    long pointer = Guest.u(pointers);
    long address = Guest.u(buffer);
    for (byte[] string : strings) {
      memory.writeInt(pointer, (int) address);
      memory.write(address, string);
      pointer += 4;
      address += string.length;
    }
  }

  void argsSizesGet(Memory memory, int count, int size) throws ErrnoException {
    sizes(memory, args, count, size);
  }

  void argsGet(Memory memory, int pointers, int buffer) throws ErrnoException {
    strings(memory, args, pointers, buffer);
  }

  void environSizesGet(Memory memory, int count, int size) throws ErrnoException {
    sizes(memory, env, count, size);
  }

  void environGet(Memory memory, int pointers, int buffer) throws ErrnoException {
    strings(memory, env, pointers, buffer);
  }

  void randomGet(Memory memory, int buffer, int length) throws ErrnoException {
    long address = Guest.u(buffer);
    long left = Guest.u(length);
    Guest.check(memory, address, left);
    while (left > 0) {
      byte[] bytes = new byte[(int) Math.min(left, RANDOM_CHUNK)];
      config.random().accept(bytes);
      memory.write(address, bytes);
      address += bytes.length;
      left -= bytes.length;
      lifetime.checkInterrupted();
    }
  }

  @SuppressWarnings("DoNotCallSuggester")
  void procExit(int code) {
    throw lifetime.exit(code);
  }

  /**
   * Does what a signal does by default, since a guest cannot set a handler: nothing, or end it with
   * the exit code that shells give. Stopping is not for guests.
   */
  void procRaise(int signal) throws ErrnoException {
    if (signal < 0 || signal > LAST_SIGNAL) {
      throw new ErrnoException(Errno.INVAL);
    } else if (STOPPING.contains(signal)) {
      throw new ErrnoException(Errno.NOTSUP);
    } else if (!IGNORED.contains(signal)) {
      throw lifetime.exit(128 + signal);
    }
  }

  void schedYield() {
    config.yielder().run();
  }
}
