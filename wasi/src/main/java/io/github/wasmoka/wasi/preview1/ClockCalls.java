package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.wasi.WasiConfig;

/**
 * Clocks. The CPU clocks are the monotonic one: a guest's share of the host's CPU time is not told
 * apart.
 */
final class ClockCalls {
  static final int REALTIME = 0;
  static final int MONOTONIC = 1;
  static final int PROCESS_CPU = 2;
  static final int THREAD_CPU = 3;

  private final WasiConfig config;

  ClockCalls(WasiConfig config) {
    this.config = config;
  }

  static long now(WasiConfig config, int clock) throws ErrnoException {
    return switch (clock) {
      case REALTIME -> config.realtime().getAsLong();
      case MONOTONIC, PROCESS_CPU, THREAD_CPU -> config.monotonic().getAsLong();
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  @WasiCall("clock_res_get")
  int clockResGet(Instance instance, int clock, int result) throws ErrnoException {
    now(config, clock);
    Guest.memory(instance).writeLong(Guest.u(result), clock == REALTIME ? 1000 : 1);
    return Errno.SUCCESS.code();
  }

  @WasiCall("clock_time_get")
  int clockTimeGet(Instance instance, int clock, long precision, int result) throws ErrnoException {
    Guest.memory(instance).writeLong(Guest.u(result), now(config, clock));
    return Errno.SUCCESS.code();
  }
}
