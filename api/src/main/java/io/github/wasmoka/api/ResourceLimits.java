package io.github.wasmoka.api;

/**
 * What instances of a runtime may use. Immutable.
 *
 * @param maxMemoryBytes the size that one memory may reach, in bytes; a module that declares more
 *     as minimum does not link, growing further fails as WebAssembly defines it
 * @param maxTableEntries the size that one table may reach
 * @param maxStackBytes how much call stack one call from the host may use, in bytes of the engine's
 *     own frames; approximate. An engine that uses the thread's stack is bounded by that instead
 * @param maxInstances how many instances the runtime makes in its life
 */
public record ResourceLimits(
    long maxMemoryBytes, long maxTableEntries, long maxStackBytes, long maxInstances) {
  /** 4 GiB a memory, ten million entries a table, 16 MiB of stack, no bound on instances. */
  public static final ResourceLimits DEFAULT =
      new ResourceLimits(1L << 32, 10_000_000, 16L << 20, Long.MAX_VALUE);

  /**
   * Checks the values.
   *
   * @param maxMemoryBytes the size that one memory may reach
   * @param maxTableEntries the size that one table may reach
   * @param maxStackBytes how much call stack one call may use
   * @param maxInstances how many instances the runtime makes
   * @throws IllegalArgumentException if one is negative
   */
  public ResourceLimits {
    if (maxMemoryBytes < 0 || maxTableEntries < 0 || maxStackBytes < 0 || maxInstances < 0) {
      throw new IllegalArgumentException("negative limit");
    }
  }

  /**
   * These limits with another for memories.
   *
   * @param bytes the size that one memory may reach
   * @return the new limits
   */
  public ResourceLimits withMaxMemoryBytes(long bytes) {
    return new ResourceLimits(bytes, maxTableEntries, maxStackBytes, maxInstances);
  }

  /**
   * These limits with another for tables.
   *
   * @param entries the size that one table may reach
   * @return the new limits
   */
  public ResourceLimits withMaxTableEntries(long entries) {
    return new ResourceLimits(maxMemoryBytes, entries, maxStackBytes, maxInstances);
  }

  /**
   * These limits with another for the call stack.
   *
   * @param bytes how much call stack one call may use
   * @return the new limits
   */
  public ResourceLimits withMaxStackBytes(long bytes) {
    return new ResourceLimits(maxMemoryBytes, maxTableEntries, bytes, maxInstances);
  }

  /**
   * These limits with another for instances.
   *
   * @param count how many instances the runtime makes in its life
   * @return the new limits
   */
  public ResourceLimits withMaxInstances(long count) {
    return new ResourceLimits(maxMemoryBytes, maxTableEntries, maxStackBytes, count);
  }
}
