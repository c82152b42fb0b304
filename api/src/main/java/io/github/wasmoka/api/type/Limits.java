package io.github.wasmoka.api.type;

import java.util.OptionalLong;

/**
 * The size range of a memory in pages or of a table in entries (§2.3.10).
 *
 * @param min the size at the start, unsigned
 * @param max the size it may grow to, unsigned; empty for no bound but the implementation's
 */
public record Limits(long min, OptionalLong max) {
  /**
   * A range without an upper bound.
   *
   * @param min the least size
   * @return the range
   */
  public static Limits atLeast(long min) {
    return new Limits(min, OptionalLong.empty());
  }

  /**
   * A range with both bounds.
   *
   * @param min the least size
   * @param max the greatest size
   * @return the range
   */
  public static Limits of(long min, long max) {
    return new Limits(min, OptionalLong.of(max));
  }

  /**
   * Limits matching (§3.3.12): this range lies within {@code other}.
   *
   * @param other the expected range
   * @return true if it does
   */
  public boolean matches(Limits other) {
    return Long.compareUnsigned(min, other.min) >= 0
        && (other.max.isEmpty()
            || (max.isPresent()
                && Long.compareUnsigned(max.getAsLong(), other.max.getAsLong()) <= 0));
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(min)
        + (max.isPresent() ? " " + Long.toUnsignedString(max.getAsLong()) : "");
  }
}
