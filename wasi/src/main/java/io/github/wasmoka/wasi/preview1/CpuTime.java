package io.github.wasmoka.wasi.preview1;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the guest's threads have used of the host's processors, in nanoseconds: of each thread, from
 * when it first asks. What the Java virtual machine does for others, or for itself, is not counted.
 * On virtual threads, whose use Java does not measure, time goes by as on a wall. Thread-safe.
 */
final class CpuTime {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ConcurrentMap<Long, Use> uses = new ConcurrentHashMap<>();

  /** Of one thread. */
  private static final class Use {
    private final long start;
    private volatile long last;

    Use(long start) {
      this.start = start;
      this.last = start;
    }
  }

  /** What the calling thread has used. */
  long ofThread() {
    long now = now();
    Use use = uses.computeIfAbsent(Thread.currentThread().threadId(), _ -> new Use(now));
    use.last = now;
    return now - use.start;
  }

  private long now() {
    return Thread.currentThread().isVirtual() || !threads.isCurrentThreadCpuTimeSupported()
        ? System.nanoTime()
        : threads.getCurrentThreadCpuTime();
  }

  /** What all threads have used that ever asked. */
  long ofAll() {
    ofThread();
    long sum = 0;
    for (var entry : uses.entrySet()) {
      Use use = entry.getValue();
      long id = entry.getKey();
      if (id != Thread.currentThread().threadId() && threads.isThreadCpuTimeSupported()) {
        // -1 of a thread that has ended, or is virtual: what it last said counts.
        use.last = Math.max(use.last, threads.getThreadCpuTime(id));
      }
      sum += use.last - use.start;
    }
    return sum;
  }
}
