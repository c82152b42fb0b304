package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.Conversions;
import io.github.wasmoka.runtime.numeric.FloatMath;
import io.github.wasmoka.runtime.numeric.IntegerMath;

/** Numeric instructions without an operation of their own (§4.3), by their opcodes. */
final class ColdNumeric {
  private ColdNumeric() {}

  private static float f32(long[] r, int slot) {
    return Float.intBitsToFloat((int) r[slot]);
  }

  private static double f64(long[] r, int slot) {
    return Double.longBitsToDouble(r[slot]);
  }

  private static long bits(float f) {
    return Float.floatToRawIntBits(f);
  }

  private static long bits(double d) {
    return Double.doubleToRawLongBits(d);
  }

  /** Instructions of one byte. */
  static void run(int opcode, int a, long[] r) {
    r[a] =
        switch (opcode) {
          case 0x8D -> bits(FloatMath.ceil(f32(r, a)));
          case 0x8E -> bits(FloatMath.floor(f32(r, a)));
          case 0x8F -> bits(FloatMath.trunc(f32(r, a)));
          case 0x90 -> bits(FloatMath.nearest(f32(r, a)));
          case 0x96 -> bits(FloatMath.min(f32(r, a), f32(r, a + 1)));
          case 0x97 -> bits(FloatMath.max(f32(r, a), f32(r, a + 1)));
          case 0x98 -> ((int) r[a] & Integer.MAX_VALUE) | ((int) r[a + 1] & Integer.MIN_VALUE);
          case 0x9B -> bits(FloatMath.ceil(f64(r, a)));
          case 0x9C -> bits(FloatMath.floor(f64(r, a)));
          case 0x9D -> bits(FloatMath.trunc(f64(r, a)));
          case 0x9E -> bits(FloatMath.nearest(f64(r, a)));
          case 0xA4 -> bits(FloatMath.min(f64(r, a), f64(r, a + 1)));
          case 0xA5 -> bits(FloatMath.max(f64(r, a), f64(r, a + 1)));
          case 0xA6 -> (r[a] & Long.MAX_VALUE) | (r[a + 1] & Long.MIN_VALUE);
          case 0xA8 -> Conversions.i32TruncS(f32(r, a));
          case 0xA9 -> Conversions.i32TruncU(f32(r, a));
          case 0xAA -> Conversions.i32TruncS(f64(r, a));
          case 0xAB -> Conversions.i32TruncU(f64(r, a));
          case 0xAE -> Conversions.i64TruncS(f32(r, a));
          case 0xAF -> Conversions.i64TruncU(f32(r, a));
          case 0xB0 -> Conversions.i64TruncS(f64(r, a));
          case 0xB1 -> Conversions.i64TruncU(f64(r, a));
          case 0xB3 -> bits(Conversions.f32ConvertI32U((int) r[a]));
          case 0xB4 -> bits((float) r[a]);
          case 0xB5 -> bits(Conversions.f32ConvertI64U(r[a]));
          case 0xBA -> bits(Conversions.f64ConvertI64U(r[a]));
          default -> throw new IllegalStateException("opcode " + opcode);
        };
  }

  /** Instructions behind the prefix 0xFC. */
  static void runFc(int number, int a, long[] r) {
    switch (number) {
      case 0 -> r[a] = (int) f32(r, a);
      case 1 -> r[a] = Conversions.i32TruncSatU(f32(r, a));
      case 2 -> r[a] = (int) f64(r, a);
      case 3 -> r[a] = Conversions.i32TruncSatU(f64(r, a));
      case 4 -> r[a] = (long) f32(r, a);
      case 5 -> r[a] = Conversions.i64TruncSatU(f32(r, a));
      case 6 -> r[a] = (long) f64(r, a);
      case 7 -> r[a] = Conversions.i64TruncSatU(f64(r, a));
      case 19 -> {
        long hi = IntegerMath.add128Hi(r[a], r[a + 1], r[a + 2], r[a + 3]);
        r[a] += r[a + 2];
        r[a + 1] = hi;
      }
      case 20 -> {
        long hi = IntegerMath.sub128Hi(r[a], r[a + 1], r[a + 2], r[a + 3]);
        r[a] -= r[a + 2];
        r[a + 1] = hi;
      }
      case 21 -> {
        long hi = Math.multiplyHigh(r[a], r[a + 1]);
        r[a] *= r[a + 1];
        r[a + 1] = hi;
      }
      case 22 -> {
        long hi = Math.unsignedMultiplyHigh(r[a], r[a + 1]);
        r[a] *= r[a + 1];
        r[a + 1] = hi;
      }
      default -> throw new IllegalStateException("opcode fc " + number);
    }
  }
}
