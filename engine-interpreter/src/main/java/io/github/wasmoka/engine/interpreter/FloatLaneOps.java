package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.simd.F32x4;
import io.github.wasmoka.runtime.numeric.simd.F64x2;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I64x2;
import io.github.wasmoka.runtime.numeric.simd.I8x16;

/** Vector arithmetic on floats (§4.3.5), and relaxed instructions. */
final class FloatLaneOps {
  private FloatLaneOps() {}

  /** Opcodes 0xE0 to 0xFF. */
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
      case 0xE0 -> {
        lo = F32x4.f32x4Abs(x0);
        hi = F32x4.f32x4Abs(x1);
      }
      case 0xE1 -> {
        lo = F32x4.f32x4Neg(x0);
        hi = F32x4.f32x4Neg(x1);
      }
      case 0xE3 -> {
        lo = F32x4.f32x4Sqrt(x0);
        hi = F32x4.f32x4Sqrt(x1);
      }
      case 0xE4 -> {
        lo = F32x4.f32x4Add(x0, y0);
        hi = F32x4.f32x4Add(x1, y1);
      }
      case 0xE5 -> {
        lo = F32x4.f32x4Sub(x0, y0);
        hi = F32x4.f32x4Sub(x1, y1);
      }
      case 0xE6 -> {
        lo = F32x4.f32x4Mul(x0, y0);
        hi = F32x4.f32x4Mul(x1, y1);
      }
      case 0xE7 -> {
        lo = F32x4.f32x4Div(x0, y0);
        hi = F32x4.f32x4Div(x1, y1);
      }
      case 0xE8 -> {
        lo = F32x4.f32x4Min(x0, y0);
        hi = F32x4.f32x4Min(x1, y1);
      }
      case 0xE9 -> {
        lo = F32x4.f32x4Max(x0, y0);
        hi = F32x4.f32x4Max(x1, y1);
      }
      case 0xEA -> {
        lo = F32x4.f32x4Pmin(x0, y0);
        hi = F32x4.f32x4Pmin(x1, y1);
      }
      case 0xEB -> {
        lo = F32x4.f32x4Pmax(x0, y0);
        hi = F32x4.f32x4Pmax(x1, y1);
      }
      case 0xEC -> {
        lo = F64x2.f64x2Abs(x0);
        hi = F64x2.f64x2Abs(x1);
      }
      case 0xED -> {
        lo = F64x2.f64x2Neg(x0);
        hi = F64x2.f64x2Neg(x1);
      }
      case 0xEF -> {
        lo = F64x2.f64x2Sqrt(x0);
        hi = F64x2.f64x2Sqrt(x1);
      }
      case 0xF0 -> {
        lo = F64x2.f64x2Add(x0, y0);
        hi = F64x2.f64x2Add(x1, y1);
      }
      case 0xF1 -> {
        lo = F64x2.f64x2Sub(x0, y0);
        hi = F64x2.f64x2Sub(x1, y1);
      }
      case 0xF2 -> {
        lo = F64x2.f64x2Mul(x0, y0);
        hi = F64x2.f64x2Mul(x1, y1);
      }
      case 0xF3 -> {
        lo = F64x2.f64x2Div(x0, y0);
        hi = F64x2.f64x2Div(x1, y1);
      }
      case 0xF4 -> {
        lo = F64x2.f64x2Min(x0, y0);
        hi = F64x2.f64x2Min(x1, y1);
      }
      case 0xF5 -> {
        lo = F64x2.f64x2Max(x0, y0);
        hi = F64x2.f64x2Max(x1, y1);
      }
      case 0xF6 -> {
        lo = F64x2.f64x2Pmin(x0, y0);
        hi = F64x2.f64x2Pmin(x1, y1);
      }
      case 0xF7 -> {
        lo = F64x2.f64x2Pmax(x0, y0);
        hi = F64x2.f64x2Pmax(x1, y1);
      }
      case 0xF8 -> {
        lo = I32x4.i32x4TruncSatF32x4S(x0);
        hi = I32x4.i32x4TruncSatF32x4S(x1);
      }
      case 0xF9 -> {
        lo = I32x4.i32x4TruncSatF32x4U(x0);
        hi = I32x4.i32x4TruncSatF32x4U(x1);
      }
      case 0xFA -> {
        lo = F32x4.f32x4ConvertI32x4S(x0);
        hi = F32x4.f32x4ConvertI32x4S(x1);
      }
      case 0xFB -> {
        lo = F32x4.f32x4ConvertI32x4U(x0);
        hi = F32x4.f32x4ConvertI32x4U(x1);
      }
      case 0xFC -> {
        lo = I32x4.i32x4TruncSatF64x2SZeroLo(x0, x1);
        hi = I32x4.i32x4TruncSatF64x2SZeroHi(x0, x1);
      }
      case 0xFD -> {
        lo = I32x4.i32x4TruncSatF64x2UZeroLo(x0, x1);
        hi = I32x4.i32x4TruncSatF64x2UZeroHi(x0, x1);
      }
      case 0xFE -> {
        lo = F64x2.f64x2ConvertLowI32x4SLo(x0, x1);
        hi = F64x2.f64x2ConvertLowI32x4SHi(x0, x1);
      }
      case 0xFF -> {
        lo = F64x2.f64x2ConvertLowI32x4ULo(x0, x1);
        hi = F64x2.f64x2ConvertLowI32x4UHi(x0, x1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }

  /** Opcodes 0x100 to 0x113. */
  static void relaxed(int number, long w, long[] r) {
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
      case 0x100 -> {
        lo = I8x16.i8x16RelaxedSwizzleLo(x0, x1, y0, y1);
        hi = I8x16.i8x16RelaxedSwizzleHi(x0, x1, y0, y1);
      }
      case 0x101 -> {
        lo = I32x4.i32x4RelaxedTruncF32x4S(x0);
        hi = I32x4.i32x4RelaxedTruncF32x4S(x1);
      }
      case 0x102 -> {
        lo = I32x4.i32x4RelaxedTruncF32x4U(x0);
        hi = I32x4.i32x4RelaxedTruncF32x4U(x1);
      }
      case 0x103 -> {
        lo = I32x4.i32x4RelaxedTruncF64x2SZeroLo(x0, x1);
        hi = I32x4.i32x4RelaxedTruncF64x2SZeroHi(x0, x1);
      }
      case 0x104 -> {
        lo = I32x4.i32x4RelaxedTruncF64x2UZeroLo(x0, x1);
        hi = I32x4.i32x4RelaxedTruncF64x2UZeroHi(x0, x1);
      }
      case 0x105 -> {
        lo = F32x4.f32x4RelaxedMadd(x0, y0, z0);
        hi = F32x4.f32x4RelaxedMadd(x1, y1, z1);
      }
      case 0x106 -> {
        lo = F32x4.f32x4RelaxedNmadd(x0, y0, z0);
        hi = F32x4.f32x4RelaxedNmadd(x1, y1, z1);
      }
      case 0x107 -> {
        lo = F64x2.f64x2RelaxedMadd(x0, y0, z0);
        hi = F64x2.f64x2RelaxedMadd(x1, y1, z1);
      }
      case 0x108 -> {
        lo = F64x2.f64x2RelaxedNmadd(x0, y0, z0);
        hi = F64x2.f64x2RelaxedNmadd(x1, y1, z1);
      }
      case 0x109 -> {
        lo = I8x16.i8x16RelaxedLaneselect(x0, y0, z0);
        hi = I8x16.i8x16RelaxedLaneselect(x1, y1, z1);
      }
      case 0x10A -> {
        lo = I16x8.i16x8RelaxedLaneselect(x0, y0, z0);
        hi = I16x8.i16x8RelaxedLaneselect(x1, y1, z1);
      }
      case 0x10B -> {
        lo = I32x4.i32x4RelaxedLaneselect(x0, y0, z0);
        hi = I32x4.i32x4RelaxedLaneselect(x1, y1, z1);
      }
      case 0x10C -> {
        lo = I64x2.i64x2RelaxedLaneselect(x0, y0, z0);
        hi = I64x2.i64x2RelaxedLaneselect(x1, y1, z1);
      }
      case 0x10D -> {
        lo = F32x4.f32x4RelaxedMin(x0, y0);
        hi = F32x4.f32x4RelaxedMin(x1, y1);
      }
      case 0x10E -> {
        lo = F32x4.f32x4RelaxedMax(x0, y0);
        hi = F32x4.f32x4RelaxedMax(x1, y1);
      }
      case 0x10F -> {
        lo = F64x2.f64x2RelaxedMin(x0, y0);
        hi = F64x2.f64x2RelaxedMin(x1, y1);
      }
      case 0x110 -> {
        lo = F64x2.f64x2RelaxedMax(x0, y0);
        hi = F64x2.f64x2RelaxedMax(x1, y1);
      }
      case 0x111 -> {
        lo = I16x8.i16x8RelaxedQ15mulrS(x0, y0);
        hi = I16x8.i16x8RelaxedQ15mulrS(x1, y1);
      }
      case 0x112 -> {
        lo = I16x8.i16x8RelaxedDotI8x16I7x16S(x0, y0);
        hi = I16x8.i16x8RelaxedDotI8x16I7x16S(x1, y1);
      }
      case 0x113 -> {
        lo = I32x4.i32x4RelaxedDotI8x16I7x16AddS(x0, y0, z0);
        hi = I32x4.i32x4RelaxedDotI8x16I7x16AddS(x1, y1, z1);
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    int a = (int) w & 0xFFFF;
    r[a] = lo;
    r[a + 1] = hi;
  }
}
