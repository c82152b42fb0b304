package io.github.wasmoka.runtime.jvm;

/** Selections (§4.4.2 select) where generated code does not branch. */
public final class Select {
  private Select() {}

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
