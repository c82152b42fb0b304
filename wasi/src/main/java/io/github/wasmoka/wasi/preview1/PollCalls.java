package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code poll_oneoff}: waiting for clocks and descriptors. */
final class PollCalls {
  static final int CLOCK = 0;
  static final int FD_READ = 1;
  static final int FD_WRITE = 2;
  static final int ABSTIME = 1;

  private static final int SUBSCRIPTION = 48;
  // A clock has an identifier of its own there, before its number.
  private static final int SUBSCRIPTION_UNSTABLE = 56;
  private static final int EVENT = 32;
  private static final int MAX_SUBSCRIPTIONS = 65_536;

  /**
   * What a guest waits for.
   *
   * @param userdata handed back with the event
   * @param tag a clock, or reading or writing a descriptor
   * @param clock which clock
   * @param timeout how long, or until when, in nanoseconds, unsigned
   * @param flags whether {@code timeout} is absolute
   * @param fd which descriptor
   */
  record Subscription(long userdata, int tag, int clock, long timeout, int flags, int fd) {
    Event event(Errno errno, long bytes, boolean hangup) {
      return new Event(userdata, errno, tag, bytes, hangup ? 1 : 0);
    }
  }

  /** What has happened. */
  record Event(long userdata, Errno errno, int tag, long bytes, int flags) {}

  private final WasiConfig config;
  private final ClockCalls clocks;
  private final FdTable fds;
  private final Lifetime lifetime;

  PollCalls(WasiConfig config, ClockCalls clocks, FdTable fds, Lifetime lifetime) {
    this.config = config;
    this.clocks = clocks;
    this.fds = fds;
    this.lifetime = lifetime;
  }

  void pollOneoff(Memory memory, int in, int out, int count, int result) throws IOException {
    poll(memory, in, out, count, result, SUBSCRIPTION);
  }

  void pollOneoffUnstable(Memory memory, int in, int out, int count, int result)
      throws IOException {
    poll(memory, in, out, count, result, SUBSCRIPTION_UNSTABLE);
  }

  private void poll(Memory memory, int in, int out, int count, int result, int size)
      throws IOException {
    if (count == 0 || Integer.compareUnsigned(count, MAX_SUBSCRIPTIONS) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    Guest.check(memory, Guest.u(in), (long) count * size);
    Guest.check(memory, Guest.u(out), (long) count * EVENT);
    long to = Guest.result(memory, result, 4);
    var subscriptions = new ArrayList<Subscription>(count);
    for (int i = 0; i < count; i++) {
      subscriptions.add(read(memory, Guest.u(in) + (long) i * size, size));
    }
    List<Event> events = await(subscriptions);
    long at = Guest.u(out);
    for (Event event : events) {
      memory.writeLong(at, event.userdata);
      memory.writeLong(at + 8, event.errno.code() | (long) event.tag << 16);
      memory.writeLong(at + 16, event.bytes);
      memory.writeLong(at + 24, event.flags);
      at += EVENT;
    }
    memory.writeInt(to, events.size());
  }

  private static Subscription read(Memory memory, long at, int size) throws ErrnoException {
    int tag = memory.readByte(at + 8) & 0xff;
    if (tag > FD_WRITE) {
      throw new ErrnoException(Errno.INVAL);
    }
    long clock = at + 16 + (size - SUBSCRIPTION);
    return new Subscription(
        memory.readLong(at),
        tag,
        memory.readInt(clock),
        memory.readLong(clock + 8),
        memory.readShort(clock + 24),
        memory.readInt(at + 16));
  }

  private List<Event> await(List<Subscription> subscriptions) throws IOException {
    long start = config.monotonic().getAsLong();
    try (var readiness = new Readiness(fds, lifetime)) {
      while (true) {
        lifetime.checkInterrupted();
        var events = new ArrayList<Event>();
        long wait = Lifetime.FOREVER;
        readiness.look(subscriptions);
        for (Subscription s : subscriptions) {
          if (s.tag != CLOCK) {
            readiness.addEvent(s, events);
            continue;
          }
          long left = left(s, start, events);
          if (left > 0) {
            wait = Math.min(wait, left);
          }
        }
        if (!events.isEmpty()) {
          return events;
        }
        readiness.await(wait);
      }
    }
  }

  /** How long a clock still needs; 0 if it is over, and said so. */
  private long left(Subscription s, long start, List<Event> events) {
    try {
      if (s.clock == ClockCalls.PROCESS_CPU || s.clock == ClockCalls.THREAD_CPU) {
        // They stand still while the guest waits.
        throw new ErrnoException(Errno.NOTSUP);
      }
      if ((s.flags & ~ABSTIME) != 0) {
        throw new ErrnoException(Errno.INVAL);
      }
      // A time that passed does not depend on whether the realtime clock is set meanwhile.
      boolean absolute = (s.flags & ABSTIME) != 0;
      long now = clocks.now(absolute ? s.clock : ClockCalls.MONOTONIC);
      long left = absolute ? Math.max(leftUntil(s.timeout, now), 0) : leftOf(s, now - start);
      if (left == 0) {
        events.add(s.event(Errno.SUCCESS, 0, false));
      }
      return left;
    } catch (ErrnoException e) {
      events.add(s.event(e.errno(), 0, false));
      return 0;
    }
  }

  private long leftOf(Subscription s, long passed) throws ErrnoException {
    // The clock must exist, though it is not read.
    if (s.clock != ClockCalls.REALTIME && s.clock != ClockCalls.MONOTONIC) {
      throw new ErrnoException(Errno.INVAL);
    }
    return s.timeout < 0 ? Lifetime.FOREVER : Math.max(s.timeout - passed, 0);
  }

  private static long leftUntil(long time, long now) {
    if (Long.compareUnsigned(time, now) <= 0) {
      return 0;
    }
    long left = time - now;
    return left < 0 ? Lifetime.FOREVER : left;
  }
}
