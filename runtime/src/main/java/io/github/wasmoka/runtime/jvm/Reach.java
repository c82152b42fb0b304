package io.github.wasmoka.runtime.jvm;

import java.util.Objects;

/**
 * How far a memory on an array reaches, where code looks at that itself: a limit, the memory's
 * size, or {@link io.github.wasmoka.runtime.memory.ByteArrayMemory#NO_LIMIT} while the array is as
 * long as the memory and its own check does. HotSpot's compilers know that as a constant, and
 * nothing is left then but whether an address is below 2 GiB, or not even that.
 */
public final class Reach {
  private Reach() {}

  /**
   * Compares an index with a limit.
   *
   * @param index the index, which may be negative
   * @param last how far behind it the access's last byte lies
   * @param limit the limit
   * @return the index
   * @throws IndexOutOfBoundsException if there is a limit and it is not below
   */
  public static int within(int index, int last, int limit) {
    return limit < 0 ? index : Objects.checkIndex(index, limit - last);
  }
}
