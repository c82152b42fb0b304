package io.github.wasmoka.runtime.numeric;

/**
 * Floating-point operations that are not one JVM instruction (§4.3.3). Addition, subtraction,
 * multiplication, division, square root ({@link Math#sqrt}) and comparisons are Java's own.
 */
public final class FloatMath {
  private FloatMath() {}

  /**
   * The smaller (§4.3.3 fmin); -0 is smaller than 0, a NaN operand yields a quiet NaN.
   *
   * @param a a number
   * @param b a number
   * @return the smaller
   */
  public static float min(float a, float b) {
    return Float.isNaN(a) ? quiet(a) : Float.isNaN(b) ? quiet(b) : Math.min(a, b);
  }

  /**
   * The smaller (§4.3.3 fmin); -0 is smaller than 0, a NaN operand yields a quiet NaN.
   *
   * @param a a number
   * @param b a number
   * @return the smaller
   */
  public static double min(double a, double b) {
    return Double.isNaN(a) ? quiet(a) : Double.isNaN(b) ? quiet(b) : Math.min(a, b);
  }

  /**
   * The larger (§4.3.3 fmax); 0 is larger than -0, a NaN operand yields a quiet NaN.
   *
   * @param a a number
   * @param b a number
   * @return the larger
   */
  public static float max(float a, float b) {
    return Float.isNaN(a) ? quiet(a) : Float.isNaN(b) ? quiet(b) : Math.max(a, b);
  }

  /**
   * The larger (§4.3.3 fmax); 0 is larger than -0, a NaN operand yields a quiet NaN.
   *
   * @param a a number
   * @param b a number
   * @return the larger
   */
  public static double max(double a, double b) {
    return Double.isNaN(a) ? quiet(a) : Double.isNaN(b) ? quiet(b) : Math.max(a, b);
  }

  /**
   * Makes a NaN quiet, keeping its sign and the rest of its payload.
   *
   * @param nan a NaN
   * @return the quiet NaN
   */
  public static float quiet(float nan) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(nan) | 0x40_0000);
  }

  /**
   * Makes a NaN quiet, keeping its sign and the rest of its payload.
   *
   * @param nan a NaN
   * @return the quiet NaN
   */
  public static double quiet(double nan) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(nan) | 0x8_0000_0000_0000L);
  }

  /**
   * Rounds up (§4.3.3 fceil).
   *
   * @param a a number
   * @return the next integer towards positive infinity
   */
  public static float ceil(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.ceil(a);
  }

  /**
   * Rounds up (§4.3.3 fceil).
   *
   * @param a a number
   * @return the next integer towards positive infinity
   */
  public static double ceil(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.ceil(a);
  }

  /**
   * Rounds down (§4.3.3 ffloor).
   *
   * @param a a number
   * @return the next integer towards negative infinity
   */
  public static float floor(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.floor(a);
  }

  /**
   * Rounds down (§4.3.3 ffloor).
   *
   * @param a a number
   * @return the next integer towards negative infinity
   */
  public static double floor(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.floor(a);
  }

  /**
   * Rounds towards zero (§4.3.3 ftrunc), keeping the sign of zero.
   *
   * @param a a number
   * @return the integer
   */
  public static float trunc(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) (a < 0 ? Math.ceil(a) : Math.floor(a));
  }

  /**
   * Rounds towards zero (§4.3.3 ftrunc), keeping the sign of zero.
   *
   * @param a a number
   * @return the integer
   */
  public static double trunc(double a) {
    return Double.isNaN(a) ? quiet(a) : a < 0 ? Math.ceil(a) : Math.floor(a);
  }

  /**
   * Rounds to the nearest integer, ties to even (§4.3.3 fnearest).
   *
   * @param a a number
   * @return the integer
   */
  public static float nearest(float a) {
    return Float.isNaN(a) ? quiet(a) : (float) Math.rint(a);
  }

  /**
   * Rounds to the nearest integer, ties to even (§4.3.3 fnearest).
   *
   * @param a a number
   * @return the integer
   */
  public static double nearest(double a) {
    return Double.isNaN(a) ? quiet(a) : Math.rint(a);
  }
}
