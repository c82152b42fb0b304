package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.MemoryOps.INT;
import static io.github.wasmoka.engine.interpreter.MemoryOps.LONG;
import static io.github.wasmoka.engine.interpreter.MemoryOps.ea;

/**
 * Pairs of instructions that compilers emit next to each other, as one operation. An i32 is
 * computed as one and then stands sign-extended in its slot.
 */
@SuppressWarnings({"IntLongMath", "NarrowCalculation"})
final class FusedOps {
  private FusedOps() {}

  static void i32Add3(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF] + (int) r[(int) (w >>> 48)];
  }

  static void i32Xor3(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) w >>> 16] ^ (int) r[(int) (w >>> 32) & 0xFFFF] ^ (int) r[(int) (w >>> 48)];
  }

  static void i32ShlAdd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] << (int) (w >>> 48)) + (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32ShlOr(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] << (int) (w >>> 48)) | (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32ShrUXor(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] >>> (int) (w >>> 48)) ^ (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32RotlXor(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.rotateLeft((int) r[(int) w >>> 16], (int) (w >>> 48))
            ^ (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32ShrUAnd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] >>> (int) (w >>> 48)) & ((int) (w >>> 32) & 0xFFFF);
  }

  static void i32AndShl(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] & ((int) (w >>> 32) & 0xFFFF)) << (int) (w >>> 48);
  }

  static void i32XorRotl(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Integer.rotateLeft(
            (int) r[(int) w >>> 16] ^ (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48));
  }

  static void i32AndXor(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] & (int) r[(int) (w >>> 32) & 0xFFFF]) ^ (int) r[(int) (w >>> 48)];
  }

  static void i32XorAnd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        ((int) r[(int) w >>> 16] ^ (int) r[(int) (w >>> 32) & 0xFFFF]) & (int) r[(int) (w >>> 48)];
  }

  static void i32MulAdd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) w >>> 16] * (int) r[(int) (w >>> 32) & 0xFFFF] + (int) r[(int) (w >>> 48)];
  }

  static void i32MulIAdd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) w >>> 16] * (int) (w >> 48) + (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32AddAddI(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF] + (int) (w >> 48);
  }

  static void i32LoadAdd(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48)))
            + (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i32LoadXor(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48)))
            ^ (int) r[(int) (w >>> 32) & 0xFFFF];
  }

  static void i64Add3(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16] + r[(int) (w >>> 32) & 0xFFFF] + r[(int) (w >>> 48)];
  }

  static void i64ShrUAnd(long[] r, long w) {
    r[(int) w & 0xFFFF] = (r[(int) w >>> 16] >>> (int) (w >>> 48)) & ((int) (w >>> 32) & 0xFFFF);
  }

  static void f64MulAdd(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                    * Double.longBitsToDouble(r[(int) (w >>> 32) & 0xFFFF])
                + Double.longBitsToDouble(r[(int) (w >>> 48)]));
  }

  static void f64MulSub(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) w >>> 16])
                    * Double.longBitsToDouble(r[(int) (w >>> 32) & 0xFFFF])
                - Double.longBitsToDouble(r[(int) (w >>> 48)]));
  }

  static void f64MulRsub(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(r[(int) (w >>> 48)])
                - Double.longBitsToDouble(r[(int) w >>> 16])
                    * Double.longBitsToDouble(r[(int) (w >>> 32) & 0xFFFF]));
  }

  static void f64LoadMul(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(
                    (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48))))
                * Double.longBitsToDouble(r[(int) (w >>> 32) & 0xFFFF]));
  }

  static void f64LoadAdd(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        Double.doubleToRawLongBits(
            Double.longBitsToDouble(
                    (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48))))
                + Double.longBitsToDouble(r[(int) (w >>> 32) & 0xFFFF]));
  }
}
