package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.CallListener;
import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance's execution is watched: whether it is to stop, how much fuel is left, who is told
 * of calls. Engines charge at the entry of every function and at every loop header ({@link
 * io.github.wasmoka.validator.FuelCosts}), and tell at entries. They poll where the host enters;
 * elsewhere one of some hundred entries and rounds is enough. All that in code that is there only
 * when it was asked for.
 */
public final class ExecutionControl {
  /** Whether {@link #poll} has anything to look for. */
  public final boolean interruptible;

  /** Whether {@link #charge} is to be called. */
  public final boolean metered;

  /** Whether {@link #entered} and {@link #left} are to be called. */
  public final boolean listened;

  /** The fuel that is left; negative once it ran out. Used by the executing thread only. */
  public long fuel;

  private final @Nullable CallListener listener;
  private volatile @Nullable String stopReason;
  private Deadlines.@Nullable Entry deadline;

  ExecutionControl(InstanceOptions options) {
    this.interruptible = options.interruptible();
    this.metered = options.fuel().isPresent();
    this.fuel = options.fuel().orElse(0);
    this.listener = options.listener().orElse(null);
    this.listened = listener != null;
  }

  /**
   * Whether execution is to stop; what engines look at before they call {@link #poll}. It also
   * answers for the thread's own interruption.
   *
   * @return true if {@link #poll} would throw
   */
  public boolean stopping() {
    return stopReason != null || Thread.currentThread().isInterrupted();
  }

  /**
   * Ends execution if it is to stop.
   *
   * @throws InterruptedExecutionException if it is; a request of {@link #stop} is answered thereby,
   *     the thread's interrupt status stays set
   */
  public void poll() {
    String reason = stopReason;
    if (reason != null) {
      stopReason = null;
      throw new InterruptedExecutionException(reason, List.of());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedExecutionException("thread interrupted", List.of());
    }
  }

  /**
   * Takes fuel away.
   *
   * @param cost how much
   * @throws ExhaustionException if that much is not left
   */
  public void charge(int cost) {
    long left = fuel - cost;
    fuel = left;
    if (left < 0) {
      throw outOfFuel();
    }
  }

  /** {@return the exception of fuel that ran out} */
  public static ExhaustionException outOfFuel() {
    return new ExhaustionException(ExhaustionException.Resource.FUEL, List.of());
  }

  /**
   * Tells the listener of a function's entry.
   *
   * @param instance the instance
   * @param function the function's index
   */
  public void entered(Instance instance, int function) {
    CallListener told = listener;
    if (told != null) {
      try {
        told.entered(instance, function);
      } catch (RuntimeException e) {
        throw new Trap(TrapKind.HOST_ERROR, List.of(), e);
      }
    }
  }

  /**
   * Tells the listener that a function is left.
   *
   * @param instance the instance
   * @param function the function's index
   */
  public void left(Instance instance, int function) {
    CallListener told = listener;
    if (told != null) {
      try {
        told.left(instance, function);
      } catch (RuntimeException e) {
        throw new Trap(TrapKind.HOST_ERROR, List.of(), e);
      }
    }
  }

  /**
   * Asks execution to stop. Thread-safe.
   *
   * @param reason the exception's message
   */
  void stop(String reason) {
    stopReason = reason;
  }

  /** Sets the time of a stop, in place of an earlier one; null for none. Thread-safe. */
  synchronized void deadline(@Nullable Duration time) {
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
    if (time != null) {
      deadline = Deadlines.after(time, () -> stop("deadline passed"));
    }
  }

  /** Takes back every request that was not answered yet. Thread-safe. */
  void clear() {
    deadline(null);
    stopReason = null;
  }
}
