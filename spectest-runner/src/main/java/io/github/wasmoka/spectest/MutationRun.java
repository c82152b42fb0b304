package io.github.wasmoka.spectest;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Damages modules for a given time and watches what happens: which exceptions come, how long each
 * takes and how much it allocates.
 */
final class MutationRun {
  // Of the processor, not of the clock: a busy machine is no fault of the input.
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long MAX_HANG_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long ALLOWED_BYTES = 64L << 20;
  private static final long ALLOWED_PER_BYTE = 20_000;
  private static final int MAX_SAMPLE = 1 << 18;
  private static final int MAX_FAULTS = 50;

  private final List<byte[]> modules = new ArrayList<>();
  private final Survival survival;
  private final PrintWriter out;
  private final Path folder;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  // What the present mutant's thread tells its watcher.
  private volatile byte[] current = new byte[0];
  private volatile long started;
  private final AtomicInteger survived = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();

  /**
   * Prepares a run.
   *
   * @param samples what to damage; large ones are left out
   * @param engines names of engines
   * @param out where to report
   * @throws IOException if there is no room for what is found
   */
  MutationRun(List<Corpus.Sample> samples, List<String> engines, PrintWriter out)
      throws IOException {
    for (Corpus.Sample sample : samples) {
      if (sample.bytes().length > 0 && sample.bytes().length <= MAX_SAMPLE) {
        modules.add(sample.bytes());
        if (sample.wellFormed() && !RoundTrip.isBinary(sample.bytes())) {
          modules.add(RoundTrip.read(sample.bytes()).bytes());
        }
      }
    }
    this.survival = new Survival(engines);
    this.out = out;
    this.folder = Files.createTempDirectory("wasmoka-mutants");
  }

  /**
   * Runs.
   *
   * @param seconds how long
   * @param seed where the random numbers start
   * @return whether nothing was found
   */
  boolean run(int seconds, long seed) throws IOException {
    out.println(modules.size() + " modules, seed " + seed + ", finds go to " + folder);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var mutator = new Mutator(modules);
    long next = seed;
    while (System.nanoTime() < end && faults.get() < MAX_FAULTS) {
      // A thread for each stretch: one that hangs is left behind.
      long first = next;
      next += 1_000_000;
      Thread thread = new Thread(null, () -> mutate(mutator, first, end), "mutants");
      thread.setDaemon(true);
      started = System.nanoTime();
      thread.start();
      if (!watch(thread)) {
        break;
      }
    }
    if (faults.get() == 0) {
      Files.delete(folder);
    }
    out.println(survived + " mutants, of which engines took " + taken);
    out.println(survived + " passed, " + faults + " failed, 0 skipped");
    out.flush();
    return faults.get() == 0;
  }

  /** Waits until a thread ends or hangs; returns false if this thread was interrupted. */
  private boolean watch(Thread thread) {
    try {
      while (!thread.join(Duration.ofSeconds(1))) {
        if (System.nanoTime() - started > MAX_HANG_NANOS) {
          StackTraceElement[] stack = thread.getStackTrace();
          found(current, "no end in " + MAX_HANG_NANOS / 1_000_000_000 + " s", stack);
          return true;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void mutate(Mutator mutator, long firstSeed, long end) {
    for (long seed = firstSeed; System.nanoTime() < end && faults.get() < MAX_FAULTS; seed++) {
      byte[] bytes = mutator.mutant(new Random(seed));
      current = bytes;
      started = System.nanoTime();
      long before = threads.getCurrentThreadAllocatedBytes();
      long cpuBefore = threads.getCurrentThreadCpuTime();
      try {
        boolean alive = survival.survive(bytes);
        long nanos = threads.getCurrentThreadCpuTime() - cpuBefore;
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (nanos > MAX_NANOS) {
          found(bytes, nanos / 1_000_000 + " ms for " + bytes.length + " bytes", null);
        }
        if (allocated > ALLOWED_BYTES + ALLOWED_PER_BYTE * bytes.length) {
          found(bytes, allocated + " bytes allocated for " + bytes.length, null);
        }
        if (alive) {
          taken.incrementAndGet();
          survival.execute(bytes);
        }
        survived.incrementAndGet();
      } catch (RuntimeException | Error e) {
        found(bytes, e.toString(), e.getStackTrace());
      }
    }
  }

  private synchronized void found(byte[] bytes, String what, StackTraceElement @Nullable [] stack) {
    int number = faults.incrementAndGet();
    Path file = folder.resolve(number + (RoundTrip.isBinary(bytes) ? ".wasm" : ".wat"));
    out.println("FAIL " + file + ": " + what);
    if (stack != null) {
      for (int i = 0; i < Math.min(stack.length, 8); i++) {
        out.println("    at " + stack[i]);
      }
    }
    out.flush();
    try {
      Files.write(file, bytes);
    } catch (IOException io) {
      out.println("cannot write " + file + ": " + io.getMessage());
    }
  }
}
