package io.github.wasmoka.runtime.numeric.simd;

/**
 * What lanes of 8 and 16 bits in a long have in common; {@code high} is each lane's highest bit.
 */
final class NarrowLanes {
  private NarrowLanes() {}

  /** The highest bit of each lane that is not zero; what is below it does not count. */
  static long nonZero(long a, long high) {
    return ((a & ~high) + ~high) | a;
  }

  /**
   * The highest bit of each lane in which a is lower than b, unsigned; what is below it does not
   * count. It is that of the average of ~a and b, rounded down: their sum's carry.
   */
  static long belowU(long a, long b, long low) {
    return (~a & b) + ((~(a ^ b) & ~low) >>> 1);
  }

  /** The same, signed: the other way round where the signs differ. */
  static long belowS(long a, long b, long low) {
    return belowU(a, b, low) ^ a ^ b;
  }
}
