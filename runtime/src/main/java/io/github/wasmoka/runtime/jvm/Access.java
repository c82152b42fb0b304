package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import java.util.Objects;

/**
 * Accesses to a memory on an array (§4.4.7) that generated code calls. A number lies at {@code
 * address + offset}; an access outside throws {@link IndexOutOfBoundsException}, which is the trap.
 *
 * <p>There are three ways of each. With a limit, the memory's size or {@link
 * ByteArrayMemory#NO_LIMIT}, the address is compared with that, with an offset or without; {@code
 * offset} plus the width is no more than the limit or {@link Integer#MAX_VALUE} then. Without a
 * limit the array is as long as the memory; an address may be above 2 GiB, that is negative, and
 * stays outside. The last way is for addresses of which neither has to be looked at: their sum with
 * the offset is the array's index.
 *
 * <p>C2 inlines these methods where they are called often. C1 must not: it would inline the ten
 * methods of the JDK behind each, and gives methods up that have many of them. It inlines nothing
 * whose frame has more than ten slots (C1InlineStackLimit) besides its parameters; hence the locals
 * that nobody uses. The way to the index stands in each of them: in a method of its own it would be
 * another one that C2 may leave a call.
 *
 * <p>An address with an offset is compared by {@link Objects#checkIndex}, for whose failing C2
 * keeps the operands alone; a branch on {@link Integer#compareUnsigned} keeps what that gave, a
 * number that is made each time then. What it returns is not used: to C2 it would be another number
 * than the address, and it would not see that several accesses have one base, of whose comparisons
 * with the array's length it makes one. Without a limit the bound is 2 GiB whatever the offset, so
 * that accesses of one base are compared once (less the offset where a method would be too large
 * otherwise). A bound is never negative, so that nobody has to look at that.
 */
