package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript's event loop: completed calls in their order, timers by time, and reads of standard
 * input, which may wait while timers go on. Everything runs on the thread that calls {@link #turn}.
 */
final class EventLoop {
  private static final int MAX_TIMERS = 1 << 20;

  private record Timer(int id, long due, long repeatNanos, Runnable action) {}

  /** A read that may wait: does it, and gives what then is to be done on the loop's thread. */
  private record Waiting(Supplier<Runnable> read) {}

  private final WasiConfig config;
  private final Deque<Runnable> completed = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingInt(Timer::id));
  private final Map<Integer, Timer> timersById = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
  private int inFlight;
  private int nextId = 1;

  EventLoop(WasiConfig config) {
    this.config = config;
  }

  /** Lets an action run after the present one. */
  void post(Runnable action) {
    completed.add(action);
  }

  /** Lets a read of standard input be done, and then what it gives. */
  void await(Supplier<Runnable> read) {
    waiting.add(new Waiting(read));
  }

  /** Starts a timer; {@code repeat} makes it start again each time. */
  int schedule(double millis, boolean repeat, Runnable action) {
    if (timers.size() >= MAX_TIMERS) {
      throw Js.error("RangeError", "too many timers");
    }
    double bounded = Math.clamp(Double.isNaN(millis) ? 0 : millis, 0, Integer.MAX_VALUE);
    long nanos = (long) (bounded * 1_000_000);
    return start(
        new Timer(nextId++, now() + nanos, repeat ? Math.max(nanos, 1_000_000) : -1, action));
  }

  private int start(Timer timer) {
    timers.add(timer);
    timersById.put(timer.id, timer);
    return timer.id;
  }

  /** Stops a timer, if it has not run. */
  void cancel(int id) {
    Timer timer = timersById.remove(id);
    if (timer != null) {
      timers.remove(timer);
    }
  }

  private long now() {
    return config.monotonic().getAsLong();
  }

  /**
   * Does the next thing, and waits for it if need be.
   *
   * @return false if there is nothing to do and nothing to wait for
   */
  boolean turn() {
    Runnable next = next();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  private @Nullable Runnable next() {
    while (true) {
      Runnable action = completed.poll();
      if (action == null) {
        action = arrived.poll();
        inFlight -= action == null ? 0 : 1;
      }
      if (action != null) {
        return action;
      }
      Timer timer = timers.peek();
      if (timer != null && timer.due - now() <= 0) {
        return fire(timer);
      }
      Waiting read = waiting.poll();
      if (read != null) {
        if (timer == null || ready()) {
          return read.read.get();
        }
        inFlight++;
        Thread.ofVirtual().name("wasmoka-stdin").start(() -> arrived.add(arrival(read)));
        continue;
      }
      if (inFlight > 0) {
        action = arrival(timer);
        if (action != null) {
          inFlight--;
          return action;
        }
      } else if (timer != null) {
        sleep(timer);
        return fire(timer);
      } else {
        return null;
      }
    }
  }

  private boolean ready() {
    try {
      return config.stdin().available() > 0;
    } catch (IOException e) {
      // The read itself will say so.
      return true;
    }
  }

  private static Runnable arrival(Waiting read) {
    try {
      return read.read.get();
    } catch (RuntimeException e) {
      // Thrown where the guest runs.
      return () -> {
        throw e;
      };
    }
  }

  /** Waits for a read, no longer than until a timer is due. */
  private @Nullable Runnable arrival(@Nullable Timer timer) {
    try {
      return timer == null
          ? arrived.take()
          : arrived.poll(Math.max(0, timer.due - now()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void sleep(Timer timer) {
    try {
      config.sleeper().sleep(Duration.ofNanos(Math.max(0, timer.due - now())));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedExecutionException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedExecutionException("interrupted while waiting", List.of());
  }

  private Runnable fire(Timer timer) {
    timers.remove(timer);
    timersById.remove(timer.id);
    if (timer.repeatNanos >= 0) {
      start(new Timer(timer.id, now() + timer.repeatNanos, timer.repeatNanos, timer.action));
    }
    return timer.action;
  }
}
