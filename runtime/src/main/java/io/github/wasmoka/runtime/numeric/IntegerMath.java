package io.github.wasmoka.runtime.numeric;

import io.github.wasmoka.api.TrapKind;

/**
 * Integer operations that Java has not (§4.3.2). Unsigned division is {@link
 * Integer#divideUnsigned} and its kin, the counts and rotations are the JDK's; all of them throw
 * {@link ArithmeticException} for a zero divisor, as Java's own division does.
 */
public final class IntegerMath {
  private IntegerMath() {}

  /**
   * Divides, truncating (§4.3.2 idiv_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the quotient
   * @throws ArithmeticException if the divisor is zero; a {@link NumericTrap} if the quotient does
   *     not fit
   */
  public static int divS(int a, int b) {
    if (b == -1 && a == Integer.MIN_VALUE) {
      throw new NumericTrap(TrapKind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  /**
   * Divides, truncating (§4.3.2 idiv_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the quotient
   * @throws ArithmeticException if the divisor is zero; a {@link NumericTrap} if the quotient does
   *     not fit
   */
  public static long divS(long a, long b) {
    if (b == -1 && a == Long.MIN_VALUE) {
      throw new NumericTrap(TrapKind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  /**
   * The remainder of the truncating division (§4.3.2 irem_s); Java's own, which is 0 for the lowest
   * number by -1, too.
   *
   * @param a the dividend
   * @param b the divisor
   * @return the remainder, with the dividend's sign
   * @throws ArithmeticException if the divisor is zero
   */
  public static int remS(int a, int b) {
    return a % b;
  }

  /**
   * The remainder of the truncating division (§4.3.2 irem_s).
   *
   * @param a the dividend
   * @param b the divisor
   * @return the remainder, with the dividend's sign
   * @throws ArithmeticException if the divisor is zero
   */
  public static long remS(long a, long b) {
    return a % b;
  }

  /**
   * The high half of {@code i64.add128}; the low half is the sum of the low halves.
   *
   * @param aLo the low half of one number
   * @param aHi its high half
   * @param bLo the low half of the other
   * @param bHi its high half
   * @return the high half of the sum
   */
  public static long add128Hi(long aLo, long aHi, long bLo, long bHi) {
    return aHi + bHi + (Long.compareUnsigned(aLo + bLo, aLo) < 0 ? 1 : 0);
  }

  /**
   * The high half of {@code i64.sub128}; the low half is the difference of the low halves.
   *
   * @param aLo the low half of the minuend
   * @param aHi its high half
   * @param bLo the low half of the subtrahend
   * @param bHi its high half
   * @return the high half of the difference
   */
  public static long sub128Hi(long aLo, long aHi, long bLo, long bHi) {
    return aHi - bHi - (Long.compareUnsigned(aLo, bLo) < 0 ? 1 : 0);
  }
}
