package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Clocks. */
final class ClockCalls {
  static final int REALTIME = 0;
  static final int MONOTONIC = 1;
  static final int PROCESS_CPU = 2;
  static final int THREAD_CPU = 3;

  // Of the host's clocks, as far as it is known.
  private static final long REALTIME_RESOLUTION = 1000;

  private final WasiConfig config;
  private @Nullable CpuTime cpuTime;

  ClockCalls(WasiConfig config) {
    this.config = config;
  }

  long now(int clock) throws ErrnoException {
    return switch (clock) {
      case REALTIME -> config.realtime().getAsLong();
      case MONOTONIC -> config.monotonic().getAsLong();
      case PROCESS_CPU -> cpu(config.processCpu().orElse(null), false);
      case THREAD_CPU -> cpu(config.threadCpu().orElse(null), true);
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  private long cpu(@Nullable LongSupplier given, boolean thread) {
    if (given != null) {
      return given.getAsLong();
    }
    CpuTime time = cpuTime();
    return thread ? time.ofThread() : time.ofAll();
  }

  private synchronized CpuTime cpuTime() {
    CpuTime time = cpuTime;
    if (time == null) {
      time = new CpuTime();
      cpuTime = time;
    }
    return time;
  }

  void clockResGet(Memory memory, int clock, int result) throws ErrnoException {
    if (clock < REALTIME || clock > THREAD_CPU) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.writeLong(Guest.u(result), clock == REALTIME ? REALTIME_RESOLUTION : 1);
  }

  void clockTimeGet(Memory memory, int clock, long precision, int result) throws ErrnoException {
    memory.writeLong(Guest.u(result), now(clock));
  }
}
