package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.WasiConfig.Sleeper;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether the guest has ended, and all waiting of its threads, which its end or an interruption of
 * the thread cuts short. Thread-safe.
 */
final class Lifetime {
  /** Longer than 146 years is for ever. */
  static final long FOREVER = Long.MAX_VALUE / 2;

  private static final long NANOS_PER_MILLI = 1_000_000;

  // How often a channel is looked at when the embedder does the sleeping.
  private static final long SLICE_NANOS = 5_000_000;

  private final Sleeper sleeper;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Selector> selecting = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;
  private volatile int exitCode;

  Lifetime(WasiConfig config) {
    this.sleeper = config.sleeper();
  }

  /** The guest ends, with all its threads: each of them learns it from its next call. */
  ExitException exit(int code) {
    lock.lock();
    try {
      if (!ended) {
        exitCode = code;
        ended = true;
      }
    } finally {
      lock.unlock();
    }
    wake();
    return new ExitException(code);
  }

  /** What every call begins with, and goes through now and then if it takes long. */
  void check() {
    if (ended) {
      throw new ExitException(exitCode);
    }
  }

  /** The same, also for the thread's own interruption. */
  void checkInterrupted() {
    check();
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  static InterruptedExecutionException interrupted() {
    return new InterruptedExecutionException("thread interrupted", List.of());
  }

  /** Lets all who wait look again at what they wait for. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    selecting.forEach(Selector::wakeup);
  }

  /** Whether the embedder does the sleeping, perhaps in a time of its own. */
  private boolean virtualTime() {
    return sleeper != WasiConfig.REAL_SLEEP;
  }

  /** Waits for a time. */
  void sleep(long nanos) {
    if (virtualTime() && nanos < FOREVER) {
      sleepVirtually(nanos);
    } else {
      awaitReally(() -> false, nanos);
    }
  }

  /** Waits until something is so that {@link #wake} follows, at most for a time, or less. */
  void await(BooleanSupplier ready, long nanos) {
    if (virtualTime() && nanos < FOREVER) {
      sleepVirtually(Math.min(nanos, SLICE_NANOS));
    } else {
      awaitReally(ready, nanos);
    }
  }

  private void awaitReally(BooleanSupplier ready, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!ended && left > 0 && !ready.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } finally {
      lock.unlock();
    }
    check();
  }

  private void sleepVirtually(long nanos) {
    checkInterrupted();
    try {
      sleeper.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
    check();
  }

  /**
   * Waits until a channel of the selector is ready, or something is so that {@link #wake} follows,
   * at most for a time, or less.
   */
  void select(Selector selector, BooleanSupplier ready, long nanos) throws IOException {
    selecting.add(selector);
    try {
      checkInterrupted();
      if (ready.getAsBoolean()) {
        return;
      } else if (!virtualTime() || nanos == FOREVER) {
        selector.select(Math.max(1, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
      } else if (selector.selectNow() == 0) {
        sleepVirtually(Math.min(nanos, SLICE_NANOS));
      }
      checkInterrupted();
    } finally {
      selecting.remove(selector);
    }
  }

  /** Waits until a channel is ready for an operation. */
  void await(SelectableChannel channel, int operation) throws IOException {
    try (Selector selector = Selector.open()) {
      channel.register(selector, operation);
      do {
        if (!channel.isOpen()) {
          throw new ClosedChannelException();
        }
        select(selector, () -> !channel.isOpen(), FOREVER);
      } while (selector.selectedKeys().isEmpty());
    }
  }
}
