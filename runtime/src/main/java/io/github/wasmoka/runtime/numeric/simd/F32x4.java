package io.github.wasmoka.runtime.numeric.simd;

import io.github.wasmoka.runtime.numeric.Conversions;
import io.github.wasmoka.runtime.numeric.FloatMath;

/**
 * Vectors of 4 floats of 32 bits (§4.3.5 with §4.3.3 and §4.3.4 on each lane), two lanes at a time
 * in a {@code long}.
 */
public final class F32x4 {

  private F32x4() {}

  /** Two lanes, the lower first. */
  private static long pack(float lane0, float lane1) {
    return bits(lane0) | bits(lane1) << 32;
  }

  private static long bits(float x) {
    return Float.floatToRawIntBits(x) & 0xffff_ffffL;
  }

  private static float lane0(long a) {
    return Float.intBitsToFloat((int) a);
  }

  private static float lane1(long a) {
    return Float.intBitsToFloat((int) (a >>> 32));
  }

  /**
   * Flips the sign, of a NaN as well (§4.3.3 fneg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Neg(long a) {
    return a ^ 0x8000_0000_8000_0000L;
  }

  /**
   * Clears the sign, of a NaN as well (§4.3.3 fabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Abs(long a) {
    return a & 0x7fff_ffff_7fff_ffffL;
  }

  /**
   * The square root (§4.3.3 fsqrt).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Sqrt(long a) {
    return pack((float) Math.sqrt(lane0(a)), (float) Math.sqrt(lane1(a)));
  }

  /**
   * Rounds up (§4.3.3 fceil).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Ceil(long a) {
    return pack(FloatMath.ceil(lane0(a)), FloatMath.ceil(lane1(a)));
  }

  /**
   * Rounds down (§4.3.3 ffloor).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Floor(long a) {
    return pack(FloatMath.floor(lane0(a)), FloatMath.floor(lane1(a)));
  }

  /**
   * Rounds towards zero (§4.3.3 ftrunc).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Trunc(long a) {
    return pack(FloatMath.trunc(lane0(a)), FloatMath.trunc(lane1(a)));
  }

  /**
   * Rounds to the nearest integer, ties to even (§4.3.3 fnearest).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4Nearest(long a) {
    return pack(FloatMath.nearest(lane0(a)), FloatMath.nearest(lane1(a)));
  }

  /**
   * Adds (§4.3.3 fadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Add(long a, long b) {
    return pack(lane0(a) + lane0(b), lane1(a) + lane1(b));
  }

  /**
   * Subtracts (§4.3.3 fsub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Sub(long a, long b) {
    return pack(lane0(a) - lane0(b), lane1(a) - lane1(b));
  }

  /**
   * Multiplies (§4.3.3 fmul).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Mul(long a, long b) {
    return pack(lane0(a) * lane0(b), lane1(a) * lane1(b));
  }

  /**
   * Divides (§4.3.3 fdiv).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Div(long a, long b) {
    return pack(lane0(a) / lane0(b), lane1(a) / lane1(b));
  }

  /**
   * The smaller; -0 is smaller than 0, a NaN wins (§4.3.3 fmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Min(long a, long b) {
    return pack(FloatMath.min(lane0(a), lane0(b)), FloatMath.min(lane1(a), lane1(b)));
  }

  /**
   * The larger; 0 is larger than -0, a NaN wins (§4.3.3 fmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Max(long a, long b) {
    return pack(FloatMath.max(lane0(a), lane0(b)), FloatMath.max(lane1(a), lane1(b)));
  }

  /**
   * Relaxed, and the same as plain: the smaller; -0 is smaller than 0, a NaN wins (§4.3.3 fmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4RelaxedMin(long a, long b) {
    return pack(FloatMath.min(lane0(a), lane0(b)), FloatMath.min(lane1(a), lane1(b)));
  }

  /**
   * Relaxed, and the same as plain: the larger; 0 is larger than -0, a NaN wins (§4.3.3 fmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4RelaxedMax(long a, long b) {
    return pack(FloatMath.max(lane0(a), lane0(b)), FloatMath.max(lane1(a), lane1(b)));
  }

  /** The bits of b where the condition holds in a lane, else those of a. */
  private static long choose(boolean b0, boolean b1, long a, long b) {
    return (b0 ? b & 0xffff_ffffL : a & 0xffff_ffffL) | (b1 ? b & -1L << 32 : a & -1L << 32);
  }

