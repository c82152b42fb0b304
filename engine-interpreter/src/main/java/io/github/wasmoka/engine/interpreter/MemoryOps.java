package io.github.wasmoka.engine.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of memory 0 where it is a byte array (§4.4.7). An address above 2<sup>31</sup>
 * is negative here and stays so, because a sum that overflows is negative, too: the array's own
 * bounds check is the trap.
 */
final class MemoryOps {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private MemoryOps() {}

  static void i32Load(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
  }

  static void i64Load(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
  }

  static void load8U(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = mem[ea((int) r[(int) w >>> 16], (int) (w >>> 32))] & 0xFF;
  }

  static void load8S(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = mem[ea((int) r[(int) w >>> 16], (int) (w >>> 32))];
  }

  static void load16U(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (short) SHORT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32))) & 0xFFFF;
  }

  static void load16S(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = (short) SHORT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
  }

  static void load32U(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32))) & 0xFFFF_FFFFL;
  }

  static void i32LoadX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (int)
            INT.get(
                mem,
                ea((int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)));
  }

  static void i64LoadX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (long)
            LONG.get(
                mem,
                ea((int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)));
  }

  static void load8UX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        mem[ea((int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48))]
            & 0xFF;
  }

  static void load8SX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        mem[ea((int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48))];
  }

  static void load16UX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (short)
                SHORT.get(
                    mem,
                    ea(
                        (int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF],
                        (int) (w >>> 48)))
            & 0xFFFF;
  }

  static void load16SX(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (short)
            SHORT.get(
                mem,
                ea((int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)));
  }

  static void i32LoadXs(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (int)
            INT.get(
                mem,
                ea(
                    ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                        + (int) r[(int) (w >>> 32) & 0xFFFF],
                    ((int) (w >>> 48) & 0x1FFF)));
  }

  static void i64LoadXs(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (long)
            LONG.get(
                mem,
                ea(
                    ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                        + (int) r[(int) (w >>> 32) & 0xFFFF],
                    ((int) (w >>> 48) & 0x1FFF)));
  }

  static void load8UXs(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        mem[
                ea(
                    ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                        + (int) r[(int) (w >>> 32) & 0xFFFF],
                    ((int) (w >>> 48) & 0x1FFF))]
            & 0xFF;
  }

  static void load16UXs(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] =
        (short)
                SHORT.get(
                    mem,
                    ea(
                        ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                            + (int) r[(int) (w >>> 32) & 0xFFFF],
                        ((int) (w >>> 48) & 0x1FFF)))
            & 0xFFFF;
  }

  static void i32LoadC(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = (int) INT.get(mem, (int) (w >>> 32));
  }

  static void i64LoadC(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = (long) LONG.get(mem, (int) (w >>> 32));
  }

  static void load8UC(long[] r, long w, byte[] mem) {
    r[(int) w & 0xFFFF] = mem[(int) (w >>> 32)] & 0xFF;
  }

  static void i32Store(long[] r, long w, byte[] mem) {
    INT.set(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), (int) r[(int) w >>> 16]);
  }

  static void i64Store(long[] r, long w, byte[] mem) {
    LONG.set(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), r[(int) w >>> 16]);
  }

  static void store8(long[] r, long w, byte[] mem) {
    mem[ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32))] = (byte) r[(int) w >>> 16];
  }

  static void store16(long[] r, long w, byte[] mem) {
    SHORT.set(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), (short) r[(int) w >>> 16]);
  }

  static void i32StoreX(long[] r, long w, byte[] mem) {
    INT.set(
        mem,
        ea((int) r[(int) w & 0xFFFF] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)),
        (int) r[(int) w >>> 16]);
  }

  static void i64StoreX(long[] r, long w, byte[] mem) {
    LONG.set(
        mem,
        ea((int) r[(int) w & 0xFFFF] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)),
        r[(int) w >>> 16]);
  }

  static void store8X(long[] r, long w, byte[] mem) {
    mem[ea((int) r[(int) w & 0xFFFF] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48))] =
        (byte) r[(int) w >>> 16];
  }

  static void store16X(long[] r, long w, byte[] mem) {
    SHORT.set(
        mem,
        ea((int) r[(int) w & 0xFFFF] + (int) r[(int) (w >>> 32) & 0xFFFF], (int) (w >>> 48)),
        (short) r[(int) w >>> 16]);
  }

  static void i32StoreC(long[] r, long w, byte[] mem) {
    INT.set(mem, (int) (w >>> 32), (int) r[(int) w >>> 16]);
  }

  static void i64StoreC(long[] r, long w, byte[] mem) {
    LONG.set(mem, (int) (w >>> 32), r[(int) w >>> 16]);
  }

  static void store8C(long[] r, long w, byte[] mem) {
    mem[(int) (w >>> 32)] = (byte) r[(int) w >>> 16];
  }

  static void i32StoreI(long[] r, long w, byte[] mem) {
    INT.set(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), (short) (w >>> 16));
  }

  static void i64StoreI(long[] r, long w, byte[] mem) {
    LONG.set(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), (long) (short) (w >>> 16));
  }

  static void store8I(long[] r, long w, byte[] mem) {
    mem[ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32))] = (byte) (short) (w >>> 16);
  }

  /**
   * The effective address; negative if it is above 2<sup>31</sup>. The offset must not be negative.
   */
  static int ea(int address, int offset) {
    return address < 0 ? address : address + offset;
  }
}
