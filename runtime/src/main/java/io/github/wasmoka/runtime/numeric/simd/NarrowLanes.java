package io.github.wasmoka.runtime.numeric.simd;

/**
 * What lanes of 8 and 16 bits in a long have in common; {@code high} is each lane's highest bit.
 */
final class NarrowLanes {
  private NarrowLanes() {}

  /** The highest bit of each lane that is not zero. */
  static long nonZero(long a, long high) {
    return (((a & ~high) + ~high) | a) & high;
  }

  /** The highest bit of each lane in which a is lower than b: the borrow of a - b. */
  static long below(long a, long b, long high) {
    long noBorrow = (a | high) - (b & ~high); // of the bits below, in the highest
    return ((~a & b) | ~((a ^ b) | noBorrow)) & high;
  }
}
