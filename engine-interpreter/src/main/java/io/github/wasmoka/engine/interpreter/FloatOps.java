package io.github.wasmoka.engine.interpreter;

/** Floating-point operations that are one Java operation (§4.3.3). */
final class FloatOps {
  private FloatOps() {}

  static void f64Add(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                + Double.longBitsToDouble(r[(int) (w >>> 32)]));
  }

  static void f64Sub(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                - Double.longBitsToDouble(r[(int) (w >>> 32)]));
  }

  static void f64Mul(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                * Double.longBitsToDouble(r[(int) (w >>> 32)]));
  }

  static void f64Div(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                / Double.longBitsToDouble(r[(int) (w >>> 32)]));
  }

  static void f32Add(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits(
            Float.intBitsToFloat((int) r[(int) w >>> 16])
                + Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
  }

  static void f32Sub(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits(
            Float.intBitsToFloat((int) r[(int) w >>> 16])
                - Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
  }

  static void f32Mul(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits(
            Float.intBitsToFloat((int) r[(int) w >>> 16])
                * Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
  }

  static void f32Div(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits(
            Float.intBitsToFloat((int) r[(int) w >>> 16])
                / Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
  }

  static void f64Eq(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.longBitsToDouble(r[(int) w >>> 16]) == Double.longBitsToDouble(r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f64Ne(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.longBitsToDouble(r[(int) w >>> 16]) != Double.longBitsToDouble(r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f64Lt(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.longBitsToDouble(r[(int) w >>> 16]) < Double.longBitsToDouble(r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f64Le(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.longBitsToDouble(r[(int) w >>> 16]) <= Double.longBitsToDouble(r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f32Eq(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.intBitsToFloat((int) r[(int) w >>> 16])
                == Float.intBitsToFloat((int) r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f32Ne(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.intBitsToFloat((int) r[(int) w >>> 16])
                != Float.intBitsToFloat((int) r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f32Lt(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.intBitsToFloat((int) r[(int) w >>> 16])
                < Float.intBitsToFloat((int) r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f32Le(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.intBitsToFloat((int) r[(int) w >>> 16])
                <= Float.intBitsToFloat((int) r[(int) (w >>> 32)])
            ? 1
            : 0;
  }

  static void f64Abs(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] & Long.MAX_VALUE;
  }

  static void f64Neg(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] ^ Long.MIN_VALUE;
  }

  static void f64Sqrt(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(r[(int) w >>> 16])));
  }

  static void f32Abs(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] & Integer.MAX_VALUE;
  }

  static void f32Neg(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] ^ Integer.MIN_VALUE;
  }

  static void f32Sqrt(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits((float) Math.sqrt(Float.intBitsToFloat((int) r[(int) w >>> 16])));
  }

  static void f64ConvertI32S(long[] r, long w) {
    r[(int) w & 0xFFFF] = Double.doubleToRawLongBits((int) r[(int) w >>> 16]);
  }

  static void f64ConvertI32U(long[] r, long w) {
    r[(int) w & 0xFFFF] = Double.doubleToRawLongBits((double) (r[(int) w >>> 16] & 0xFFFF_FFFFL));
  }

  static void f64ConvertI64S(long[] r, long w) {
    r[(int) w & 0xFFFF] = Double.doubleToRawLongBits((double) r[(int) w >>> 16]);
  }

  static void f32ConvertI32S(long[] r, long w) {
    r[(int) w & 0xFFFF] = Float.floatToRawIntBits((float) (int) r[(int) w >>> 16]);
  }

  static void f64PromoteF32(long[] r, long w) {
    r[(int) w & 0xFFFF] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) r[(int) w >>> 16]));
  }

  static void f32DemoteF64(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Float.floatToRawIntBits((float) Double.longBitsToDouble(r[(int) w >>> 16]));
  }
}
