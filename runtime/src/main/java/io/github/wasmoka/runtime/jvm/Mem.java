package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.memory.AtomicOp;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.DataInstance;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Memory instructions (§4.4.7, threads proposal) the general way: any representation, any address
 * type. An {@code int} address is unsigned.
 */
public final class Mem {
  private static final AtomicOp[] OPS = AtomicOp.values();

  private Mem() {}

  private static long effective(int address, long offset) {
    return (address & 0xffff_ffffL) + offset;
  }

  private static long effective(long address, long offset) {
    return MemoryInstance.effective(address, offset);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static byte readByte(int address, long offset, MemoryInstance memory) {
    return memory.readByte(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeByte(int address, int value, long offset, MemoryInstance memory) {
    memory.writeByte(effective(address, offset), (byte) value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static short readShort(int address, long offset, MemoryInstance memory) {
    return memory.readShort(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeShort(int address, int value, long offset, MemoryInstance memory) {
    memory.writeShort(effective(address, offset), (short) value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static int readInt(int address, long offset, MemoryInstance memory) {
    return memory.readInt(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeInt(int address, int value, long offset, MemoryInstance memory) {
    memory.writeInt(effective(address, offset), value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static long readLong(int address, long offset, MemoryInstance memory) {
    return memory.readLong(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeLong(int address, long value, long offset, MemoryInstance memory) {
    memory.writeLong(effective(address, offset), value);
  }

  /**
   * Writes a vector; all of it or nothing.
   *
   * @param address the operand
   * @param lo the low half
   * @param hi the high half
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeVector(
      int address, long lo, long hi, long offset, MemoryInstance memory) {
    long at = effective(address, offset);
    memory.check(at, 16);
    memory.writeLong(at, lo);
    memory.writeLong(at + 8, hi);
  }

  /**
   * Reads atomically.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @return the integer, zero-extended
   */
  public static long atomicLoad(int address, long offset, MemoryInstance memory, int width) {
    return memory.atomicLoad(width, effective(address, offset));
  }

  /**
   * Writes atomically.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   */
  public static void atomicStore(
      int address, long value, long offset, MemoryInstance memory, int width) {
    memory.atomicStore(width, effective(address, offset), value);
  }

  /**
   * Reads, computes and writes atomically.
   *
   * @param address the operand
   * @param operand the other operand; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @param op the operation, by its position in {@link AtomicOp}
   * @return the integer before, zero-extended
   */
  public static long atomicRmw(
      int address, long operand, long offset, MemoryInstance memory, int width, int op) {
    return memory.atomicRmw(OPS[op], width, effective(address, offset), narrowed(operand, width));
  }

  /**
   * Compares and perhaps replaces atomically.
   *
   * @param address the operand
   * @param expected what is compared with; its low bytes count
   * @param replacement what is written then
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @return the integer before, zero-extended
   */
  public static long atomicCmpxchg(
      int address, long expected, long replacement, long offset, MemoryInstance memory, int width) {
    return memory.atomicCmpxchg(
        width, effective(address, offset), narrowed(expected, width), narrowed(replacement, width));
  }

  /**
   * Waits to be notified.
   *
   * @param address the operand
   * @param expected what must stand there
   * @param timeout nanoseconds; negative for ever
   * @param offset the constant offset
   * @param memory the memory
   * @param width 4 or 8 bytes
   * @return 0, 1 or 2, as the instruction
   */
  public static int atomicWait(
      int address, long expected, long timeout, long offset, MemoryInstance memory, int width) {
    return memory.atomicWait(width, effective(address, offset), narrowed(expected, width), timeout);
  }

  /**
   * Wakes waiters.
   *
   * @param address the operand
   * @param count how many at most, unsigned
   * @param offset the constant offset
   * @param memory the memory
   * @return how many
   */
  public static int atomicNotify(int address, int count, long offset, MemoryInstance memory) {
    return memory.atomicNotify(effective(address, offset), count);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static byte readByte(long address, long offset, MemoryInstance memory) {
    return memory.readByte(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeByte(long address, int value, long offset, MemoryInstance memory) {
    memory.writeByte(effective(address, offset), (byte) value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static short readShort(long address, long offset, MemoryInstance memory) {
    return memory.readShort(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeShort(long address, int value, long offset, MemoryInstance memory) {
    memory.writeShort(effective(address, offset), (short) value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static int readInt(long address, long offset, MemoryInstance memory) {
    return memory.readInt(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeInt(long address, int value, long offset, MemoryInstance memory) {
    memory.writeInt(effective(address, offset), value);
  }

  /**
   * Reads.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @return the value
   */
  public static long readLong(long address, long offset, MemoryInstance memory) {
    return memory.readLong(effective(address, offset));
  }

  /**
   * Writes.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeLong(long address, long value, long offset, MemoryInstance memory) {
    memory.writeLong(effective(address, offset), value);
  }

  /**
   * Writes a vector; all of it or nothing.
   *
   * @param address the operand
   * @param lo the low half
   * @param hi the high half
   * @param offset the constant offset
   * @param memory the memory
   */
  public static void writeVector(
      long address, long lo, long hi, long offset, MemoryInstance memory) {
    long at = effective(address, offset);
    memory.check(at, 16);
    memory.writeLong(at, lo);
    memory.writeLong(at + 8, hi);
  }

  /**
   * Reads atomically.
   *
   * @param address the operand
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @return the integer, zero-extended
   */
  public static long atomicLoad(long address, long offset, MemoryInstance memory, int width) {
    return memory.atomicLoad(width, effective(address, offset));
  }

  /**
   * Writes atomically.
   *
   * @param address the operand
   * @param value the value; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   */
  public static void atomicStore(
      long address, long value, long offset, MemoryInstance memory, int width) {
    memory.atomicStore(width, effective(address, offset), value);
  }

  /**
   * Reads, computes and writes atomically.
   *
   * @param address the operand
   * @param operand the other operand; its low bytes count
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @param op the operation, by its position in {@link AtomicOp}
   * @return the integer before, zero-extended
   */
  public static long atomicRmw(
      long address, long operand, long offset, MemoryInstance memory, int width, int op) {
    return memory.atomicRmw(OPS[op], width, effective(address, offset), narrowed(operand, width));
  }

  /**
   * Compares and perhaps replaces atomically.
   *
   * @param address the operand
   * @param expected what is compared with; its low bytes count
   * @param replacement what is written then
   * @param offset the constant offset
   * @param memory the memory
   * @param width how many bytes
   * @return the integer before, zero-extended
   */
  public static long atomicCmpxchg(
      long address,
      long expected,
      long replacement,
      long offset,
      MemoryInstance memory,
      int width) {
    return memory.atomicCmpxchg(
        width, effective(address, offset), narrowed(expected, width), narrowed(replacement, width));
  }

  /**
   * Waits to be notified.
   *
   * @param address the operand
   * @param expected what must stand there
   * @param timeout nanoseconds; negative for ever
   * @param offset the constant offset
   * @param memory the memory
   * @param width 4 or 8 bytes
   * @return 0, 1 or 2, as the instruction
   */
  public static int atomicWait(
      long address, long expected, long timeout, long offset, MemoryInstance memory, int width) {
    return memory.atomicWait(width, effective(address, offset), narrowed(expected, width), timeout);
  }

  /**
   * Wakes waiters.
   *
   * @param address the operand
   * @param count how many at most, unsigned
   * @param offset the constant offset
   * @param memory the memory
   * @return how many
   */
  public static int atomicNotify(long address, int count, long offset, MemoryInstance memory) {
    return memory.atomicNotify(effective(address, offset), count);
  }

  /**
   * Marks what a write to a memory with dirty pages has touched.
   *
   * @param index where it was
   * @param width how many bytes, no more than a page
   * @param memory the memory
   */
  public static void mark(int index, int width, MemoryInstance memory) {
    byte[] map = memory.dirtyMap;
    if (map != null) {
      int shift = memory.dirtyShift;
      map[index >>> shift] = 1;
      map[(index + width - 1) >>> shift] = 1;
    }
  }

  /**
   * The smaller of two unsigned numbers.
   *
   * @param a a number
   * @param b a number
   * @return the smaller
   */
  public static int smaller(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? a : b;
  }

  /**
   * A character of eight strings of 16,384 each (but the last ones), as if they were one.
   *
   * @param index which character, counted over more strings than these
   * @param start the number of these strings' first character
   * @param s0 a string
   * @param s1 a string
   * @param s2 a string
   * @param s3 a string
   * @param s4 a string
   * @param s5 a string
   * @param s6 a string
   * @param s7 a string
   * @return the character, or 0 if it is in none of the strings
   */
  public static int character(
      int index,
      int start,
      String s0,
      String s1,
      String s2,
      String s3,
      String s4,
      String s5,
      String s6,
      String s7) {
    int at = index - start;
    if (at < 0) {
      return 0;
    }
    String s =
        switch (at >>> 14) {
          case 0 -> s0;
          case 1 -> s1;
          case 2 -> s2;
          case 3 -> s3;
          case 4 -> s4;
          case 5 -> s5;
          case 6 -> s6;
          case 7 -> s7;
          default -> "";
        };
    int within = at & 0x3fff;
    return within < s.length() ? s.charAt(within) : 0;
  }

  private static long narrowed(long value, int width) {
    return width == 8 ? value : value & ((1L << (width * 8)) - 1);
  }

  /** Orders memory accesses (threads proposal, {@code atomic.fence}). */
  public static void fence() {
    VarHandle.fullFence();
  }

  /**
   * A memory of the instance.
   *
   * @param state the state
   * @param index the memory's index
   * @return the memory
   */
  public static MemoryInstance memory(State state, int index) {
    return state.instance.memories[index];
  }

  /**
   * The size in pages.
   *
   * @param memory the memory
   * @return the size
   */
  public static long size(MemoryInstance memory) {
    return memory.pages();
  }

  /**
   * Grows a memory (§4.4.7 memory.grow).
   *
   * @param delta how many pages, unsigned
   * @param memory the memory
   * @return the former size, or -1
   */
  public static long grow(long delta, MemoryInstance memory) {
    return memory.grow(delta);
  }

  /**
   * Fills (§4.4.7 memory.fill).
   *
   * @param address where to
   * @param value the byte
   * @param length how many
   * @param memory the memory
   */
  public static void fill(long address, int value, long length, MemoryInstance memory) {
    memory.fill(address, (byte) value, length);
  }

  /**
   * Copies (§4.4.7 memory.copy).
   *
   * @param target where to
   * @param source where from
   * @param length how many bytes
   * @param to the memory written to
   * @param from the memory read from
   */
  public static void copy(
      long target, long source, long length, MemoryInstance to, MemoryInstance from) {
    to.copy(target, from, source, length);
  }

  /**
   * Copies from a segment (§4.4.7 memory.init).
   *
   * @param address where to
   * @param start the first byte to read, unsigned
   * @param length how many, unsigned
   * @param memory the memory
   * @param state the state
   * @param segment the segment's index
   */
  public static void init(
      long address, int start, int length, MemoryInstance memory, State state, int segment) {
    DataInstance data = state.instance.datas[segment];
    memory.init(address, data, start & 0xffff_ffffL, length & 0xffff_ffffL);
  }

  /**
   * Frees a segment (§4.4.7 data.drop).
   *
   * @param state the state
   * @param segment the segment's index
   */
  public static void drop(State state, int segment) {
    state.instance.datas[segment].drop();
  }

  /**
   * Compares an index of a memory's array with a limit.
   *
   * @param index the index
   * @param last how far behind it the access's last byte lies
   * @param limit the memory's size, or {@link ByteArrayMemory#NO_LIMIT}
   * @return the index
   * @throws IndexOutOfBoundsException if there is a limit and the access is not below
   */
  public static int within(int index, int last, int limit) {
    if (limit >= 0 && index >= limit - last) {
      throw new IndexOutOfBoundsException();
    }
    return index;
  }

  /**
   * Compares an address with a limit as {@link Access} does.
   *
   * @param address the address
   * @param bound the least address that is too large: a size, or {@link ByteArrayMemory#NO_LIMIT}
   *     less something; never negative then, which C2 is told here
   * @return the address
   * @throws IndexOutOfBoundsException if the address is not below
   */
  public static int below(int address, int bound) {
    Objects.checkIndex(address, bound & Integer.MAX_VALUE);
    return address;
  }
}
