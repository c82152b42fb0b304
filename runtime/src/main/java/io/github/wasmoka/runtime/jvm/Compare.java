package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.Nullable;

/**
 * Comparisons as integers, and selections, where generated code does not branch (§4.3.2, §4.3.3).
 */
public final class Compare {
  private Compare() {}

  /**
   * Whether a number is zero.
   *
   * @param a a number
   * @return 1 or 0
   */
  public static int eqz(int a) {
    return a == 0 ? 1 : 0;
  }

  /**
   * Whether numbers are equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int eq(int a, int b) {
    return a == b ? 1 : 0;
  }

  /**
   * Whether numbers differ.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ne(int a, int b) {
    return a != b ? 1 : 0;
  }

  /**
   * Whether the first is less, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ltS(int a, int b) {
    return a < b ? 1 : 0;
  }

  /**
   * Whether the first is less, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ltU(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /**
   * Whether the first is greater, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gtS(int a, int b) {
    return a > b ? 1 : 0;
  }

  /**
   * Whether the first is greater, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gtU(int a, int b) {
    return Integer.compareUnsigned(a, b) > 0 ? 1 : 0;
  }

  /**
   * Whether the first is not greater, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int leS(int a, int b) {
    return a <= b ? 1 : 0;
  }

  /**
   * Whether the first is not greater, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int leU(int a, int b) {
    return Integer.compareUnsigned(a, b) <= 0 ? 1 : 0;
  }

  /**
   * Whether the first is not less, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int geS(int a, int b) {
    return a >= b ? 1 : 0;
  }

  /**
   * Whether the first is not less, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int geU(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
  }

  /**
   * Whether a number is zero.
   *
   * @param a a number
   * @return 1 or 0
   */
  public static int eqz(long a) {
    return a == 0 ? 1 : 0;
  }

  /**
   * Whether numbers are equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int eq(long a, long b) {
    return a == b ? 1 : 0;
  }

  /**
   * Whether numbers differ.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ne(long a, long b) {
    return a != b ? 1 : 0;
  }

  /**
   * Whether the first is less, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ltS(long a, long b) {
    return a < b ? 1 : 0;
  }

  /**
   * Whether the first is less, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ltU(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /**
   * Whether the first is greater, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gtS(long a, long b) {
    return a > b ? 1 : 0;
  }

  /**
   * Whether the first is greater, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gtU(long a, long b) {
    return Long.compareUnsigned(a, b) > 0 ? 1 : 0;
  }

  /**
   * Whether the first is not greater, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int leS(long a, long b) {
    return a <= b ? 1 : 0;
  }

  /**
   * Whether the first is not greater, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int leU(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
  }

  /**
   * Whether the first is not less, signed.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int geS(long a, long b) {
    return a >= b ? 1 : 0;
  }

  /**
   * Whether the first is not less, unsigned.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int geU(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
  }

  /**
   * Whether numbers are equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int eq(float a, float b) {
    return a == b ? 1 : 0;
  }

  /**
   * Whether numbers differ or one is no number.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ne(float a, float b) {
    return a != b ? 1 : 0;
  }

  /**
   * Whether the first is less.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int lt(float a, float b) {
    return a < b ? 1 : 0;
  }

  /**
   * Whether the first is greater.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gt(float a, float b) {
    return a > b ? 1 : 0;
  }

  /**
   * Whether the first is less or equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int le(float a, float b) {
    return a <= b ? 1 : 0;
  }

  /**
   * Whether the first is greater or equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ge(float a, float b) {
    return a >= b ? 1 : 0;
  }

  /**
   * Whether numbers are equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int eq(double a, double b) {
    return a == b ? 1 : 0;
  }

  /**
   * Whether numbers differ or one is no number.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ne(double a, double b) {
    return a != b ? 1 : 0;
  }

  /**
   * Whether the first is less.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int lt(double a, double b) {
    return a < b ? 1 : 0;
  }

  /**
   * Whether the first is greater.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int gt(double a, double b) {
    return a > b ? 1 : 0;
  }

  /**
   * Whether the first is less or equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int le(double a, double b) {
    return a <= b ? 1 : 0;
  }

  /**
   * Whether the first is greater or equal.
   *
   * @param a a number
   * @param b a number
   * @return 1 or 0
   */
  public static int ge(double a, double b) {
    return a >= b ? 1 : 0;
  }

  /**
   * Whether a reference is null.
   *
   * @param a a reference
   * @return 1 or 0
   */
  public static int isNull(@Nullable Object a) {
    return a == null ? 1 : 0;
  }

  /**
   * Chooses (§4.4.2 select), for halves of vectors.
   *
   * @param a one value
   * @param b the other
   * @param condition not zero for the first
   * @return the value
   */
  public static long select(long a, long b, int condition) {
    return condition != 0 ? a : b;
  }

  /**
   * Chooses (§4.4.2 select) without a branch.
   *
   * @param a the first
   * @param b the second
   * @param mask all ones for the first, zero for the second
   * @return one of them
   */
  public static int blend(int a, int b, int mask) {
    return b ^ (a ^ b) & mask;
  }

  /**
   * Chooses (§4.4.2 select) without a branch.
   *
   * @param a the first
   * @param b the second
   * @param mask all ones for the first, zero for the second
   * @return one of them
   */
  public static long blend(long a, long b, int mask) {
    return b ^ (a ^ b) & mask;
  }

  /**
   * Chooses (§4.4.2 select) without a branch.
   *
   * @param a the first
   * @param b the second
   * @param mask all ones for the first, zero for the second
   * @return one of them, a NaN's payload as it is
   */
  public static float blend(float a, float b, int mask) {
    return Float.intBitsToFloat(
        blend(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b), mask));
  }

  /**
   * Chooses (§4.4.2 select) without a branch.
   *
   * @param a the first
   * @param b the second
   * @param mask all ones for the first, zero for the second
   * @return one of them, a NaN's payload as it is
   */
  public static double blend(double a, double b, int mask) {
    return Double.longBitsToDouble(
        blend(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b), mask));
  }
}
