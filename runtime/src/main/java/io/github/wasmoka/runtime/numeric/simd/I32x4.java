package io.github.wasmoka.runtime.numeric.simd;

import io.github.wasmoka.runtime.numeric.Conversions;

/**
 * Vectors of 4 lanes of 32 bits (§4.3.5 with §4.3.2 and §4.3.4 on each lane), two lanes at a time
 * in a {@code long}.
 */
public final class I32x4 {

  private I32x4() {}

  /** Two lanes, the lower first. */
  private static long pack(int lane0, int lane1) {
    return (lane0 & 0xffff_ffffL) | (long) lane1 << 32;
  }

  private static int high(long a) {
    return (int) (a >>> 32);
  }

  private static int ones(boolean truth) {
    return truth ? -1 : 0;
  }

  private static float float0(long a) {
    return Float.intBitsToFloat((int) a);
  }

  private static float float1(long a) {
    return Float.intBitsToFloat(high(a));
  }

  /**
   * Negates, wrapping (§4.3.2 ineg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4Neg(long a) {
    return pack(-(int) a, -high(a));
  }

  /**
   * The absolute value, wrapping (§4.3.2 iabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4Abs(long a) {
    return pack(Math.abs((int) a), Math.abs(high(a)));
  }

  /**
   * Adds, wrapping (§4.3.2 iadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4Add(long a, long b) {
    return pack((int) a + (int) b, high(a) + high(b));
  }

  /**
   * Subtracts, wrapping (§4.3.2 isub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4Sub(long a, long b) {
    return pack((int) a - (int) b, high(a) - high(b));
  }

  /**
   * Multiplies, wrapping (§4.3.2 imul).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4Mul(long a, long b) {
    return pack((int) a * (int) b, high(a) * high(b));
  }

  /**
   * The smaller, signed (§4.3.2 imin_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4MinS(long a, long b) {
    return pack(Math.min((int) a, (int) b), Math.min(high(a), high(b)));
  }

  /**
   * The smaller, unsigned (§4.3.2 imin_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4MinU(long a, long b) {
    return pack(minU((int) a, (int) b), minU(high(a), high(b)));
  }

  /**
   * The larger, signed (§4.3.2 imax_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4MaxS(long a, long b) {
    return pack(Math.max((int) a, (int) b), Math.max(high(a), high(b)));
  }

  /**
   * The larger, unsigned (§4.3.2 imax_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4MaxU(long a, long b) {
    return pack(maxU((int) a, (int) b), maxU(high(a), high(b)));
  }

  private static int minU(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? a : b;
  }

  private static int maxU(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? b : a;
  }

  /**
   * Shifts to the left (§4.3.2 ishl).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i32x4Shl(long a, int n) {
    return pack((int) a << n, high(a) << n);
  }

  /**
   * Shifts to the right, filling with the sign (§4.3.2 ishr_s).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i32x4ShrS(long a, int n) {
    return pack((int) a >> n, high(a) >> n);
  }

  /**
   * Shifts to the right, filling with zeros (§4.3.2 ishr_u).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i32x4ShrU(long a, int n) {
    return pack((int) a >>> n, high(a) >>> n);
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.2 ieq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4Eq(long a, long b) {
    return pack(ones((int) a == (int) b), ones(high(a) == high(b)));
  }

  /**
   * Different lanes become all ones, others zero (§4.3.2 ine).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4Ne(long a, long b) {
    return pack(ones((int) a != (int) b), ones(high(a) != high(b)));
  }

  /**
   * Lower lanes, signed, become all ones, others zero (§4.3.2 ilt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4LtS(long a, long b) {
    return pack(ones((int) a < (int) b), ones(high(a) < high(b)));
  }

  /**
   * Lower lanes, unsigned, become all ones, others zero (§4.3.2 ilt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4LtU(long a, long b) {
    return pack(
        ones(Integer.compareUnsigned((int) a, (int) b) < 0),
        ones(Integer.compareUnsigned(high(a), high(b)) < 0));
  }

  /**
   * Greater lanes, signed, become all ones, others zero (§4.3.2 igt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4GtS(long a, long b) {
    return pack(ones((int) a > (int) b), ones(high(a) > high(b)));
  }

  /**
   * Greater lanes, unsigned, become all ones, others zero (§4.3.2 igt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4GtU(long a, long b) {
    return pack(
        ones(Integer.compareUnsigned((int) a, (int) b) > 0),
        ones(Integer.compareUnsigned(high(a), high(b)) > 0));
  }

  /**
   * Lower or equal lanes, signed, become all ones, others zero (§4.3.2 ile_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4LeS(long a, long b) {
    return pack(ones((int) a <= (int) b), ones(high(a) <= high(b)));
  }

  /**
   * Lower or equal lanes, unsigned, become all ones, others zero (§4.3.2 ile_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4LeU(long a, long b) {
    return pack(
        ones(Integer.compareUnsigned((int) a, (int) b) <= 0),
        ones(Integer.compareUnsigned(high(a), high(b)) <= 0));
  }

  /**
   * Greater or equal lanes, signed, become all ones, others zero (§4.3.2 ige_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4GeS(long a, long b) {
    return pack(ones((int) a >= (int) b), ones(high(a) >= high(b)));
  }

  /**
   * Greater or equal lanes, unsigned, become all ones, others zero (§4.3.2 ige_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4GeU(long a, long b) {
    return pack(
        ones(Integer.compareUnsigned((int) a, (int) b) >= 0),
        ones(Integer.compareUnsigned(high(a), high(b)) >= 0));
  }

  /**
   * Selects bit by bit, as {@link V128Ops#v128Bitselect} does (§4.3.5 relaxed_laneselect).
   *
   * @param a half of the operand for ones
   * @param b half of the operand for zeros
   * @param mask half of the mask
   * @return half of the result
   */
  public static long i32x4RelaxedLaneselect(long a, long b, long mask) {
    return V128Ops.v128Bitselect(a, b, mask);
  }

