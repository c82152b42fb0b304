package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.numeric.IntegerMath;

/**
 * Operations on i32 (§4.3.2). A slot holds an i32 sign-extended: computing in 32 bits and widening
 * the result is what is meant.
 */
@SuppressWarnings({"IntLongMath", "NarrowCalculation"})
final class I32Ops {
  private I32Ops() {}

  static void i32Add(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32)];
  }

  static void i32Sub(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] - (int) r[(int) (w >>> 32)];
  }

  static void i32Mul(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] * (int) r[(int) (w >>> 32)];
  }

  static void i32And(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] & (int) r[(int) (w >>> 32)];
  }

  static void i32Or(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] | (int) r[(int) (w >>> 32)];
  }

  static void i32Xor(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] ^ (int) r[(int) (w >>> 32)];
  }

  static void i32Shl(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] << (int) r[(int) (w >>> 32)];
  }

  static void i32ShrS(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] >> (int) r[(int) (w >>> 32)];
  }

  static void i32ShrU(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] >>> (int) r[(int) (w >>> 32)];
  }

  static void i32Rotl(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.rotateLeft((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32Rotr(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.rotateRight((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32AddI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] + (int) (w >>> 32);
  }

  static void i32MulI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] * (int) (w >>> 32);
  }

  static void i32AndI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] & (int) (w >>> 32);
  }

  static void i32OrI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] | (int) (w >>> 32);
  }

  static void i32XorI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] ^ (int) (w >>> 32);
  }

  static void i32ShlI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] << (int) (w >>> 32);
  }

  static void i32ShrSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] >> (int) (w >>> 32);
  }

  static void i32ShrUI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] >>> (int) (w >>> 32);
  }

  static void i32RotlI(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.rotateLeft((int) r[(int) w >>> 16], (int) (w >>> 32));
  }

  static void i32RsubI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) (w >>> 32) - (int) r[(int) w >>> 16];
  }

  static void i32DivS(long[] r, long w) {
    r[(int) w & 0xFFFF] = IntegerMath.divS((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32DivU(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.divideUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32RemS(long[] r, long w) {
    r[(int) w & 0xFFFF] = IntegerMath.remS((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32RemU(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.remainderUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
  }

  static void i32Eq(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] == (int) r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i32Ne(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] != (int) r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i32LtS(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] < (int) r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i32LeS(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] <= (int) r[(int) (w >>> 32)] ? 1 : 0;
  }

  static void i32LtU(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.compareUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]) < 0 ? 1 : 0;
  }

  static void i32LeU(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.compareUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]) <= 0 ? 1 : 0;
  }

  static void i32EqI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] == (int) (w >>> 32) ? 1 : 0;
  }

  static void i32NeI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] != (int) (w >>> 32) ? 1 : 0;
  }

  static void i32LtSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] < (int) (w >>> 32) ? 1 : 0;
  }

  static void i32GtSI(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16] > (int) (w >>> 32) ? 1 : 0;
  }

  static void i32LtUI(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.compareUnsigned((int) r[(int) w >>> 16], (int) (w >>> 32)) < 0 ? 1 : 0;
  }

  static void i32GtUI(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.compareUnsigned((int) r[(int) w >>> 16], (int) (w >>> 32)) > 0 ? 1 : 0;
  }

  static void i32Clz(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.numberOfLeadingZeros((int) r[(int) w >>> 16]);
  }

  static void i32Ctz(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.numberOfTrailingZeros((int) r[(int) w >>> 16]);
  }

  static void i32Popcnt(long[] r, long w) {
    r[(int) w & 0xFFFF] = Integer.bitCount((int) r[(int) w >>> 16]);
  }

  static void i32Extend8S(long[] r, long w) {
    r[(int) w & 0xFFFF] = (byte) r[(int) w >>> 16];
  }

  static void i32Extend16S(long[] r, long w) {
    r[(int) w & 0xFFFF] = (short) r[(int) w >>> 16];
  }

  static void i32WrapI64(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) r[(int) w >>> 16];
  }
}
