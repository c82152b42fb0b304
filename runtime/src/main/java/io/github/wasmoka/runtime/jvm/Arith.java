package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.runtime.numeric.Conversions;
import io.github.wasmoka.runtime.numeric.NumericTrap;

/**
 * Numerics that trap (§4.3.2): those of {@link io.github.wasmoka.runtime.numeric}, with a trap that
 * knows the Java stack. Zero divisors are tested for, because HotSpot's own exception has no stack
 * once the code is hot.
 */
public final class Arith {
  private Arith() {}

  private static RuntimeException divideByZero() {
    return Traps.trap(TrapKind.INTEGER_DIVIDE_BY_ZERO);
  }

  private static RuntimeException overflow() {
    return Traps.trap(TrapKind.INTEGER_OVERFLOW);
  }

  private static RuntimeException trap(NumericTrap e) {
    return Traps.trap(e.kind());
  }

  /**
   * Divides, truncating (§4.3.2 idiv_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static int divS(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    if (b == -1 && a == Integer.MIN_VALUE) {
      throw overflow();
    }
    return a / b;
  }

  /**
   * Divides unsigned numbers (§4.3.2 idiv_u).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static int divU(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Integer.divideUnsigned(a, b);
  }

  /**
   * The remainder of the truncating division (§4.3.2 irem_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static int remS(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return a % b;
  }

  /**
   * The remainder of the unsigned division (§4.3.2 irem_u).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static int remU(int a, int b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Integer.remainderUnsigned(a, b);
  }

  /**
   * Divides, truncating (§4.3.2 idiv_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static long divS(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    if (b == -1 && a == Long.MIN_VALUE) {
      throw overflow();
    }
    return a / b;
  }

  /**
   * Divides unsigned numbers (§4.3.2 idiv_u).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static long divU(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Long.divideUnsigned(a, b);
  }

  /**
   * The remainder of the truncating division (§4.3.2 irem_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static long remS(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return a % b;
  }

  /**
   * The remainder of the unsigned division (§4.3.2 irem_u).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the result
   */
  public static long remU(long a, long b) {
    if (b == 0) {
      throw divideByZero();
    }
    return Long.remainderUnsigned(a, b);
  }

  /**
   * Truncates to a signed integer (§4.3.4 trunc_s).
   *
   * @param a a number
   * @return the integer
   */
  public static int i32TruncS(double a) {
    try {
      return Conversions.i32TruncS(a);
    } catch (NumericTrap e) {
      throw trap(e);
    }
  }

  /**
   * Truncates to an unsigned integer (§4.3.4 trunc_u).
   *
   * @param a a number
   * @return the integer
   */
  public static int i32TruncU(double a) {
    try {
      return Conversions.i32TruncU(a);
    } catch (NumericTrap e) {
      throw trap(e);
    }
  }

  /**
   * Truncates to a signed integer (§4.3.4 trunc_s).
   *
   * @param a a number
   * @return the integer
   */
  public static long i64TruncS(double a) {
    try {
      return Conversions.i64TruncS(a);
    } catch (NumericTrap e) {
      throw trap(e);
    }
  }

  /**
   * Truncates to an unsigned integer (§4.3.4 trunc_u).
   *
   * @param a a number
   * @return the integer
   */
  public static long i64TruncU(double a) {
    try {
      return Conversions.i64TruncU(a);
    } catch (NumericTrap e) {
      throw trap(e);
    }
  }

  /**
   * Takes a magnitude and a sign together (§4.3.3 fcopysign).
   *
   * @param a the magnitude
   * @param b the sign
   * @return the number
   */
  public static float copysign(float a, float b) {
    return Float.intBitsToFloat(
        (Float.floatToRawIntBits(a) & Integer.MAX_VALUE)
            | (Float.floatToRawIntBits(b) & Integer.MIN_VALUE));
  }

  /**
   * Takes a magnitude and a sign together (§4.3.3 fcopysign).
   *
   * @param a the magnitude
   * @param b the sign
   * @return the number
   */
  public static double copysign(double a, double b) {
    return Double.longBitsToDouble(
        (Double.doubleToRawLongBits(a) & Long.MAX_VALUE)
            | (Double.doubleToRawLongBits(b) & Long.MIN_VALUE));
  }
}
