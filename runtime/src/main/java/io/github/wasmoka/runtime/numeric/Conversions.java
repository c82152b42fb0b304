package io.github.wasmoka.runtime.numeric;

import io.github.wasmoka.api.TrapKind;

/**
 * Conversions between integers and floats (§4.3.4). From signed integers Java's casts are exact,
 * and its casts to signed integers are the saturating ones.
 */
public final class Conversions {
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private Conversions() {}

  private static NumericTrap undefined(double a) {
    return new NumericTrap(
        Double.isNaN(a) ? TrapKind.INVALID_CONVERSION_TO_INTEGER : TrapKind.INTEGER_OVERFLOW);
  }

  /**
   * Truncates (§4.3.4 trunc_s); of a float as well, which is a double without loss.
   *
   * @param a a number
   * @return the integer
   * @throws NumericTrap if it does not fit or is no number
   */
  public static int i32TruncS(double a) {
    if (a > -0x1.00000002p31 && a < 0x1p31) {
      return (int) a;
    }
    throw undefined(a);
  }

  /**
   * Truncates to an unsigned integer (§4.3.4 trunc_u).
   *
   * @param a a number
   * @return the integer
   * @throws NumericTrap if it does not fit or is no number
   */
  public static int i32TruncU(double a) {
    if (a > -1 && a < 0x1p32) {
      return (int) (long) a;
    }
    throw undefined(a);
  }

  /**
   * Truncates (§4.3.4 trunc_s).
   *
   * @param a a number
   * @return the integer
   * @throws NumericTrap if it does not fit or is no number
   */
  public static long i64TruncS(double a) {
    if (a >= -TWO_63 && a < TWO_63) {
      return (long) a;
    }
    throw undefined(a);
  }

  /**
   * Truncates to an unsigned integer (§4.3.4 trunc_u).
   *
   * @param a a number
   * @return the integer
   * @throws NumericTrap if it does not fit or is no number
   */
  public static long i64TruncU(double a) {
    if (a > -1 && a < TWO_64) {
      return unsigned(a);
    }
    throw undefined(a);
  }

  private static long unsigned(double a) {
    return a < TWO_63 ? (long) a : (long) (a - TWO_63) ^ Long.MIN_VALUE;
  }

  /**
   * Truncates to an unsigned integer, to the nearest that there is (§4.3.4 trunc_sat_u).
   *
   * @param a a number
   * @return the integer; 0 for a NaN
   */
  public static int i32TruncSatU(double a) {
    return a >= 0x1p32 ? -1 : a > 0 ? (int) (long) a : 0;
  }

  /**
   * Truncates to an unsigned integer, to the nearest that there is (§4.3.4 trunc_sat_u).
   *
   * @param a a number
   * @return the integer; 0 for a NaN
   */
  public static long i64TruncSatU(double a) {
    return a >= TWO_64 ? -1 : a > 0 ? unsigned(a) : 0;
  }

  /**
   * Converts an unsigned integer (§4.3.4 convert_u).
   *
   * @param a an unsigned integer
   * @return the nearest float, ties to even
   */
  public static float f32ConvertI32U(int a) {
    return (float) (a & 0xffff_ffffL);
  }

  /**
   * Converts an unsigned integer (§4.3.4 convert_u).
   *
   * @param a an unsigned integer
   * @return the nearest float, ties to even
   */
  public static float f32ConvertI64U(long a) {
    // Halved with its lowest bit kept sticky, a large number rounds as the whole would.
    return a >= 0 ? (float) a : (float) ((a >>> 1) | (a & 1)) * 2;
  }

  /**
   * Converts an unsigned integer (§4.3.4 convert_u).
   *
   * @param a an unsigned integer
   * @return the nearest double, ties to even
   */
  public static double f64ConvertI64U(long a) {
    return a >= 0 ? (double) a : (double) ((a >>> 1) | (a & 1)) * 2;
  }
}
