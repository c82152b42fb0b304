package io.github.wasmoka.api;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is switched on for one instance. What is off costs nothing: it is not in the code that runs.
 * Immutable.
 *
 * @param dirtyPageSize the granularity of dirty tracking of its own memories in bytes, a power of
 *     two of at least 64; 0 for no tracking
 * @param interruptible whether its functions can be stopped, by {@link Instance#interrupt}, {@link
 *     Instance#interruptAfter} or the thread's own interruption
 * @param fuel how much its functions may execute, see {@link Instance#fuel}; empty for no bound
 * @param listener who is told of calls
 */
public record InstanceOptions(
    int dirtyPageSize, boolean interruptible, OptionalLong fuel, Optional<CallListener> listener) {
  /** Everything off. */
  public static final InstanceOptions DEFAULT =
      new InstanceOptions(0, false, OptionalLong.empty(), Optional.empty());

  /** The usual granularity of dirty tracking, 4 KiB. */
  public static final int DEFAULT_DIRTY_PAGE_SIZE = 4096;

  /**
   * Checks the values.
   *
   * @param dirtyPageSize the granularity of dirty tracking, or 0
   * @param interruptible whether functions can be stopped
   * @param fuel how much may be executed
   * @param listener who is told of calls
   * @throws IllegalArgumentException if the page size is neither 0 nor a power of two from 64 to
   *     2<sup>30</sup>, or the fuel is negative
   */
  public InstanceOptions {
    if (dirtyPageSize != 0 && (dirtyPageSize < 64 || Integer.bitCount(dirtyPageSize) != 1)) {
      throw new IllegalArgumentException("dirty page size " + dirtyPageSize);
    }
    if (fuel.isPresent() && fuel.getAsLong() < 0) {
      throw new IllegalArgumentException("negative fuel " + fuel.getAsLong());
    }
  }

  /** {@return these options with dirty tracking in pages of 4 KiB} */
  public InstanceOptions withDirtyTracking() {
    return withDirtyTracking(DEFAULT_DIRTY_PAGE_SIZE);
  }

  /**
   * These options with dirty tracking.
   *
   * @param pageSize the granularity in bytes
   * @return the new options
   * @throws IllegalArgumentException if it is no power of two from 64 to 2<sup>30</sup>
   */
  public InstanceOptions withDirtyTracking(int pageSize) {
    return new InstanceOptions(pageSize, interruptible, fuel, listener);
  }

  /** {@return these options with functions that can be stopped} */
  public InstanceOptions withInterruption() {
    return new InstanceOptions(dirtyPageSize, true, fuel, listener);
  }

  /**
   * These options with a bound on what is executed.
   *
   * @param units how much, see {@link Instance#fuel}
   * @return the new options
   * @throws IllegalArgumentException if it is negative
   */
  public InstanceOptions withFuel(long units) {
    return new InstanceOptions(dirtyPageSize, interruptible, OptionalLong.of(units), listener);
  }

  /**
   * These options with a listener.
   *
   * @param told who is told of calls
   * @return the new options
   */
  public InstanceOptions withListener(CallListener told) {
    return new InstanceOptions(dirtyPageSize, interruptible, fuel, Optional.of(told));
  }
}
