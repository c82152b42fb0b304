package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.simd.F32x4;
import io.github.wasmoka.runtime.numeric.simd.F64x2;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I8x16;
import io.github.wasmoka.runtime.numeric.simd.V128Ops;

/** Vector comparisons (§4.3.5), opcodes 0x23 to 0x4C, and what works on bits alone. */
final class LaneCompareOps {
  private LaneCompareOps() {}

  /** Integer comparisons to 32-bit lanes. */
  static void integers(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0x23 -> {
        lo = I8x16.i8x16Eq(x0, y0);
        hi = I8x16.i8x16Eq(x1, y1);
      }
      case 0x24 -> {
        lo = I8x16.i8x16Ne(x0, y0);
        hi = I8x16.i8x16Ne(x1, y1);
      }
      case 0x25 -> {
        lo = I8x16.i8x16LtS(x0, y0);
        hi = I8x16.i8x16LtS(x1, y1);
      }
      case 0x26 -> {
        lo = I8x16.i8x16LtU(x0, y0);
        hi = I8x16.i8x16LtU(x1, y1);
      }
      case 0x27 -> {
        lo = I8x16.i8x16GtS(x0, y0);
        hi = I8x16.i8x16GtS(x1, y1);
      }
      case 0x28 -> {
        lo = I8x16.i8x16GtU(x0, y0);
        hi = I8x16.i8x16GtU(x1, y1);
      }
      case 0x29 -> {
        lo = I8x16.i8x16LeS(x0, y0);
        hi = I8x16.i8x16LeS(x1, y1);
      }
      case 0x2A -> {
        lo = I8x16.i8x16LeU(x0, y0);
        hi = I8x16.i8x16LeU(x1, y1);
      }
      case 0x2B -> {
        lo = I8x16.i8x16GeS(x0, y0);
        hi = I8x16.i8x16GeS(x1, y1);
      }
      case 0x2C -> {
        lo = I8x16.i8x16GeU(x0, y0);
        hi = I8x16.i8x16GeU(x1, y1);
      }
      case 0x2D -> {
        lo = I16x8.i16x8Eq(x0, y0);
        hi = I16x8.i16x8Eq(x1, y1);
      }
      case 0x2E -> {
        lo = I16x8.i16x8Ne(x0, y0);
        hi = I16x8.i16x8Ne(x1, y1);
      }
      case 0x2F -> {
        lo = I16x8.i16x8LtS(x0, y0);
        hi = I16x8.i16x8LtS(x1, y1);
      }
      case 0x30 -> {
        lo = I16x8.i16x8LtU(x0, y0);
        hi = I16x8.i16x8LtU(x1, y1);
      }
      case 0x31 -> {
        lo = I16x8.i16x8GtS(x0, y0);
        hi = I16x8.i16x8GtS(x1, y1);
      }
      case 0x32 -> {
        lo = I16x8.i16x8GtU(x0, y0);
        hi = I16x8.i16x8GtU(x1, y1);
      }
      case 0x33 -> {
        lo = I16x8.i16x8LeS(x0, y0);
        hi = I16x8.i16x8LeS(x1, y1);
      }
      case 0x34 -> {
        lo = I16x8.i16x8LeU(x0, y0);
        hi = I16x8.i16x8LeU(x1, y1);
      }
      case 0x35 -> {
        lo = I16x8.i16x8GeS(x0, y0);
        hi = I16x8.i16x8GeS(x1, y1);
      }
      case 0x36 -> {
        lo = I16x8.i16x8GeU(x0, y0);
        hi = I16x8.i16x8GeU(x1, y1);
      }
      case 0x37 -> {
        lo = I32x4.i32x4Eq(x0, y0);
        hi = I32x4.i32x4Eq(x1, y1);
      }
      case 0x38 -> {
        lo = I32x4.i32x4Ne(x0, y0);
        hi = I32x4.i32x4Ne(x1, y1);
      }
      case 0x39 -> {
        lo = I32x4.i32x4LtS(x0, y0);
        hi = I32x4.i32x4LtS(x1, y1);
      }
      case 0x3A -> {
        lo = I32x4.i32x4LtU(x0, y0);
        hi = I32x4.i32x4LtU(x1, y1);
      }
      case 0x3B -> {
        lo = I32x4.i32x4GtS(x0, y0);
        hi = I32x4.i32x4GtS(x1, y1);
      }
      case 0x3C -> {
        lo = I32x4.i32x4GtU(x0, y0);
        hi = I32x4.i32x4GtU(x1, y1);
      }
      case 0x3D -> {
        lo = I32x4.i32x4LeS(x0, y0);
        hi = I32x4.i32x4LeS(x1, y1);
      }
      case 0x3E -> {
        lo = I32x4.i32x4LeU(x0, y0);
        hi = I32x4.i32x4LeU(x1, y1);
      }
      case 0x3F -> {
        lo = I32x4.i32x4GeS(x0, y0);
        hi = I32x4.i32x4GeS(x1, y1);
      }
      case 0x40 -> {
        lo = I32x4.i32x4GeU(x0, y0);
        hi = I32x4.i32x4GeU(x1, y1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }

  /** Float comparisons, bitwise instructions, conversions between floats: opcodes 0x41 to 0x5F. */
  static void floats(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    int z = (int) (w >>> 48);
    long z0 = r[z];
    long z1 = r[z + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0x41 -> {
        lo = F32x4.f32x4Eq(x0, y0);
        hi = F32x4.f32x4Eq(x1, y1);
      }
      case 0x42 -> {
        lo = F32x4.f32x4Ne(x0, y0);
        hi = F32x4.f32x4Ne(x1, y1);
      }
      case 0x43 -> {
        lo = F32x4.f32x4Lt(x0, y0);
        hi = F32x4.f32x4Lt(x1, y1);
      }
      case 0x44 -> {
        lo = F32x4.f32x4Gt(x0, y0);
        hi = F32x4.f32x4Gt(x1, y1);
      }
      case 0x45 -> {
        lo = F32x4.f32x4Le(x0, y0);
        hi = F32x4.f32x4Le(x1, y1);
      }
      case 0x46 -> {
        lo = F32x4.f32x4Ge(x0, y0);
        hi = F32x4.f32x4Ge(x1, y1);
      }
      case 0x47 -> {
        lo = F64x2.f64x2Eq(x0, y0);
        hi = F64x2.f64x2Eq(x1, y1);
      }
      case 0x48 -> {
        lo = F64x2.f64x2Ne(x0, y0);
        hi = F64x2.f64x2Ne(x1, y1);
      }
      case 0x49 -> {
        lo = F64x2.f64x2Lt(x0, y0);
        hi = F64x2.f64x2Lt(x1, y1);
      }
      case 0x4A -> {
        lo = F64x2.f64x2Gt(x0, y0);
        hi = F64x2.f64x2Gt(x1, y1);
      }
      case 0x4B -> {
        lo = F64x2.f64x2Le(x0, y0);
        hi = F64x2.f64x2Le(x1, y1);
      }
      case 0x4C -> {
        lo = F64x2.f64x2Ge(x0, y0);
        hi = F64x2.f64x2Ge(x1, y1);
      }
      case 0x4D -> {
        lo = V128Ops.v128Not(x0);
        hi = V128Ops.v128Not(x1);
      }
      case 0x4E -> {
        lo = V128Ops.v128And(x0, y0);
        hi = V128Ops.v128And(x1, y1);
      }
      case 0x4F -> {
        lo = V128Ops.v128Andnot(x0, y0);
        hi = V128Ops.v128Andnot(x1, y1);
      }
      case 0x50 -> {
        lo = V128Ops.v128Or(x0, y0);
        hi = V128Ops.v128Or(x1, y1);
      }
      case 0x51 -> {
        lo = V128Ops.v128Xor(x0, y0);
        hi = V128Ops.v128Xor(x1, y1);
      }
      case 0x52 -> {
        lo = V128Ops.v128Bitselect(x0, y0, z0);
        hi = V128Ops.v128Bitselect(x1, y1, z1);
      }
      case 0x53 -> {
        r[(int) w & 0xFFFF] = V128Ops.v128AnyTrue(x0, x1);
        return;
      }
      case 0x5E -> {
        lo = F32x4.f32x4DemoteF64x2ZeroLo(x0, x1);
        hi = F32x4.f32x4DemoteF64x2ZeroHi(x0, x1);
      }
      case 0x5F -> {
        lo = F64x2.f64x2PromoteLowF32x4Lo(x0, x1);
        hi = F64x2.f64x2PromoteLowF32x4Hi(x0, x1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }
}
