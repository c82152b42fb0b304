package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waiting for clocks and descriptors. */
final class PollCalls {
  private static final int SUBSCRIPTION = 48;
  private static final int EVENT = 32;
  private static final int CLOCK = 0;
  private static final int FD_READ = 1;
  private static final int FD_WRITE = 2;
  private static final int ABSTIME = 1;
  private static final int MAX_SUBSCRIPTIONS = 65_536;
  private static final long INPUT_POLL_NANOS = 5_000_000;

  private record Subscription(
      long userdata, int tag, int clock, long timeout, boolean absolute, int fd) {}

  private record Event(long userdata, Errno errno, int tag, long bytes, int flags) {}

  private final WasiConfig config;
  private final FdTable fds;

  PollCalls(WasiConfig config, FdTable fds) {
    this.config = config;
    this.fds = fds;
  }

  @WasiCall("poll_oneoff")
  int pollOneoff(Instance instance, int in, int out, int count, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    if (count == 0 || Integer.compareUnsigned(count, MAX_SUBSCRIPTIONS) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.view(Guest.u(out), (long) count * EVENT);
    var subscriptions = new ArrayList<Subscription>(count);
    for (int i = 0; i < count; i++) {
      subscriptions.add(read(memory, Guest.u(in) + (long) i * SUBSCRIPTION));
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
    memory.writeInt(Guest.u(result), events.size());
    return Errno.SUCCESS.code();
  }

  private static Subscription read(Memory memory, long at) throws ErrnoException {
    int tag = memory.readByte(at + 8) & 0xff;
    if (tag > FD_WRITE) {
      throw new ErrnoException(Errno.INVAL);
    }
    return new Subscription(
        memory.readLong(at),
        tag,
        memory.readInt(at + 16),
        memory.readLong(at + 24),
        (memory.readShort(at + 40) & ABSTIME) != 0,
        memory.readInt(at + 16));
  }

  private List<Event> await(List<Subscription> subscriptions) throws ErrnoException {
    long start = config.monotonic().getAsLong();
    var deadlines = new long[subscriptions.size()];
    boolean clocks = false;
    for (int i = 0; i < deadlines.length; i++) {
      Subscription s = subscriptions.get(i);
      if (s.tag == CLOCK) {
        clocks = true;
        deadlines[i] = deadline(s, start);
      }
    }
    while (true) {
      long now = config.monotonic().getAsLong();
      var events = new ArrayList<Event>();
      long wait = Long.MAX_VALUE;
      boolean waitsForInput = false;
      for (int i = 0; i < deadlines.length; i++) {
        Subscription s = subscriptions.get(i);
        if (s.tag != CLOCK) {
          Event event = ready(s, clocks);
          if (event == null) {
            waitsForInput = true;
          } else {
            events.add(event);
          }
        } else if (s.clock < 0 || s.clock > ClockCalls.THREAD_CPU) {
          events.add(new Event(s.userdata, Errno.INVAL, CLOCK, 0, 0));
        } else if (deadlines[i] - now <= 0) {
          events.add(new Event(s.userdata, Errno.SUCCESS, CLOCK, 0, 0));
        } else {
          wait = Math.min(wait, deadlines[i] - now);
        }
      }
      if (!events.isEmpty()) {
        return events;
      }
      try {
        config
            .sleeper()
            .sleep(Duration.ofNanos(waitsForInput ? Math.min(wait, INPUT_POLL_NANOS) : wait));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedExecutionException("interrupted while polling", List.of());
      }
    }
  }

  /** The monotonic time at which a clock is over. */
  private long deadline(Subscription s, long start) throws ErrnoException {
    long relative = s.timeout;
    if (s.absolute && s.clock >= 0 && s.clock <= ClockCalls.THREAD_CPU) {
      long now = ClockCalls.now(config, s.clock);
      relative = Long.compareUnsigned(s.timeout, now) <= 0 ? 0 : s.timeout - now;
    }
    // Longer than 146 years is for ever.
    long bounded = relative < 0 ? Long.MAX_VALUE / 2 : Math.min(relative, Long.MAX_VALUE / 2);
    return start + bounded;
  }

  /**
   * What a descriptor has to say now; null if there is nothing to read yet and a clock may end the
   * wait.
   */
  private @Nullable Event ready(Subscription s, boolean clocks) {
    try {
      Descriptor descriptor = fds.get(s.fd);
      if (s.tag == FD_READ && descriptor instanceof Descriptor.Input input) {
        int available = input.in.available();
        if (available == 0 && clocks) {
          return null;
        }
        // Without a clock the guest's own read may as well do the waiting.
        return new Event(s.userdata, Errno.SUCCESS, s.tag, Math.max(available, 1), 0);
      }
      if (s.tag == FD_READ && descriptor instanceof Descriptor.File file) {
        long left = Math.max(0, file.channel.size() - file.channel.position());
        return new Event(s.userdata, Errno.SUCCESS, s.tag, left, 0);
      }
      return new Event(s.userdata, Errno.SUCCESS, s.tag, s.tag == FD_WRITE ? 65_536 : 0, 0);
    } catch (IOException e) {
      return new Event(s.userdata, Errno.of(e), s.tag, 0, 0);
    }
  }
}
