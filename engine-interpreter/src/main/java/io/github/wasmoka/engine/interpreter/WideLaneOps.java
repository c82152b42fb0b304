package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I64x2;

/** Vector arithmetic on lanes of 32 and 64 bits (§4.3.5). */
final class WideLaneOps {
  private WideLaneOps() {}

  /** Opcodes 0xA0 to 0xBF. */
  static void run32(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0xA0 -> {
        lo = I32x4.i32x4Abs(x0);
        hi = I32x4.i32x4Abs(x1);
      }
      case 0xA1 -> {
        lo = I32x4.i32x4Neg(x0);
        hi = I32x4.i32x4Neg(x1);
      }
      case 0xA3 -> {
        r[(int) w & 0xFFFF] = I32x4.i32x4AllTrue(x0, x1);
        return;
      }
      case 0xA4 -> {
        r[(int) w & 0xFFFF] = I32x4.i32x4Bitmask(x0, x1);
        return;
      }
      case 0xA7 -> {
        lo = I32x4.i32x4ExtendLowI16x8SLo(x0, x1);
        hi = I32x4.i32x4ExtendLowI16x8SHi(x0, x1);
      }
      case 0xA8 -> {
        lo = I32x4.i32x4ExtendHighI16x8SLo(x0, x1);
        hi = I32x4.i32x4ExtendHighI16x8SHi(x0, x1);
      }
      case 0xA9 -> {
        lo = I32x4.i32x4ExtendLowI16x8ULo(x0, x1);
        hi = I32x4.i32x4ExtendLowI16x8UHi(x0, x1);
      }
      case 0xAA -> {
        lo = I32x4.i32x4ExtendHighI16x8ULo(x0, x1);
        hi = I32x4.i32x4ExtendHighI16x8UHi(x0, x1);
      }
      case 0xAB -> {
        lo = I32x4.i32x4Shl(x0, (int) y0);
        hi = I32x4.i32x4Shl(x1, (int) y0);
      }
      case 0xAC -> {
        lo = I32x4.i32x4ShrS(x0, (int) y0);
        hi = I32x4.i32x4ShrS(x1, (int) y0);
      }
      case 0xAD -> {
        lo = I32x4.i32x4ShrU(x0, (int) y0);
        hi = I32x4.i32x4ShrU(x1, (int) y0);
      }
      case 0xAE -> {
        lo = I32x4.i32x4Add(x0, y0);
        hi = I32x4.i32x4Add(x1, y1);
      }
      case 0xB1 -> {
        lo = I32x4.i32x4Sub(x0, y0);
        hi = I32x4.i32x4Sub(x1, y1);
      }
      case 0xB5 -> {
        lo = I32x4.i32x4Mul(x0, y0);
        hi = I32x4.i32x4Mul(x1, y1);
      }
      case 0xB6 -> {
        lo = I32x4.i32x4MinS(x0, y0);
        hi = I32x4.i32x4MinS(x1, y1);
      }
      case 0xB7 -> {
        lo = I32x4.i32x4MinU(x0, y0);
        hi = I32x4.i32x4MinU(x1, y1);
      }
      case 0xB8 -> {
        lo = I32x4.i32x4MaxS(x0, y0);
        hi = I32x4.i32x4MaxS(x1, y1);
      }
      case 0xB9 -> {
        lo = I32x4.i32x4MaxU(x0, y0);
        hi = I32x4.i32x4MaxU(x1, y1);
      }
      case 0xBA -> {
        lo = I32x4.i32x4DotI16x8S(x0, y0);
        hi = I32x4.i32x4DotI16x8S(x1, y1);
      }
      case 0xBC -> {
        lo = I32x4.i32x4ExtmulLowI16x8SLo(x0, x1, y0, y1);
        hi = I32x4.i32x4ExtmulLowI16x8SHi(x0, x1, y0, y1);
      }
      case 0xBD -> {
        lo = I32x4.i32x4ExtmulHighI16x8SLo(x0, x1, y0, y1);
        hi = I32x4.i32x4ExtmulHighI16x8SHi(x0, x1, y0, y1);
      }
      case 0xBE -> {
        lo = I32x4.i32x4ExtmulLowI16x8ULo(x0, x1, y0, y1);
        hi = I32x4.i32x4ExtmulLowI16x8UHi(x0, x1, y0, y1);
      }
      case 0xBF -> {
        lo = I32x4.i32x4ExtmulHighI16x8ULo(x0, x1, y0, y1);
        hi = I32x4.i32x4ExtmulHighI16x8UHi(x0, x1, y0, y1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }

  /** Opcodes 0xC0 to 0xDF. */
  static void run64(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0xC0 -> {
        lo = I64x2.i64x2Abs(x0);
        hi = I64x2.i64x2Abs(x1);
      }
      case 0xC1 -> {
        lo = I64x2.i64x2Neg(x0);
        hi = I64x2.i64x2Neg(x1);
      }
      case 0xC3 -> {
        r[(int) w & 0xFFFF] = I64x2.i64x2AllTrue(x0, x1);
        return;
      }
      case 0xC4 -> {
        r[(int) w & 0xFFFF] = I64x2.i64x2Bitmask(x0, x1);
        return;
      }
      case 0xC7 -> {
        lo = I64x2.i64x2ExtendLowI32x4SLo(x0, x1);
        hi = I64x2.i64x2ExtendLowI32x4SHi(x0, x1);
      }
      case 0xC8 -> {
        lo = I64x2.i64x2ExtendHighI32x4SLo(x0, x1);
        hi = I64x2.i64x2ExtendHighI32x4SHi(x0, x1);
      }
      case 0xC9 -> {
        lo = I64x2.i64x2ExtendLowI32x4ULo(x0, x1);
        hi = I64x2.i64x2ExtendLowI32x4UHi(x0, x1);
      }
      case 0xCA -> {
        lo = I64x2.i64x2ExtendHighI32x4ULo(x0, x1);
        hi = I64x2.i64x2ExtendHighI32x4UHi(x0, x1);
      }
      case 0xCB -> {
        lo = I64x2.i64x2Shl(x0, (int) y0);
        hi = I64x2.i64x2Shl(x1, (int) y0);
      }
      case 0xCC -> {
        lo = I64x2.i64x2ShrS(x0, (int) y0);
        hi = I64x2.i64x2ShrS(x1, (int) y0);
      }
      case 0xCD -> {
        lo = I64x2.i64x2ShrU(x0, (int) y0);
        hi = I64x2.i64x2ShrU(x1, (int) y0);
      }
      case 0xCE -> {
        lo = I64x2.i64x2Add(x0, y0);
        hi = I64x2.i64x2Add(x1, y1);
      }
      case 0xD1 -> {
        lo = I64x2.i64x2Sub(x0, y0);
        hi = I64x2.i64x2Sub(x1, y1);
      }
      case 0xD5 -> {
        lo = I64x2.i64x2Mul(x0, y0);
        hi = I64x2.i64x2Mul(x1, y1);
      }
      case 0xD6 -> {
        lo = I64x2.i64x2Eq(x0, y0);
        hi = I64x2.i64x2Eq(x1, y1);
      }
      case 0xD7 -> {
        lo = I64x2.i64x2Ne(x0, y0);
        hi = I64x2.i64x2Ne(x1, y1);
      }
      case 0xD8 -> {
        lo = I64x2.i64x2LtS(x0, y0);
        hi = I64x2.i64x2LtS(x1, y1);
      }
      case 0xD9 -> {
        lo = I64x2.i64x2GtS(x0, y0);
        hi = I64x2.i64x2GtS(x1, y1);
      }
      case 0xDA -> {
        lo = I64x2.i64x2LeS(x0, y0);
        hi = I64x2.i64x2LeS(x1, y1);
      }
      case 0xDB -> {
        lo = I64x2.i64x2GeS(x0, y0);
        hi = I64x2.i64x2GeS(x1, y1);
      }
      case 0xDC -> {
        lo = I64x2.i64x2ExtmulLowI32x4SLo(x0, x1, y0, y1);
        hi = I64x2.i64x2ExtmulLowI32x4SHi(x0, x1, y0, y1);
      }
      case 0xDD -> {
        lo = I64x2.i64x2ExtmulHighI32x4SLo(x0, x1, y0, y1);
        hi = I64x2.i64x2ExtmulHighI32x4SHi(x0, x1, y0, y1);
      }
      case 0xDE -> {
        lo = I64x2.i64x2ExtmulLowI32x4ULo(x0, x1, y0, y1);
        hi = I64x2.i64x2ExtmulLowI32x4UHi(x0, x1, y0, y1);
      }
      case 0xDF -> {
        lo = I64x2.i64x2ExtmulHighI32x4ULo(x0, x1, y0, y1);
        hi = I64x2.i64x2ExtmulHighI32x4UHi(x0, x1, y0, y1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }
}
