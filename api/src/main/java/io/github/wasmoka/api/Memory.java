package io.github.wasmoka.api;

import io.github.wasmoka.api.type.MemType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A linear memory (§4.2.4): bytes, addressed from 0, little endian, growing in pages.
 *
 * <p>Addresses are unsigned: those of a 32-bit memory as {@code long} from 0 to 2<sup>32</sup>-1.
 * Every access is checked; one that reaches outside throws {@link Trap} {@link
 * TrapKind#OUT_OF_BOUNDS_MEMORY_ACCESS} and writes nothing. A memory that is not shared is used by
 * one thread at a time; plain access to a shared one is unordered, as in WebAssembly.
 */
public non-sealed interface Memory extends Extern {
  @Override
  MemType type();

  /** {@return the size in pages of {@link MemType#pageSize()} bytes} */
  long pages();

  /** {@return the size in bytes} */
  long byteSize();

  /**
   * Adds pages at the end (§4.4.7 memory.grow). Views taken before keep showing the old bytes, and
   * writes through them may be lost.
   *
   * @param deltaPages how many, unsigned
   * @return the former size in pages, or -1 if the memory cannot grow that far
   */
  long grow(long deltaPages);

  /**
   * Reads a byte.
   *
   * @param address where
   * @return the byte
   */
  byte readByte(long address);

  /**
   * Reads two bytes.
   *
   * @param address where
   * @return the integer
   */
  short readShort(long address);

  /**
   * Reads four bytes.
   *
   * @param address where
   * @return the integer
   */
  int readInt(long address);

  /**
   * Reads eight bytes.
   *
   * @param address where
   * @return the integer
   */
  long readLong(long address);

  /**
   * Writes a byte.
   *
   * @param address where
   * @param value the byte
   */
  void writeByte(long address, byte value);

  /**
   * Writes two bytes.
   *
   * @param address where
   * @param value the integer
   */
  void writeShort(long address, short value);

  /**
   * Writes four bytes.
   *
   * @param address where
   * @param value the integer
   */
  void writeInt(long address, int value);

  /**
   * Writes eight bytes.
   *
   * @param address where
   * @param value the integer
   */
  void writeLong(long address, long value);

  /**
   * Reads a float.
   *
   * @param address where
   * @return the float
   */
  default float readFloat(long address) {
    return Float.intBitsToFloat(readInt(address));
  }

  /**
   * Reads a double.
   *
   * @param address where
   * @return the double
   */
  default double readDouble(long address) {
    return Double.longBitsToDouble(readLong(address));
  }

  /**
   * Writes a float.
   *
   * @param address where
   * @param value the float
   */
  default void writeFloat(long address, float value) {
    writeInt(address, Float.floatToRawIntBits(value));
  }

  /**
   * Writes a double.
   *
   * @param address where
   * @param value the double
   */
  default void writeDouble(long address, double value) {
    writeLong(address, Double.doubleToRawLongBits(value));
  }

  /**
   * Copies bytes out of the memory into the caller's buffer.
   *
   * @param address where
   * @param target the buffer
   * @param offset the first byte of it to write
   * @param length how many bytes
   * @throws IndexOutOfBoundsException if the buffer's range is not inside the buffer
   */
  void read(long address, byte[] target, int offset, int length);

  /**
   * Copies bytes into the memory.
   *
   * @param address where
   * @param source the buffer
   * @param offset the first byte of it to read
   * @param length how many bytes
   * @throws IndexOutOfBoundsException if the buffer's range is not inside the buffer
   */
  void write(long address, byte[] source, int offset, int length);

  /**
   * Copies bytes out of the memory.
   *
   * @param address where
   * @param length how many; checked against the memory before anything is allocated
   * @return the bytes
   * @throws IllegalArgumentException if {@code length} is negative
   */
  byte[] read(long address, int length);

  /**
   * Copies bytes into the memory.
   *
   * @param address where
   * @param source the bytes
   */
  default void write(long address, byte[] source) {
    write(address, source, 0, source.length);
  }

  /**
   * Reads a string.
   *
   * @param address where
   * @param byteLength how many bytes it takes
   * @return the string, malformed UTF-8 replaced as Java does
   */
  default String readString(long address, int byteLength) {
    return new String(read(address, byteLength), StandardCharsets.UTF_8);
  }

  /**
   * Writes a string in UTF-8, without a terminator.
   *
   * @param address where
   * @param string the string
   * @return how many bytes it took
   */
  default int writeString(long address, String string) {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    write(address, bytes);
    return bytes.length;
  }

  /**
   * Sets bytes to one value (§4.4.7 memory.fill).
   *
   * @param address where
   * @param value the value of each byte
   * @param length how many bytes
   */
  void fill(long address, byte value, long length);

  /**
   * Copies bytes inside the memory; the ranges may overlap (§4.4.7 memory.copy).
   *
   * @param target where to
   * @param source where from
   * @param length how many bytes
   */
  void copy(long target, long source, long length);

  /**
   * The bytes themselves, not a copy, for reading. Shows later writes until the memory grows.
   *
   * @param address where
   * @param length how many bytes
   * @return a read-only segment of exactly that size
   */
  MemorySegment view(long address, long length);

  /**
   * The bytes themselves, not a copy, for writing too. Its pages count as dirty from this call on;
   * take a new view after {@link #clearDirty}, and after the memory has grown.
   *
   * @param address where
   * @param length how many bytes
   * @return a segment of exactly that size
   */
  MemorySegment writableView(long address, long length);

  /** {@return whether writes to this memory are tracked} */
  boolean tracksDirtyPages();

  /** {@return the granularity of dirty tracking in bytes, a power of two} */
  int dirtyPageSize();

  /**
   * The pages written since the memory was made or {@link #clearDirty} was called, by whatever way:
   * instructions, bulk operations, data segments, the host. A page may be listed though its bytes
   * are what they were.
   *
   * @return page numbers in ascending order, in units of {@link #dirtyPageSize}; a copy
   * @throws IllegalStateException if this memory does not track
   */
  long[] dirtyPages();

  /**
   * Starts a new interval of dirty tracking.
   *
   * @throws IllegalStateException if this memory does not track
   */
  void clearDirty();
}
