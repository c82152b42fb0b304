package io.github.wasmoka.engine.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Access to memory 0 where it is a byte array (§4.4.7). An address above 2<sup>31</sup> is negative
 * here and stays so, because a sum that overflows is negative, too: the array's own bounds check is
 * the trap.
 */
final class MemoryOps {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private MemoryOps() {}

  /**
   * The effective address; negative if it is above 2<sup>31</sup>. The offset must not be negative.
   */
  static int ea(int address, int offset) {
    return address < 0 ? address : address + offset;
  }
}