@SuppressWarnings("UnusedVariable")
public final class Access {
  private Access() {}

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 16 bits, sign-extended
   */
  public static int getI16(int address, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 1)) & Integer.MAX_VALUE);
    return (short) ByteArrayMemory.I16.get(bytes, address + offset);
  }

  /**
   * Reads without an offset.
   *
   * @param address the address
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 16 bits, sign-extended
   */
  public static int getI16At(int address, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    return (short)
        ByteArrayMemory.I16.get(
            bytes, limit < 0 || Integer.compareUnsigned(address, limit - 1) < 0 ? address : -1);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @return 16 bits, sign-extended
   */
  public static int getI16(int address, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (short) ByteArrayMemory.I16.get(bytes, address < 0 ? address : address + offset);
  }

  /**
   * Reads.
   *
   * @param index the index
   * @param bytes the memory
   * @return 16 bits, sign-extended
   */
  public static int getI16(int index, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (short) ByteArrayMemory.I16.get(bytes, index);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value; its low 16 bits count
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI16(int address, int value, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit - (offset + 1)) & Integer.MAX_VALUE);
    ByteArrayMemory.I16.set(bytes, address + offset, (short) value);
  }

  /**
   * Writes without an offset.
   *
   * @param address the address
   * @param value the value; its low 16 bits count
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI16At(int address, int value, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I16.set(
        bytes,
        limit < 0 || Integer.compareUnsigned(address, limit - 1) < 0 ? address : -1,
        (short) value);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value; its low 16 bits count
   * @param offset the constant offset
   * @param bytes the memory
   */
  public static void setI16(int address, int value, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I16.set(bytes, address < 0 ? address : address + offset, (short) value);
  }

  /**
   * Writes to the index {@code address + offset}.
   *
   * @param address the address
   * @param value the value; its low 16 bits count
   * @param bytes the memory
   * @param offset the constant offset
   */
  public static void setI16(int address, int value, byte[] bytes, int offset) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I16.set(bytes, address + offset, (short) value);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 32 bits
   */
  public static int getI32(int address, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 3)) & Integer.MAX_VALUE);
    return (int) ByteArrayMemory.I32.get(bytes, address + offset);
  }

  /**
   * Reads without an offset.
   *
   * @param address the address
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 32 bits
   */
  public static int getI32At(int address, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    return (int)
        ByteArrayMemory.I32.get(
            bytes, limit < 0 || Integer.compareUnsigned(address, limit - 3) < 0 ? address : -1);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @return 32 bits
   */
  public static int getI32(int address, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (int) ByteArrayMemory.I32.get(bytes, address < 0 ? address : address + offset);
  }

  /**
   * Reads.
   *
   * @param index the index
   * @param bytes the memory
   * @return 32 bits
   */
  public static int getI32(int index, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (int) ByteArrayMemory.I32.get(bytes, index);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI32(int address, int value, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 3)) & Integer.MAX_VALUE);
    ByteArrayMemory.I32.set(bytes, address + offset, value);
  }

  /**
   * Writes without an offset.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI32At(int address, int value, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I32.set(
        bytes, limit < 0 || Integer.compareUnsigned(address, limit - 3) < 0 ? address : -1, value);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   */
  public static void setI32(int address, int value, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I32.set(bytes, address < 0 ? address : address + offset, value);
  }

  /**
   * Writes to the index {@code address + offset}.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param offset the constant offset
   */
  public static void setI32(int address, int value, byte[] bytes, int offset) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I32.set(bytes, address + offset, value);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 64 bits
   */
  public static long getI64(int address, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 7)) & Integer.MAX_VALUE);
    return (long) ByteArrayMemory.I64.get(bytes, address + offset);
  }

  /**
   * Reads without an offset.
   *
   * @param address the address
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return 64 bits
   */
  public static long getI64At(int address, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    return (long)
        ByteArrayMemory.I64.get(
            bytes, limit < 0 || Integer.compareUnsigned(address, limit - 7) < 0 ? address : -1);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @return 64 bits
   */
  public static long getI64(int address, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (long) ByteArrayMemory.I64.get(bytes, address < 0 ? address : address + offset);
  }

  /**
   * Reads.
   *
   * @param index the index
   * @param bytes the memory
   * @return 64 bits
   */
  public static long getI64(int index, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (long) ByteArrayMemory.I64.get(bytes, index);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI64(int address, long value, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit - (offset + 7)) & Integer.MAX_VALUE);
    ByteArrayMemory.I64.set(bytes, address + offset, value);
  }

  /**
   * Writes without an offset.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setI64At(int address, long value, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I64.set(
        bytes, limit < 0 || Integer.compareUnsigned(address, limit - 7) < 0 ? address : -1, value);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   */
  public static void setI64(int address, long value, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I64.set(bytes, address < 0 ? address : address + offset, value);
  }

  /**
   * Writes to the index {@code address + offset}.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param offset the constant offset
   */
  public static void setI64(int address, long value, byte[] bytes, int offset) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.I64.set(bytes, address + offset, value);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return a float
   */
  public static float getF32(int address, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 3)) & Integer.MAX_VALUE);
    return (float) ByteArrayMemory.F32.get(bytes, address + offset);
  }

  /**
   * Reads without an offset.
   *
   * @param address the address
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return a float
   */
  public static float getF32At(int address, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    return (float)
        ByteArrayMemory.F32.get(
            bytes, limit < 0 || Integer.compareUnsigned(address, limit - 3) < 0 ? address : -1);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @return a float
   */
  public static float getF32(int address, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (float) ByteArrayMemory.F32.get(bytes, address < 0 ? address : address + offset);
  }

  /**
   * Reads.
   *
   * @param index the index
   * @param bytes the memory
   * @return a float
   */
  public static float getF32(int index, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (float) ByteArrayMemory.F32.get(bytes, index);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setF32(int address, float value, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 3)) & Integer.MAX_VALUE);
    ByteArrayMemory.F32.set(bytes, address + offset, value);
  }

  /**
   * Writes without an offset.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setF32At(int address, float value, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F32.set(
        bytes, limit < 0 || Integer.compareUnsigned(address, limit - 3) < 0 ? address : -1, value);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   */
  public static void setF32(int address, float value, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F32.set(bytes, address < 0 ? address : address + offset, value);
  }

  /**
   * Writes to the index {@code address + offset}.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param offset the constant offset
   */
  public static void setF32(int address, float value, byte[] bytes, int offset) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F32.set(bytes, address + offset, value);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return a double
   */
  public static double getF64(int address, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit < 0 ? -1 : limit - (offset + 7)) & Integer.MAX_VALUE);
    return (double) ByteArrayMemory.F64.get(bytes, address + offset);
  }

  /**
   * Reads without an offset.
   *
   * @param address the address
   * @param bytes the memory
   * @param limit the memory's size or none
   * @return a double
   */
  public static double getF64At(int address, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    return (double)
        ByteArrayMemory.F64.get(
            bytes, limit < 0 || Integer.compareUnsigned(address, limit - 7) < 0 ? address : -1);
  }

  /**
   * Reads.
   *
   * @param address the address
   * @param offset the constant offset
   * @param bytes the memory
   * @return a double
   */
  public static double getF64(int address, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (double) ByteArrayMemory.F64.get(bytes, address < 0 ? address : address + offset);
  }

  /**
   * Reads.
   *
   * @param index the index
   * @param bytes the memory
   * @return a double
   */
  public static double getF64(int index, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    return (double) ByteArrayMemory.F64.get(bytes, index);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setF64(int address, double value, int offset, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    Objects.checkIndex(address, (limit - (offset + 7)) & Integer.MAX_VALUE);
    ByteArrayMemory.F64.set(bytes, address + offset, value);
  }

  /**
   * Writes without an offset.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param limit the memory's size or none
   */
  public static void setF64At(int address, double value, byte[] bytes, int limit) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F64.set(
        bytes, limit < 0 || Integer.compareUnsigned(address, limit - 7) < 0 ? address : -1, value);
  }

  /**
   * Writes.
   *
   * @param address the address
   * @param value the value
   * @param offset the constant offset
   * @param bytes the memory
   */
  public static void setF64(int address, double value, int offset, byte[] bytes) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F64.set(bytes, address < 0 ? address : address + offset, value);
  }

  /**
   * Writes to the index {@code address + offset}.
   *
   * @param address the address
   * @param value the value
   * @param bytes the memory
   * @param offset the constant offset
   */
  public static void setF64(int address, double value, byte[] bytes, int offset) {
    long unused1, unused2, unused3, unused4, unused5;
    ByteArrayMemory.F64.set(bytes, address + offset, value);
  }
}
