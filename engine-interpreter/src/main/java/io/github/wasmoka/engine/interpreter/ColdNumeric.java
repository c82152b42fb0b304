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

  /** Instructions of one byte; the fields are result and operands. */
  static void run(int opcode, long w, long[] r) {
    int a = (int) w & 0xFFFF;
    int x = (int) w >>> 16;
    int y = (int) (w >>> 32);
    r[a] =
        switch (opcode) {
          case 0x67 -> Integer.numberOfLeadingZeros((int) r[x]);
          case 0x68 -> Integer.numberOfTrailingZeros((int) r[x]);
          case 0x69 -> Integer.bitCount((int) r[x]);
          case 0x78 -> Integer.rotateRight((int) r[x], (int) r[y]);
          case 0x79 -> Long.numberOfLeadingZeros(r[x]);
          case 0x7A -> Long.numberOfTrailingZeros(r[x]);
          case 0x7B -> Long.bitCount(r[x]);
          case 0x8A -> Long.rotateRight(r[x], (int) r[y]);
          case 0x8B -> (int) r[x] & Integer.MAX_VALUE;
          case 0x8C -> (int) r[x] ^ Integer.MIN_VALUE;
          case 0x8D -> bits(FloatMath.ceil(f32(r, x)));
          case 0x8E -> bits(FloatMath.floor(f32(r, x)));
          case 0x8F -> bits(FloatMath.trunc(f32(r, x)));
          case 0x90 -> bits(FloatMath.nearest(f32(r, x)));
          case 0x91 -> bits((float) Math.sqrt(f32(r, x)));
          case 0x96 -> bits(FloatMath.min(f32(r, x), f32(r, y)));
          case 0x97 -> bits(FloatMath.max(f32(r, x), f32(r, y)));
          case 0x98 -> ((int) r[x] & Integer.MAX_VALUE) | ((int) r[y] & Integer.MIN_VALUE);
          case 0x9B -> bits(FloatMath.ceil(f64(r, x)));
          case 0x9C -> bits(FloatMath.floor(f64(r, x)));
          case 0x9D -> bits(FloatMath.trunc(f64(r, x)));
          case 0x9E -> bits(FloatMath.nearest(f64(r, x)));
          case 0xA4 -> bits(FloatMath.min(f64(r, x), f64(r, y)));
          case 0xA5 -> bits(FloatMath.max(f64(r, x), f64(r, y)));
          case 0xA6 -> (r[x] & Long.MAX_VALUE) | (r[y] & Long.MIN_VALUE);
          case 0xA8 -> Conversions.i32TruncS(f32(r, x));
          case 0xA9 -> Conversions.i32TruncU(f32(r, x));
          case 0xAB -> Conversions.i32TruncU(f64(r, x));
          case 0xAE -> Conversions.i64TruncS(f32(r, x));
          case 0xAF -> Conversions.i64TruncU(f32(r, x));
          case 0xB0 -> Conversions.i64TruncS(f64(r, x));
          case 0xB1 -> Conversions.i64TruncU(f64(r, x));
          case 0xB3 -> bits(Conversions.f32ConvertI32U((int) r[x]));
          case 0xB4 -> bits((float) r[x]);
          case 0xB5 -> bits(Conversions.f32ConvertI64U(r[x]));
          case 0xB9 -> bits((double) r[x]);
          case 0xBA -> bits(Conversions.f64ConvertI64U(r[x]));
          case 0xC2 -> (byte) r[x];
          case 0xC3 -> (short) r[x];
          default -> throw new IllegalStateException("opcode " + opcode);
        };
  }

  /** What {@link Dispatch} leaves of its own operations: those that may trap. */
  static void hard(int op, long w, long[] r) {
    long x = r[(int) w >>> 16];
    // Of the conversion there is no second operand.
    long y = op == Op.I32_TRUNC_F64_S ? 0 : r[(int) (w >>> 32)];
    r[(int) w & 0xFFFF] =
        switch (op) {
          case Op.I32_DIV_S -> IntegerMath.divS((int) x, (int) y);
          case Op.I32_DIV_U -> Integer.divideUnsigned((int) x, (int) y);
          case Op.I32_REM_S -> IntegerMath.remS((int) x, (int) y);
          case Op.I32_REM_U -> Integer.remainderUnsigned((int) x, (int) y);
          case Op.I64_DIV_S -> IntegerMath.divS(x, y);
          case Op.I64_DIV_U -> Long.divideUnsigned(x, y);
          case Op.I64_REM_S -> IntegerMath.remS(x, y);
          case Op.I64_REM_U -> Long.remainderUnsigned(x, y);
          case Op.I32_TRUNC_F64_S -> Conversions.i32TruncS(Double.longBitsToDouble(x));
          default -> throw new IllegalStateException("operation " + op);
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
