package io.github.wasmoka.runtime.numeric.simd;

/** Vectors as 128 bits (§4.3.5), whatever the lanes. */
public final class V128Ops {

  private V128Ops() {}

  /**
   * Flips all bits (§4.3.2 inot).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long v128Not(long a) {
    return ~a;
  }

  /**
   * The bits that both have (§4.3.2 iand).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long v128And(long a, long b) {
    return a & b;
  }

  /**
   * The bits that only the first has (§4.3.2 iandnot).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long v128Andnot(long a, long b) {
    return a & ~b;
  }

  /**
   * The bits that either has (§4.3.2 ior).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long v128Or(long a, long b) {
    return a | b;
  }

  /**
   * The bits that only one has (§4.3.2 ixor).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long v128Xor(long a, long b) {
    return a ^ b;
  }

  /**
   * Selects bit by bit (§4.3.2 ibitselect).
   *
   * @param a half of the operand for ones
   * @param b half of the operand for zeros
   * @param mask half of the mask
   * @return half of the result
   */
  public static long v128Bitselect(long a, long b, long mask) {
    return b ^ ((a ^ b) & mask);
  }

  /**
   * Whether a bit is set (§4.3.5 any_true).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return 1 or 0
   */
  public static int v128AnyTrue(long aLo, long aHi) {
    return (aLo | aHi) != 0 ? 1 : 0;
  }
}
