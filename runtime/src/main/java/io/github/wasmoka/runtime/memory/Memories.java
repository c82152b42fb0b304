package io.github.wasmoka.runtime.memory;

import io.github.wasmoka.api.type.MemType;

/** Chooses between the representations of memories. */
public final class Memories {
  private Memories() {}

  /**
   * Allocates a memory where the JVM's engines want it: on an array unless it is shared or starts
   * too large for one.
   *
   * @param type its type; its minimum must be allowed already
   * @param maxBytes the size that it may reach
   * @param dirtyPageSize the granularity of dirty tracking in bytes, or 0
   * @return the memory, all zero
   */
  public static MemoryInstance allocate(MemType type, long maxBytes, int dirtyPageSize) {
    return onArray(type)
        ? new ByteArrayMemory(type, maxBytes, dirtyPageSize)
        : new SegmentMemory(type, maxBytes, dirtyPageSize);
  }

  /**
   * Whether {@link #allocate} takes an array.
   *
   * @param type a memory's type
   * @return true if so
   */
  public static boolean onArray(MemType type) {
    return !type.shared()
        && type.limits().min() << type.pageSizeLog2() <= ByteArrayMemory.MAX_BYTES;
  }
}