  /**
   * Whether no lane is zero (§4.3.5 all_true).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return 1 or 0
   */
  public static int i32x4AllTrue(long aLo, long aHi) {
    return (int) aLo != 0 && high(aLo) != 0 && (int) aHi != 0 && high(aHi) != 0 ? 1 : 0;
  }

  /**
   * The signs of the lanes (§4.3.5 bitmask).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return a bit a lane, the lowest for lane 0
   */
  public static int i32x4Bitmask(long aLo, long aHi) {
    return (int) (((aLo >>> 31) & 1) | (aLo >>> 62 & 2) | ((aHi >>> 29) & 4) | ((aHi >>> 60) & 8));
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number
   * @return either half of the result
   */
  public static long i32x4Splat(int x) {
    return pack(x, x);
  }

  /**
   * A lane (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 to 3
   * @return the number
   */
  public static int i32x4ExtractLane(long aLo, long aHi, int lane) {
    return (int) ((lane < 2 ? aLo : aHi) >>> (lane << 5));
  }

  /** The half with another number in one lane of it: in lane 0 if the index is even. */
  static long put(long a, int x, int lane) {
    return (lane & 1) == 0 ? pack(x, high(a)) : pack((int) a, x);
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number
   * @param lane 0 to 3
   * @return the low half of the result
   */
  public static long i32x4ReplaceLaneLo(long aLo, long aHi, int x, int lane) {
    return lane < 2 ? put(aLo, x, lane) : aLo;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number
   * @param lane 0 to 3
   * @return the high half of the result
   */
  public static long i32x4ReplaceLaneHi(long aLo, long aHi, int x, int lane) {
    return lane < 2 ? aHi : put(aHi, x, lane);
  }

  /** Two lanes of 16 bits, from the lowest, as lanes of 32, signed. */
  private static long widenS(long a) {
    return pack((short) a, (short) (a >>> 16));
  }

  /**
   * Widens the low 4 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4ExtendLowI16x8SLo(long aLo, long aHi) {
    return widenS(aLo);
  }

  /**
   * Widens the low 4 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4ExtendLowI16x8SHi(long aLo, long aHi) {
    return widenS(aLo >>> 32);
  }

  /**
   * Widens the high 4 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4ExtendHighI16x8SLo(long aLo, long aHi) {
    return widenS(aHi);
  }

  /**
   * Widens the high 4 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4ExtendHighI16x8SHi(long aLo, long aHi) {
    return widenS(aHi >>> 32);
  }

  /**
   * Multiplies the low 4 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i32x4ExtmulLowI16x8SLo(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenS(aLo), widenS(bLo));
  }

  /**
   * Multiplies the low 4 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i32x4ExtmulLowI16x8SHi(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenS(aLo >>> 32), widenS(bLo >>> 32));
  }

  /**
   * Multiplies the high 4 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i32x4ExtmulHighI16x8SLo(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenS(aHi), widenS(bHi));
  }

  /**
   * Multiplies the high 4 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i32x4ExtmulHighI16x8SHi(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenS(aHi >>> 32), widenS(bHi >>> 32));
  }

  /**
   * Adds neighbouring lanes of 16 bits without loss, signed (§4.3.5 extadd_pairwise).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4ExtaddPairwiseI16x8S(long a) {
    return pack((short) a + (short) (a >>> 16), (short) (a >>> 32) + (short) (a >>> 48));
  }

  /** Two lanes of 16 bits, from the lowest, as lanes of 32, unsigned. */
  private static long widenU(long a) {
    return pack((char) a, (char) (a >>> 16));
  }

  /**
   * Widens the low 4 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4ExtendLowI16x8ULo(long aLo, long aHi) {
    return widenU(aLo);
  }

  /**
   * Widens the low 4 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4ExtendLowI16x8UHi(long aLo, long aHi) {
    return widenU(aLo >>> 32);
  }

  /**
   * Widens the high 4 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4ExtendHighI16x8ULo(long aLo, long aHi) {
    return widenU(aHi);
  }

  /**
   * Widens the high 4 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4ExtendHighI16x8UHi(long aLo, long aHi) {
    return widenU(aHi >>> 32);
  }

  /**
   * Multiplies the low 4 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i32x4ExtmulLowI16x8ULo(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenU(aLo), widenU(bLo));
  }

  /**
   * Multiplies the low 4 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i32x4ExtmulLowI16x8UHi(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenU(aLo >>> 32), widenU(bLo >>> 32));
  }

  /**
   * Multiplies the high 4 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i32x4ExtmulHighI16x8ULo(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenU(aHi), widenU(bHi));
  }

  /**
   * Multiplies the high 4 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i32x4ExtmulHighI16x8UHi(long aLo, long aHi, long bLo, long bHi) {
    return i32x4Mul(widenU(aHi >>> 32), widenU(bHi >>> 32));
  }

  /**
   * Adds neighbouring lanes of 16 bits without loss, unsigned (§4.3.5 extadd_pairwise).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4ExtaddPairwiseI16x8U(long a) {
    return pack((char) a + (char) (a >>> 16), (char) (a >>> 32) + (char) (a >>> 48));
  }

  /**
   * Sums of products of neighbouring lanes of 16 bits, signed, wrapping (§4.3.5 dot).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i32x4DotI16x8S(long a, long b) {
    return pack(
        (short) a * (short) b + (short) (a >>> 16) * (short) (b >>> 16),
        (short) (a >>> 32) * (short) (b >>> 32) + (short) (a >>> 48) * (short) (b >>> 48));
  }

  /**
   * Sums of products of four neighbouring lanes of 8 bits, both signed, the sum of a pair
   * saturating at 16 bits, added to the third operand (§4.3.5 relaxed_dot_add).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @param c half of the third operand
   * @return half of the result
   */
  public static long i32x4RelaxedDotI8x16I7x16AddS(long a, long b, long c) {
    return i32x4Add(i32x4ExtaddPairwiseI16x8S(I16x8.i16x8RelaxedDotI8x16I7x16S(a, b)), c);
  }

  /**
   * Truncates to signed integers, to the nearest that there is; 0 for a NaN (§4.3.4 trunc_sat_s).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4TruncSatF32x4S(long a) {
    return pack((int) float0(a), (int) float1(a));
  }

  /**
   * Truncates to unsigned integers, to the nearest that there is; 0 for a NaN (§4.3.4 trunc_sat_u).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4TruncSatF32x4U(long a) {
    return pack(Conversions.i32TruncSatU(float0(a)), Conversions.i32TruncSatU(float1(a)));
  }

  /**
   * Truncates to two signed integers and two zeros (§4.3.4 trunc_sat_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4TruncSatF64x2SZeroLo(long aLo, long aHi) {
    return pack((int) Double.longBitsToDouble(aLo), (int) Double.longBitsToDouble(aHi));
  }

  /**
   * Truncates to two signed integers and two zeros (§4.3.4 trunc_sat_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4TruncSatF64x2SZeroHi(long aLo, long aHi) {
    return 0;
  }

  /**
   * Truncates to two unsigned integers and two zeros (§4.3.4 trunc_sat_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4TruncSatF64x2UZeroLo(long aLo, long aHi) {
    return pack(
        Conversions.i32TruncSatU(Double.longBitsToDouble(aLo)),
        Conversions.i32TruncSatU(Double.longBitsToDouble(aHi)));
  }

  /**
   * Truncates to two unsigned integers and two zeros (§4.3.4 trunc_sat_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4TruncSatF64x2UZeroHi(long aLo, long aHi) {
    return 0;
  }

  /**
   * The relaxed truncation, which saturates: truncates to signed integers, to the nearest that
   * there is; 0 for a NaN (§4.3.4 relaxed_trunc_s).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4RelaxedTruncF32x4S(long a) {
    return pack((int) float0(a), (int) float1(a));
  }

  /**
   * The relaxed truncation, which saturates: truncates to unsigned integers, to the nearest that
   * there is; 0 for a NaN (§4.3.4 relaxed_trunc_u).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i32x4RelaxedTruncF32x4U(long a) {
    return pack(Conversions.i32TruncSatU(float0(a)), Conversions.i32TruncSatU(float1(a)));
  }

  /**
   * The relaxed truncation, which saturates: truncates to two signed integers and two zeros (§4.3.4
   * relaxed_trunc_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4RelaxedTruncF64x2SZeroLo(long aLo, long aHi) {
    return pack((int) Double.longBitsToDouble(aLo), (int) Double.longBitsToDouble(aHi));
  }

  /**
   * The relaxed truncation, which saturates: truncates to two signed integers and two zeros (§4.3.4
   * relaxed_trunc_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4RelaxedTruncF64x2SZeroHi(long aLo, long aHi) {
    return 0;
  }

  /**
   * The relaxed truncation, which saturates: truncates to two unsigned integers and two zeros
   * (§4.3.4 relaxed_trunc_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i32x4RelaxedTruncF64x2UZeroLo(long aLo, long aHi) {
    return pack(
        Conversions.i32TruncSatU(Double.longBitsToDouble(aLo)),
        Conversions.i32TruncSatU(Double.longBitsToDouble(aHi)));
  }

  /**
   * The relaxed truncation, which saturates: truncates to two unsigned integers and two zeros
   * (§4.3.4 relaxed_trunc_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i32x4RelaxedTruncF64x2UZeroHi(long aLo, long aHi) {
    return 0;
  }
}
