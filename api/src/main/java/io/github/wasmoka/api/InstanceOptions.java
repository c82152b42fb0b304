package io.github.wasmoka.api;

/**
 * What is switched on for one instance. Immutable.
 *
 * @param dirtyPageSize the granularity of dirty tracking of its own memories in bytes, a power of
 *     two of at least 64; 0 for no tracking, which then costs nothing
 */
public record InstanceOptions(int dirtyPageSize) {
  /** Everything off. */
  public static final InstanceOptions DEFAULT = new InstanceOptions(0);

  /** The usual granularity of dirty tracking, 4 KiB. */
  public static final int DEFAULT_DIRTY_PAGE_SIZE = 4096;

  /**
   * Checks the values.
   *
   * @param dirtyPageSize the granularity of dirty tracking, or 0
   * @throws IllegalArgumentException if it is neither 0 nor a power of two from 64 to
   *     2<sup>30</sup>
   */
  public InstanceOptions {
    if (dirtyPageSize != 0 && (dirtyPageSize < 64 || Integer.bitCount(dirtyPageSize) != 1)) {
      throw new IllegalArgumentException("dirty page size " + dirtyPageSize);
    }
  }

  /** {@return these options with dirty tracking in pages of 4 KiB} */
  public InstanceOptions withDirtyTracking() {
    return new InstanceOptions(DEFAULT_DIRTY_PAGE_SIZE);
  }

  /**
   * These options with dirty tracking.
   *
   * @param pageSize the granularity in bytes
   * @return the new options
   * @throws IllegalArgumentException if it is no power of two from 64 to 2<sup>30</sup>
   */
  public InstanceOptions withDirtyTracking(int pageSize) {
    return new InstanceOptions(pageSize);
  }
}
