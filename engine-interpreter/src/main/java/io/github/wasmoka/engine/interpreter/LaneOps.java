package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.simd.F32x4;
import io.github.wasmoka.runtime.numeric.simd.F64x2;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I64x2;
import io.github.wasmoka.runtime.numeric.simd.I8x16;

/**
 * Vector instructions that move lanes (§4.3.5): opcodes 0x0E to 0x22. The form of all vector
 * operations is that of {@link ColdVector}.
 */
final class LaneOps {
  private LaneOps() {}

  /** Swizzle, splat, extract and replace. */
  static void run(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0x0E -> {
        lo = I8x16.i8x16SwizzleLo(x0, x1, y0, y1);
        hi = I8x16.i8x16SwizzleHi(x0, x1, y0, y1);
      }
      case 0x0F -> lo = hi = I8x16.i8x16Splat((int) x0);
      case 0x10 -> lo = hi = I16x8.i16x8Splat((int) x0);
      case 0x11 -> lo = hi = I32x4.i32x4Splat((int) x0);
      case 0x12 -> lo = hi = I64x2.i64x2Splat(x0);
      case 0x13 -> lo = hi = F32x4.f32x4Splat(Float.intBitsToFloat((int) x0));
      case 0x14 -> lo = hi = F64x2.f64x2Splat(Double.longBitsToDouble(x0));
      case 0x15 -> {
        r[(int) w & 0xFFFF] = I8x16.i8x16ExtractLaneS(x0, x1, lane(w));
        return;
      }
      case 0x16 -> {
        r[(int) w & 0xFFFF] = I8x16.i8x16ExtractLaneU(x0, x1, lane(w));
        return;
      }
      case 0x17 -> {
        lo = I8x16.i8x16ReplaceLaneLo(x0, x1, (int) y0, lane(w));
        hi = I8x16.i8x16ReplaceLaneHi(x0, x1, (int) y0, lane(w));
      }
      case 0x18 -> {
        r[(int) w & 0xFFFF] = I16x8.i16x8ExtractLaneS(x0, x1, lane(w));
        return;
      }
      case 0x19 -> {
        r[(int) w & 0xFFFF] = I16x8.i16x8ExtractLaneU(x0, x1, lane(w));
        return;
      }
      case 0x1A -> {
        lo = I16x8.i16x8ReplaceLaneLo(x0, x1, (int) y0, lane(w));
        hi = I16x8.i16x8ReplaceLaneHi(x0, x1, (int) y0, lane(w));
      }
      case 0x1B -> {
        r[(int) w & 0xFFFF] = I32x4.i32x4ExtractLane(x0, x1, lane(w));
        return;
      }
      case 0x1C -> {
        lo = I32x4.i32x4ReplaceLaneLo(x0, x1, (int) y0, lane(w));
        hi = I32x4.i32x4ReplaceLaneHi(x0, x1, (int) y0, lane(w));
      }
      case 0x1D -> {
        r[(int) w & 0xFFFF] = I64x2.i64x2ExtractLane(x0, x1, lane(w));
        return;
      }
      case 0x1E -> {
        lo = I64x2.i64x2ReplaceLaneLo(x0, x1, y0, lane(w));
        hi = I64x2.i64x2ReplaceLaneHi(x0, x1, y0, lane(w));
      }
      case 0x1F -> {
        r[(int) w & 0xFFFF] = Float.floatToRawIntBits(F32x4.f32x4ExtractLane(x0, x1, lane(w)));
        return;
      }
      case 0x20 -> {
        lo = F32x4.f32x4ReplaceLaneLo(x0, x1, Float.intBitsToFloat((int) y0), lane(w));
        hi = F32x4.f32x4ReplaceLaneHi(x0, x1, Float.intBitsToFloat((int) y0), lane(w));
      }
      case 0x21 -> {
        r[(int) w & 0xFFFF] = Double.doubleToRawLongBits(F64x2.f64x2ExtractLane(x0, x1, lane(w)));
        return;
      }
      case 0x22 -> {
        lo = F64x2.f64x2ReplaceLaneLo(x0, x1, Double.longBitsToDouble(y0), lane(w));
        hi = F64x2.f64x2ReplaceLaneHi(x0, x1, Double.longBitsToDouble(y0), lane(w));
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }

  private static int lane(long w) {
    return (int) (w >>> 48);
  }
}
