package io.github.wasmoka.runtime.store;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One daemon thread for all deadlines, started by the first. */
final class Deadlines {
  private static final DelayQueue<Entry> QUEUE = new DelayQueue<>();

  static {
    Thread.ofPlatform().daemon().name("wasmoka-deadlines").start(Deadlines::run);
  }

  private Deadlines() {}

  static Entry after(Duration time, Runnable action) {
    var entry = new Entry(System.nanoTime() + saturated(time), action);
    QUEUE.add(entry);
    return entry;
  }

  private static long saturated(Duration time) {
    long bound = Long.MAX_VALUE / 4;
    return time.compareTo(Duration.ofNanos(bound)) > 0 ? bound : Math.max(time.toNanos(), 0);
  }

  private static void run() {
    while (true) {
      try {
        QUEUE.take().action.run();
      } catch (InterruptedException _) {
        // Nobody has reason to end this thread; it goes on.
      }
    }
  }

  /** A deadline that has not passed. */
  static final class Entry implements Delayed {
    private final long nanoTime;
    private final Runnable action;

    private Entry(long nanoTime, Runnable action) {
      this.nanoTime = nanoTime;
      this.action = action;
    }

    void cancel() {
      QUEUE.remove(this);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(nanoTime - ((Entry) other).nanoTime, 0);
    }
  }
}
