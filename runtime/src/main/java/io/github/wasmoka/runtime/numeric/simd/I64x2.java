package io.github.wasmoka.runtime.numeric.simd;

/** Vectors of 2 lanes of 64 bits (§4.3.5 with §4.3.2 on each lane); a half is a lane. */
public final class I64x2 {

  private I64x2() {}

  /**
   * Negates, wrapping (§4.3.2 ineg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i64x2Neg(long a) {
    return -a;
  }

  /**
   * The absolute value, wrapping (§4.3.2 iabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i64x2Abs(long a) {
    return Math.abs(a);
  }

  /**
   * Adds, wrapping (§4.3.2 iadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2Add(long a, long b) {
    return a + b;
  }

  /**
   * Subtracts, wrapping (§4.3.2 isub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2Sub(long a, long b) {
    return a - b;
  }

  /**
   * Multiplies, wrapping (§4.3.2 imul).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2Mul(long a, long b) {
    return a * b;
  }

  /**
   * Shifts to the left (§4.3.2 ishl).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i64x2Shl(long a, int n) {
    return a << n;
  }

  /**
   * Shifts to the right, filling with the sign (§4.3.2 ishr_s).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i64x2ShrS(long a, int n) {
    return a >> n;
  }

  /**
   * Shifts to the right, filling with zeros (§4.3.2 ishr_u).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i64x2ShrU(long a, int n) {
    return a >>> n;
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.2 ieq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2Eq(long a, long b) {
    return a == b ? -1 : 0;
  }

  /**
   * Different lanes become all ones, others zero (§4.3.2 ine).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2Ne(long a, long b) {
    return a != b ? -1 : 0;
  }

  /**
   * Lower lanes, signed, become all ones, others zero (§4.3.2 ilt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2LtS(long a, long b) {
    return a < b ? -1 : 0;
  }

  /**
   * Greater lanes, signed, become all ones, others zero (§4.3.2 igt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2GtS(long a, long b) {
    return a > b ? -1 : 0;
  }

  /**
   * Lower or equal lanes, signed, become all ones, others zero (§4.3.2 ile_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2LeS(long a, long b) {
    return a <= b ? -1 : 0;
  }

  /**
   * Greater or equal lanes, signed, become all ones, others zero (§4.3.2 ige_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i64x2GeS(long a, long b) {
    return a >= b ? -1 : 0;
  }

  /**
   * Selects bit by bit, as {@link V128Ops#v128Bitselect} does (§4.3.5 relaxed_laneselect).
   *
   * @param a half of the operand for ones
   * @param b half of the operand for zeros
   * @param mask half of the mask
   * @return half of the result
   */
  public static long i64x2RelaxedLaneselect(long a, long b, long mask) {
    return V128Ops.v128Bitselect(a, b, mask);
  }

  /**
   * Whether no lane is zero (§4.3.5 all_true).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return 1 or 0
   */
  public static int i64x2AllTrue(long aLo, long aHi) {
    return aLo != 0 && aHi != 0 ? 1 : 0;
  }

  /**
   * The signs of the lanes (§4.3.5 bitmask).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return a bit a lane, the lowest for lane 0
   */
  public static int i64x2Bitmask(long aLo, long aHi) {
    return (int) (aLo >>> 63 | (aHi >>> 62 & 2));
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number
   * @return either half of the result
   */
  public static long i64x2Splat(long x) {
    return x;
  }

  /**
   * A lane (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 or 1
   * @return the number
   */
  public static long i64x2ExtractLane(long aLo, long aHi, int lane) {
    return lane == 0 ? aLo : aHi;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number
   * @param lane 0 or 1
   * @return the low half of the result
   */
  public static long i64x2ReplaceLaneLo(long aLo, long aHi, long x, int lane) {
    return lane == 0 ? x : aLo;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number
   * @param lane 0 or 1
   * @return the high half of the result
   */
  public static long i64x2ReplaceLaneHi(long aLo, long aHi, long x, int lane) {
    return lane == 0 ? aHi : x;
  }

  /**
   * Widens the low 2 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i64x2ExtendLowI32x4SLo(long aLo, long aHi) {
    return (int) aLo;
  }

  /**
   * Widens the low 2 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i64x2ExtendLowI32x4SHi(long aLo, long aHi) {
    return aLo >> 32;
  }

  /**
   * Widens the high 2 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i64x2ExtendHighI32x4SLo(long aLo, long aHi) {
    return (int) aHi;
  }

  /**
   * Widens the high 2 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i64x2ExtendHighI32x4SHi(long aLo, long aHi) {
    return aHi >> 32;
  }

  /**
   * Multiplies the low 2 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i64x2ExtmulLowI32x4SLo(long aLo, long aHi, long bLo, long bHi) {
    return (long) (int) aLo * (int) bLo;
  }

  /**
   * Multiplies the low 2 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i64x2ExtmulLowI32x4SHi(long aLo, long aHi, long bLo, long bHi) {
    return (aLo >> 32) * (bLo >> 32);
  }

  /**
   * Multiplies the high 2 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i64x2ExtmulHighI32x4SLo(long aLo, long aHi, long bLo, long bHi) {
    return (long) (int) aHi * (int) bHi;
  }

  /**
   * Multiplies the high 2 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i64x2ExtmulHighI32x4SHi(long aLo, long aHi, long bLo, long bHi) {
    return (aHi >> 32) * (bHi >> 32);
  }

  /**
   * Widens the low 2 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i64x2ExtendLowI32x4ULo(long aLo, long aHi) {
    return aLo & 0xffff_ffffL;
  }

  /**
   * Widens the low 2 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i64x2ExtendLowI32x4UHi(long aLo, long aHi) {
    return aLo >>> 32;
  }

  /**
   * Widens the high 2 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i64x2ExtendHighI32x4ULo(long aLo, long aHi) {
    return aHi & 0xffff_ffffL;
  }

  /**
   * Widens the high 2 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i64x2ExtendHighI32x4UHi(long aLo, long aHi) {
    return aHi >>> 32;
  }

  /**
   * Multiplies the low 2 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i64x2ExtmulLowI32x4ULo(long aLo, long aHi, long bLo, long bHi) {
    return (aLo & 0xffff_ffffL) * (bLo & 0xffff_ffffL);
  }

  /**
   * Multiplies the low 2 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i64x2ExtmulLowI32x4UHi(long aLo, long aHi, long bLo, long bHi) {
    return (aLo >>> 32) * (bLo >>> 32);
  }

  /**
   * Multiplies the high 2 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i64x2ExtmulHighI32x4ULo(long aLo, long aHi, long bLo, long bHi) {
    return (aHi & 0xffff_ffffL) * (bHi & 0xffff_ffffL);
  }

  /**
   * Multiplies the high 2 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i64x2ExtmulHighI32x4UHi(long aLo, long aHi, long bLo, long bHi) {
    return (aHi >>> 32) * (bHi >>> 32);
  }
}
