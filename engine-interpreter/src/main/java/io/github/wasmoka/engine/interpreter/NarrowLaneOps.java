package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.simd.F32x4;
import io.github.wasmoka.runtime.numeric.simd.F64x2;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I8x16;

/**
 * Vector arithmetic on lanes of 8 and 16 bits (§4.3.5), and the rounding of floats, whose opcodes
 * lie between them.
 */
final class NarrowLaneOps {
  private NarrowLaneOps() {}

  /** Opcodes 0x60 to 0x7F. */
  static void run8(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0x60 -> {
        lo = I8x16.i8x16Abs(x0);
        hi = I8x16.i8x16Abs(x1);
      }
      case 0x61 -> {
        lo = I8x16.i8x16Neg(x0);
        hi = I8x16.i8x16Neg(x1);
      }
      case 0x62 -> {
        lo = I8x16.i8x16Popcnt(x0);
        hi = I8x16.i8x16Popcnt(x1);
      }
      case 0x63 -> {
        r[(int) w & 0xFFFF] = I8x16.i8x16AllTrue(x0, x1);
        return;
      }
      case 0x64 -> {
        r[(int) w & 0xFFFF] = I8x16.i8x16Bitmask(x0, x1);
        return;
      }
      case 0x65 -> {
        lo = I8x16.i8x16NarrowI16x8SLo(x0, x1, y0, y1);
        hi = I8x16.i8x16NarrowI16x8SHi(x0, x1, y0, y1);
      }
      case 0x66 -> {
        lo = I8x16.i8x16NarrowI16x8ULo(x0, x1, y0, y1);
        hi = I8x16.i8x16NarrowI16x8UHi(x0, x1, y0, y1);
      }
      case 0x67 -> {
        lo = F32x4.f32x4Ceil(x0);
        hi = F32x4.f32x4Ceil(x1);
      }
      case 0x68 -> {
        lo = F32x4.f32x4Floor(x0);
        hi = F32x4.f32x4Floor(x1);
      }
      case 0x69 -> {
        lo = F32x4.f32x4Trunc(x0);
        hi = F32x4.f32x4Trunc(x1);
      }
      case 0x6A -> {
        lo = F32x4.f32x4Nearest(x0);
        hi = F32x4.f32x4Nearest(x1);
      }
      case 0x6B -> {
        lo = I8x16.i8x16Shl(x0, (int) y0);
        hi = I8x16.i8x16Shl(x1, (int) y0);
      }
      case 0x6C -> {
        lo = I8x16.i8x16ShrS(x0, (int) y0);
        hi = I8x16.i8x16ShrS(x1, (int) y0);
      }
      case 0x6D -> {
        lo = I8x16.i8x16ShrU(x0, (int) y0);
        hi = I8x16.i8x16ShrU(x1, (int) y0);
      }
      case 0x6E -> {
        lo = I8x16.i8x16Add(x0, y0);
        hi = I8x16.i8x16Add(x1, y1);
      }
      case 0x6F -> {
        lo = I8x16.i8x16AddSatS(x0, y0);
        hi = I8x16.i8x16AddSatS(x1, y1);
      }
      case 0x70 -> {
        lo = I8x16.i8x16AddSatU(x0, y0);
        hi = I8x16.i8x16AddSatU(x1, y1);
      }
      case 0x71 -> {
        lo = I8x16.i8x16Sub(x0, y0);
        hi = I8x16.i8x16Sub(x1, y1);
      }
      case 0x72 -> {
        lo = I8x16.i8x16SubSatS(x0, y0);
        hi = I8x16.i8x16SubSatS(x1, y1);
      }
      case 0x73 -> {
        lo = I8x16.i8x16SubSatU(x0, y0);
        hi = I8x16.i8x16SubSatU(x1, y1);
      }
      case 0x74 -> {
        lo = F64x2.f64x2Ceil(x0);
        hi = F64x2.f64x2Ceil(x1);
      }
      case 0x75 -> {
        lo = F64x2.f64x2Floor(x0);
        hi = F64x2.f64x2Floor(x1);
      }
      case 0x76 -> {
        lo = I8x16.i8x16MinS(x0, y0);
        hi = I8x16.i8x16MinS(x1, y1);
      }
      case 0x77 -> {
        lo = I8x16.i8x16MinU(x0, y0);
        hi = I8x16.i8x16MinU(x1, y1);
      }
      case 0x78 -> {
        lo = I8x16.i8x16MaxS(x0, y0);
        hi = I8x16.i8x16MaxS(x1, y1);
      }
      case 0x79 -> {
        lo = I8x16.i8x16MaxU(x0, y0);
        hi = I8x16.i8x16MaxU(x1, y1);
      }
      case 0x7A -> {
        lo = F64x2.f64x2Trunc(x0);
        hi = F64x2.f64x2Trunc(x1);
      }
      case 0x7B -> {
        lo = I8x16.i8x16AvgrU(x0, y0);
        hi = I8x16.i8x16AvgrU(x1, y1);
      }
      case 0x7C -> {
        lo = I16x8.i16x8ExtaddPairwiseI8x16S(x0);
        hi = I16x8.i16x8ExtaddPairwiseI8x16S(x1);
      }
      case 0x7D -> {
        lo = I16x8.i16x8ExtaddPairwiseI8x16U(x0);
        hi = I16x8.i16x8ExtaddPairwiseI8x16U(x1);
      }
      case 0x7E -> {
        lo = I32x4.i32x4ExtaddPairwiseI16x8S(x0);
        hi = I32x4.i32x4ExtaddPairwiseI16x8S(x1);
      }
      case 0x7F -> {
        lo = I32x4.i32x4ExtaddPairwiseI16x8U(x0);
        hi = I32x4.i32x4ExtaddPairwiseI16x8U(x1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }

  /** Opcodes 0x80 to 0x9F. */
  static void run16(int number, long w, long[] r) {
    int x = (int) w >>> 16;
    long x0 = r[x];
    long x1 = r[x + 1];
    int y = (int) (w >>> 32) & 0xFFFF;
    long y0 = r[y];
    long y1 = r[y + 1];
    final long lo;
    final long hi;
    switch (number) {
      case 0x80 -> {
        lo = I16x8.i16x8Abs(x0);
        hi = I16x8.i16x8Abs(x1);
      }
      case 0x81 -> {
        lo = I16x8.i16x8Neg(x0);
        hi = I16x8.i16x8Neg(x1);
      }
      case 0x82 -> {
        lo = I16x8.i16x8Q15mulrSatS(x0, y0);
        hi = I16x8.i16x8Q15mulrSatS(x1, y1);
      }
      case 0x83 -> {
        r[(int) w & 0xFFFF] = I16x8.i16x8AllTrue(x0, x1);
        return;
      }
      case 0x84 -> {
        r[(int) w & 0xFFFF] = I16x8.i16x8Bitmask(x0, x1);
        return;
      }
      case 0x85 -> {
        lo = I16x8.i16x8NarrowI32x4SLo(x0, x1, y0, y1);
        hi = I16x8.i16x8NarrowI32x4SHi(x0, x1, y0, y1);
      }
      case 0x86 -> {
        lo = I16x8.i16x8NarrowI32x4ULo(x0, x1, y0, y1);
        hi = I16x8.i16x8NarrowI32x4UHi(x0, x1, y0, y1);
      }
      case 0x87 -> {
        lo = I16x8.i16x8ExtendLowI8x16SLo(x0, x1);
        hi = I16x8.i16x8ExtendLowI8x16SHi(x0, x1);
      }
      case 0x88 -> {
        lo = I16x8.i16x8ExtendHighI8x16SLo(x0, x1);
        hi = I16x8.i16x8ExtendHighI8x16SHi(x0, x1);
      }
      case 0x89 -> {
        lo = I16x8.i16x8ExtendLowI8x16ULo(x0, x1);
        hi = I16x8.i16x8ExtendLowI8x16UHi(x0, x1);
      }
      case 0x8A -> {
        lo = I16x8.i16x8ExtendHighI8x16ULo(x0, x1);
        hi = I16x8.i16x8ExtendHighI8x16UHi(x0, x1);
      }
      case 0x8B -> {
        lo = I16x8.i16x8Shl(x0, (int) y0);
        hi = I16x8.i16x8Shl(x1, (int) y0);
      }
      case 0x8C -> {
        lo = I16x8.i16x8ShrS(x0, (int) y0);
        hi = I16x8.i16x8ShrS(x1, (int) y0);
      }
      case 0x8D -> {
        lo = I16x8.i16x8ShrU(x0, (int) y0);
        hi = I16x8.i16x8ShrU(x1, (int) y0);
      }
      case 0x8E -> {
        lo = I16x8.i16x8Add(x0, y0);
        hi = I16x8.i16x8Add(x1, y1);
      }
      case 0x8F -> {
        lo = I16x8.i16x8AddSatS(x0, y0);
        hi = I16x8.i16x8AddSatS(x1, y1);
      }
      case 0x90 -> {
        lo = I16x8.i16x8AddSatU(x0, y0);
        hi = I16x8.i16x8AddSatU(x1, y1);
      }
      case 0x91 -> {
        lo = I16x8.i16x8Sub(x0, y0);
        hi = I16x8.i16x8Sub(x1, y1);
      }
      case 0x92 -> {
        lo = I16x8.i16x8SubSatS(x0, y0);
        hi = I16x8.i16x8SubSatS(x1, y1);
      }
      case 0x93 -> {
        lo = I16x8.i16x8SubSatU(x0, y0);
        hi = I16x8.i16x8SubSatU(x1, y1);
      }
      case 0x94 -> {
        lo = F64x2.f64x2Nearest(x0);
        hi = F64x2.f64x2Nearest(x1);
      }
      case 0x95 -> {
        lo = I16x8.i16x8Mul(x0, y0);
        hi = I16x8.i16x8Mul(x1, y1);
      }
      case 0x96 -> {
        lo = I16x8.i16x8MinS(x0, y0);
        hi = I16x8.i16x8MinS(x1, y1);
      }
      case 0x97 -> {
        lo = I16x8.i16x8MinU(x0, y0);
        hi = I16x8.i16x8MinU(x1, y1);
      }
      case 0x98 -> {
        lo = I16x8.i16x8MaxS(x0, y0);
        hi = I16x8.i16x8MaxS(x1, y1);
      }
      case 0x99 -> {
        lo = I16x8.i16x8MaxU(x0, y0);
        hi = I16x8.i16x8MaxU(x1, y1);
      }
      case 0x9B -> {
        lo = I16x8.i16x8AvgrU(x0, y0);
        hi = I16x8.i16x8AvgrU(x1, y1);
      }
      case 0x9C -> {
        lo = I16x8.i16x8ExtmulLowI8x16SLo(x0, x1, y0, y1);
        hi = I16x8.i16x8ExtmulLowI8x16SHi(x0, x1, y0, y1);
      }
      case 0x9D -> {
        lo = I16x8.i16x8ExtmulHighI8x16SLo(x0, x1, y0, y1);
        hi = I16x8.i16x8ExtmulHighI8x16SHi(x0, x1, y0, y1);
      }
      case 0x9E -> {
        lo = I16x8.i16x8ExtmulLowI8x16ULo(x0, x1, y0, y1);
        hi = I16x8.i16x8ExtmulLowI8x16UHi(x0, x1, y0, y1);
      }
      case 0x9F -> {
        lo = I16x8.i16x8ExtmulHighI8x16ULo(x0, x1, y0, y1);
        hi = I16x8.i16x8ExtmulHighI8x16UHi(x0, x1, y0, y1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }
}
