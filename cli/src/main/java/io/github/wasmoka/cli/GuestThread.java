package io.github.wasmoka.cli;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InterruptedExecutionException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a guest on a thread that has the stack it may use, and for no longer than it may.
 *
 * @param stackBytes the size of the stack
 * @param timeout when to stop it
 */
record GuestThread(long stackBytes, Optional<Duration> timeout) {
  // Engines that run on Java's stack need some of it for themselves.
  private static final long STACK_MARGIN = 1 << 20;
  private static final long MAX_STACK = 1L << 30;
  // From being asked to stop until being abandoned: a guest that reads a terminal hears nothing.
  private static final long GRACE_MILLIS = 500;

  /**
   * Runs it.
   *
   * @param guest the guest; tells of its instance before running it
   * @return its exit code
   */
  int run(ToIntFunction<Consumer<Instance>> guest) {
    var instance = new AtomicReference<@Nullable Instance>();
    var task = new FutureTask<>(() -> guest.applyAsInt(instance::set));
    long stack = Math.min(stackBytes, MAX_STACK) + STACK_MARGIN;
    Thread thread = new Thread(null, task, "guest", stack);
    thread.setDaemon(true);
    thread.start();
    try {
      if (timeout.isEmpty()) {
        return task.get();
      }
      try {
        return task.get(timeout.get().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        Instance running = instance.get();
        if (running != null) {
          running.interrupt();
        }
        // What blocks in the host is woken by this.
        thread.interrupt();
        return task.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      throw new InterruptedExecutionException("no end after " + text(timeout.get()), List.of());
    } catch (InterruptedException e) {
      thread.interrupt();
      throw new InterruptedExecutionException("interrupted", List.of());
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** The guest's own exception, thrown again where the command is waiting. */
  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(e);
  }
}
