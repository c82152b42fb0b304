package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.IntegerMath;

/** Operations on 64-bit integers (§4.3.2). */
final class I64Ops {
  private I64Ops() {}

  static void i64Add(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] + r[(int) (w >>> 32)];
  }

  static void i64Sub(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] - r[(int) (w >>> 32)];
  }

  static void i64Mul(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] * r[(int) (w >>> 32)];
  }

  static void i64And(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] & r[(int) (w >>> 32)];
  }

  static void i64Or(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] | r[(int) (w >>> 32)];
  }

  static void i64Xor(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] ^ r[(int) (w >>> 32)];
  }

  static void i64Shl(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] << r[(int) (w >>> 32)];
  }

  static void i64ShrS(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] >> r[(int) (w >>> 32)];
  }

  static void i64ShrU(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] >>> r[(int) (w >>> 32)];
  }

  static void i64Rotl(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.rotateLeft(r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i64Rotr(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.rotateRight(r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i64AddI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] + (int) (w >>> 32);
  }

  static void i64MulI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] * (int) (w >>> 32);
  }

  static void i64AndI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] & (int) (w >>> 32);
  }

  static void i64OrI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] | (int) (w >>> 32);
  }

  static void i64XorI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] ^ (int) (w >>> 32);
  }

  static void i64ShlI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] << (int) (w >>> 32);
  }

  static void i64ShrSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] >> (int) (w >>> 32);
  }

  static void i64ShrUI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] >>> (int) (w >>> 32);
  }

  static void i64RotlI(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.rotateLeft(r[(int) w >>> 16], (int) (w >>> 32));
  }

  static void i64DivS(long[] r, long w) {
    r[(int) w & 0xFFFF] = IntegerMath.divS(r[(int) w >>> 16], r[(int) (w >>> 32)]);
  }

  static void i64DivU(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.divideUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]);
  }

  static void i64RemS(long[] r, long w) {
    r[(int) w & 0xFFFF] = IntegerMath.remS(r[(int) w >>> 16], r[(int) (w >>> 32)]);
  }

  static void i64RemU(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.remainderUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]);
  }

  static void i64Eq(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] == r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i64Ne(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] != r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i64LtS(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] < r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i64LeS(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] <= r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i64LtU(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.compareUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]) < 0 ? 1 : 0;
  }

  static void i64LeU(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.compareUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]) <= 0 ? 1 : 0;
  }

  static void i64EqI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] == (int) (w >>> 32) ? 1 : 0;
  }

  static void i64NeI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] != (int) (w >>> 32) ? 1 : 0;
  }

  static void i64LtSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] < (int) (w >>> 32) ? 1 : 0;
  }

  static void i64GtSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] > (int) (w >>> 32) ? 1 : 0;
  }

  static void i64LtUI(long[] r, long w) {
    long immediate = w >> 32;
    r[(int) w & 0xFFFF] = Long.compareUnsigned(r[(int) w >>> 16], immediate) < 0 ? 1 : 0;
  }

  static void i64GtUI(long[] r, long w) {
    long immediate = w >> 32;
    r[(int) w & 0xFFFF] = Long.compareUnsigned(r[(int) w >>> 16], immediate) > 0 ? 1 : 0;
  }

  static void i64Clz(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.numberOfLeadingZeros(r[(int) w >>> 16]);
  }

  static void i64Ctz(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.numberOfTrailingZeros(r[(int) w >>> 16]);
  }

  static void i64Popcnt(long[] r, long w) {
    r[(int) w & 0xFFFF] = Long.bitCount(r[(int) w >>> 16]);
  }

  static void i64Extend8S(long[] r, long w) {
    r[(int) w & 0xFFFF] = (byte) r[(int) w >>> 16];
  }

  static void i64Extend16S(long[] r, long w) {
    r[(int) w & 0xFFFF] = (short) r[(int) w >>> 16];
  }

  static void i64ExtendI32U(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] & 0xFFFF_FFFFL;
  }
}