  /**
   * The second if it is smaller, else the first, bit for bit (§4.3.3 fpmin).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Pmin(long a, long b) {
    return choose(lane0(b) < lane0(a), lane1(b) < lane1(a), a, b);
  }

  /**
   * The second if it is larger, else the first, bit for bit (§4.3.3 fpmax).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Pmax(long a, long b) {
    return choose(lane0(a) < lane0(b), lane1(a) < lane1(b), a, b);
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.3 feq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Eq(long a, long b) {
    return (lane0(a) == lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) == lane1(b) ? -1L << 32 : 0);
  }

  /**
   * Different lanes become all ones, others zero (§4.3.3 fne).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Ne(long a, long b) {
    return (lane0(a) != lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) != lane1(b) ? -1L << 32 : 0);
  }

  /**
   * Lower lanes become all ones, others zero (§4.3.3 flt).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Lt(long a, long b) {
    return (lane0(a) < lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) < lane1(b) ? -1L << 32 : 0);
  }

  /**
   * Greater lanes become all ones, others zero (§4.3.3 fgt).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Gt(long a, long b) {
    return (lane0(a) > lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) > lane1(b) ? -1L << 32 : 0);
  }

  /**
   * Lower or equal lanes become all ones, others zero (§4.3.3 fle).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Le(long a, long b) {
    return (lane0(a) <= lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) <= lane1(b) ? -1L << 32 : 0);
  }

  /**
   * Greater or equal lanes become all ones, others zero (§4.3.3 fge).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long f32x4Ge(long a, long b) {
    return (lane0(a) >= lane0(b) ? 0xffff_ffffL : 0) | (lane1(a) >= lane1(b) ? -1L << 32 : 0);
  }

  /**
   * The product of the first two plus the third, rounded twice (§4.3.5 relaxed_madd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @param c half of the third operand
   * @return half of the result
   */
  public static long f32x4RelaxedMadd(long a, long b, long c) {
    return pack(lane0(a) * lane0(b) + lane0(c), lane1(a) * lane1(b) + lane1(c));
  }

  /**
   * The third less the product of the first two, rounded twice (§4.3.5 relaxed_nmadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @param c half of the third operand
   * @return half of the result
   */
  public static long f32x4RelaxedNmadd(long a, long b, long c) {
    return pack(-lane0(a) * lane0(b) + lane0(c), -lane1(a) * lane1(b) + lane1(c));
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number
   * @return either half of the result
   */
  public static long f32x4Splat(float x) {
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
  public static float f32x4ExtractLane(long aLo, long aHi, int lane) {
    return Float.intBitsToFloat(I32x4.i32x4ExtractLane(aLo, aHi, lane));
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
  public static long f32x4ReplaceLaneLo(long aLo, long aHi, float x, int lane) {
    return I32x4.i32x4ReplaceLaneLo(aLo, aHi, Float.floatToRawIntBits(x), lane);
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
  public static long f32x4ReplaceLaneHi(long aLo, long aHi, float x, int lane) {
    return I32x4.i32x4ReplaceLaneHi(aLo, aHi, Float.floatToRawIntBits(x), lane);
  }

  /**
   * Converts signed integers, ties to even (§4.3.4 convert_s).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4ConvertI32x4S(long a) {
    return pack((float) (int) a, (float) (int) (a >>> 32));
  }

  /**
   * Converts unsigned integers, ties to even (§4.3.4 convert_u).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long f32x4ConvertI32x4U(long a) {
    return pack(Conversions.f32ConvertI32U((int) a), Conversions.f32ConvertI32U((int) (a >>> 32)));
  }

  /**
   * Rounds two doubles to floats, and two zeros (§4.3.4 demote); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long f32x4DemoteF64x2ZeroLo(long aLo, long aHi) {
    return pack((float) Double.longBitsToDouble(aLo), (float) Double.longBitsToDouble(aHi));
  }

  /**
   * Rounds two doubles to floats, and two zeros (§4.3.4 demote); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long f32x4DemoteF64x2ZeroHi(long aLo, long aHi) {
    return 0;
  }
}
