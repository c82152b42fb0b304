package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import java.util.Objects;

/**
 * Accesses to a memory on an array (§4.4.7) that generated code calls. A number lies at {@code
 * address + offset}; an access outside throws {@link IndexOutOfBoundsException}, which is the trap.
 *
 * <p>There are three ways of each. With a limit, the memory's size or {@link
 * ByteArrayMemory#NO_LIMIT}, the address is compared with that, with an offset or without; {@code
 * offset} plus the width is no more than {@link Integer#MAX_VALUE} then. Without a limit the array
 * is as long as the memory; an address may be above 2 GiB, that is negative, and stays outside. The
 * last way is for addresses of which neither has to be looked at: their sum with the offset is the
 * array's index.
 *
 * <p>C2 inlines these methods where they are called often. C1 must not: it would inline the ten
 * methods of the JDK behind each, and gives methods up that have many of them. It inlines nothing
 * whose frame has more than ten slots (C1InlineStackLimit) besides its parameters; hence the locals
 * that nobody uses. The way to the index stands in each of them: in a method of its own it would be
 * another one that C2 may leave a call.
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
    int index = Objects.checkIndex(address, limit - (offset + 1)) + offset;
    return (short) ByteArrayMemory.I16.get(bytes, index);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 1);
    }
    return (short) ByteArrayMemory.I16.get(bytes, address);
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
    int index = Objects.checkIndex(address, limit - (offset + 1)) + offset;
    ByteArrayMemory.I16.set(bytes, index, (short) value);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 1);
    }
    ByteArrayMemory.I16.set(bytes, address, (short) value);
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
    int index = Objects.checkIndex(address, limit - (offset + 3)) + offset;
    return (int) ByteArrayMemory.I32.get(bytes, index);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 3);
    }
    return (int) ByteArrayMemory.I32.get(bytes, address);
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
    int index = Objects.checkIndex(address, limit - (offset + 3)) + offset;
    ByteArrayMemory.I32.set(bytes, index, value);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 3);
    }
    ByteArrayMemory.I32.set(bytes, address, value);
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
    int index = Objects.checkIndex(address, limit - (offset + 7)) + offset;
    return (long) ByteArrayMemory.I64.get(bytes, index);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 7);
    }
    return (long) ByteArrayMemory.I64.get(bytes, address);
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
    int index = Objects.checkIndex(address, limit - (offset + 7)) + offset;
    ByteArrayMemory.I64.set(bytes, index, value);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 7);
    }
    ByteArrayMemory.I64.set(bytes, address, value);
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
    int index = Objects.checkIndex(address, limit - (offset + 3)) + offset;
    return (float) ByteArrayMemory.F32.get(bytes, index);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 3);
    }
    return (float) ByteArrayMemory.F32.get(bytes, address);
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
    int index = Objects.checkIndex(address, limit - (offset + 3)) + offset;
    ByteArrayMemory.F32.set(bytes, index, value);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 3);
    }
    ByteArrayMemory.F32.set(bytes, address, value);
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
    int index = Objects.checkIndex(address, limit - (offset + 7)) + offset;
    return (double) ByteArrayMemory.F64.get(bytes, index);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 7);
    }
    return (double) ByteArrayMemory.F64.get(bytes, address);
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
    int index = Objects.checkIndex(address, limit - (offset + 7)) + offset;
    ByteArrayMemory.F64.set(bytes, index, value);
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
    if (limit >= 0) {
      Objects.checkIndex(address, limit - 7);
    }
    ByteArrayMemory.F64.set(bytes, address, value);
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
