package io.github.wasmoka.fuzz.oracle;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Tells when a process that makes no headway hangs. What counts is the processor time that it and
 * its children used since it was last seen to move: on a busy machine, at a low priority, a healthy
 * process stands still for long. By the clock it ends only when even that would not explain it.
 * Used by one thread.
 */
public final class Patience {
  private static final Duration WAIT = Duration.ofMinutes(10);

  /** Processor time is not asked for before: that reads files for each process there is. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ProcessHandle process;
  private final Duration work;
  private long moved = System.nanoTime();
  private boolean counting;
  private Duration used = Duration.ZERO;

  /**
   * Patience with a process, which is new.
   *
   * @param process what is watched
   * @param work how much processor time without headway is too much
   */
  public Patience(ProcessHandle process, Duration work) {
    this.process = process;
    this.work = work;
  }

  /** Notes that the process made headway. */
  public void moved() {
    moved = System.nanoTime();
    counting = false;
  }

  /** Whether it has worked for so long, or stood for ten minutes, without headway. */
  public boolean ended() {
    Duration still = Duration.ofNanos(System.nanoTime() - moved);
    if (still.compareTo(GRACE) < 0) {
      return false;
    }
    Duration now = time();
    if (!counting) {
      counting = true;
      used = now;
    }
    return now.minus(used).compareTo(work) > 0 || still.compareTo(WAIT) > 0;
  }

  private Duration time() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
