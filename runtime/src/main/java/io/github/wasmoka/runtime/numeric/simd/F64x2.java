package io.github.wasmoka.runtime.numeric.simd;

import io.github.wasmoka.runtime.numeric.FloatMath;

/**
 * Vectors of 2 floats of 64 bits (§4.3.5 with §4.3.3 and §4.3.4 on each lane), a half is a lane.
 */
public final class F64x2 {

  private F64x2() {}

  private static double lane(long a) {
    return Double.longBitsToDouble(a);
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  /**
   * Flips the sign, of a NaN as well (§4.3.3 fneg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Neg(long a) {
    return a ^ Long.MIN_VALUE;
  }

  /**
   * Clears the sign, of a NaN as well (§4.3.3 fabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Abs(long a) {
    return a & Long.MAX_VALUE;
  }

  /**
   * The square root (§4.3.3 fsqrt).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Sqrt(long a) {
    return bits(Math.sqrt(lane(a)));
  }

  /**
   * Rounds up (§4.3.3 fceil).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Ceil(long a) {
    return bits(FloatMath.ceil(lane(a)));
  }

  /**
   * Rounds down (§4.3.3 ffloor).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Floor(long a) {
    return bits(FloatMath.floor(lane(a)));
  }

  /**
   * Rounds towards zero (§4.3.3 ftrunc).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Trunc(long a) {
    return bits(FloatMath.trunc(lane(a)));
  }

  /**
   * Rounds to the nearest integer, ties to even (§4.3.3 fnearest).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f64x2Nearest(long a) {
    return bits(FloatMath.nearest(lane(a)));
  }

  /**
   * Adds (§4.3.3 fadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Add(long a, long b) {
    return bits(lane(a) + lane(b));
  }

  /**
   * Subtracts (§4.3.3 fsub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Sub(long a, long b) {
    return bits(lane(a) - lane(b));
  }

  /**
   * Multiplies (§4.3.3 fmul).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Mul(long a, long b) {
    return bits(lane(a) * lane(b));
  }

  /**
   * Divides (§4.3.3 fdiv).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Div(long a, long b) {
    return bits(lane(a) / lane(b));
  }

  /**
   * The smaller; -0 is smaller than 0, a NaN wins (§4.3.3 fmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Min(long a, long b) {
    return bits(FloatMath.min(lane(a), lane(b)));
  }

  /**
   * The larger; 0 is larger than -0, a NaN wins (§4.3.3 fmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Max(long a, long b) {
    return bits(FloatMath.max(lane(a), lane(b)));
  }

  /**
   * Relaxed, and the same as plain: the smaller; -0 is smaller than 0, a NaN wins (§4.3.3 fmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2RelaxedMin(long a, long b) {
    return bits(FloatMath.min(lane(a), lane(b)));
  }

  /**
   * Relaxed, and the same as plain: the larger; 0 is larger than -0, a NaN wins (§4.3.3 fmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2RelaxedMax(long a, long b) {
    return bits(FloatMath.max(lane(a), lane(b)));
  }

  /**
   * The second if it is smaller, else the first, bit for bit (§4.3.3 fpmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Pmin(long a, long b) {
    return lane(b) < lane(a) ? b : a;
  }

  /**
   * The second if it is larger, else the first, bit for bit (§4.3.3 fpmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Pmax(long a, long b) {
    return lane(a) < lane(b) ? b : a;
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.3 feq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Eq(long a, long b) {
    return lane(a) == lane(b) ? -1 : 0;
  }

  /**
   * Different lanes become all ones, others zero (§4.3.3 fne).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Ne(long a, long b) {
    return lane(a) != lane(b) ? -1 : 0;
  }

  /**
   * Lower lanes become all ones, others zero (§4.3.3 flt).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Lt(long a, long b) {
    return lane(a) < lane(b) ? -1 : 0;
  }

  /**
   * Greater lanes become all ones, others zero (§4.3.3 fgt).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Gt(long a, long b) {
    return lane(a) > lane(b) ? -1 : 0;
  }

  /**
   * Lower or equal lanes become all ones, others zero (§4.3.3 fle).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Le(long a, long b) {
    return lane(a) <= lane(b) ? -1 : 0;
  }

  /**
   * Greater or equal lanes become all ones, others zero (§4.3.3 fge).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f64x2Ge(long a, long b) {
    return lane(a) >= lane(b) ? -1 : 0;
  }

  /**
   * The product of the first two plus the third, rounded twice (§4.3.5 relaxed_madd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @param c half of the third operand
   * @return half of the result
   */
  public static long f64x2RelaxedMadd(long a, long b, long c) {
    return bits(lane(a) * lane(b) + lane(c));
  }

  /**
   * The third less the product of the first two, rounded twice (§4.3.5 relaxed_nmadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @param c half of the third operand
   * @return half of the result
   */
  public static long f64x2RelaxedNmadd(long a, long b, long c) {
    return bits(-lane(a) * lane(b) + lane(c));
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number
   * @return either half of the result
   */
  public static long f64x2Splat(double x) {
    return bits(x);
  }

  /**
   * A lane (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 or 1
   * @return the number
   */
  public static double f64x2ExtractLane(long aLo, long aHi, int lane) {
    return lane(lane == 0 ? aLo : aHi);
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
  public static long f64x2ReplaceLaneLo(long aLo, long aHi, double x, int lane) {
    return lane == 0 ? bits(x) : aLo;
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
  public static long f64x2ReplaceLaneHi(long aLo, long aHi, double x, int lane) {
    return lane == 0 ? aHi : bits(x);
  }

  /**
   * Converts the low 2 lanes, signed (§4.3.4 convert_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long f64x2ConvertLowI32x4SLo(long aLo, long aHi) {
    return bits((double) (int) aLo);
  }

  /**
   * Converts the low 2 lanes, signed (§4.3.4 convert_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long f64x2ConvertLowI32x4SHi(long aLo, long aHi) {
    return bits((double) (int) (aLo >>> 32));
  }

  /**
   * Converts the low 2 lanes, unsigned (§4.3.4 convert_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long f64x2ConvertLowI32x4ULo(long aLo, long aHi) {
    return bits((double) (aLo & 0xffff_ffffL));
  }

  /**
   * Converts the low 2 lanes, unsigned (§4.3.4 convert_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long f64x2ConvertLowI32x4UHi(long aLo, long aHi) {
    return bits((double) (aLo >>> 32));
  }

  /**
   * Widens the low 2 floats (§4.3.4 promote); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long f64x2PromoteLowF32x4Lo(long aLo, long aHi) {
    return bits(Float.intBitsToFloat((int) aLo));
  }

  /**
   * Widens the low 2 floats (§4.3.4 promote); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long f64x2PromoteLowF32x4Hi(long aLo, long aHi) {
    return bits(Float.intBitsToFloat((int) (aLo >>> 32)));
  }
}
