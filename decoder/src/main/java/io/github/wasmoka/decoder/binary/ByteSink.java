package io.github.wasmoka.decoder.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes with the number formats of the binary format (§5.2). Not thread-safe.
 */
public final class ByteSink {
  private byte[] bytes = new byte[256];
  private int size;

  /** Makes an empty sink. */
  public ByteSink() {}

  /** {@return how many bytes were written} */
  public int size() {
    return size;
  }

  /** {@return a copy of what was written} */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * Takes back what was written last.
   *
   * @param start the size to go back to
   * @return the bytes taken back
   */
  public byte[] cut(int start) {
    byte[] taken = Arrays.copyOfRange(bytes, start, size);
    size = start;
    return taken;
  }

  /**
   * Writes a byte.
   *
   * @param value its low eight bits count
   */
  public void u8(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /**
   * Writes an unsigned LEB128 of 32 bits.
   *
   * @param value the number, unsigned
   */
  public void u32(int value) {
    u64(Integer.toUnsignedLong(value));
  }

  /**
   * Writes an unsigned LEB128 of 64 bits.
   *
   * @param value the number, unsigned
   */
  public void u64(long value) {
    long rest = value;
    while (Long.compareUnsigned(rest, 0x7f) > 0) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  /**
   * Writes a signed LEB128.
   *
   * @param value the number
   */
  public void s64(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    u8((int) rest & 0x7f);
  }

  /**
   * Writes four bytes, little endian.
   *
   * @param value the bits
   */
  public void i32(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      u8(value >>> shift);
    }
  }

  /**
   * Writes eight bytes, little endian.
   *
   * @param value the bits
   */
  public void i64(long value) {
    i32((int) value);
    i32((int) (value >>> 32));
  }

  /**
   * Writes bytes.
   *
   * @param source where they are
   * @param start the first
   * @param end behind the last
   */
  public void bytes(byte[] source, int start, int end) {
    int length = end - start;
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  /**
   * Writes bytes.
   *
   * @param source the bytes
   */
  public void bytes(byte[] source) {
    bytes(source, 0, source.length);
  }

  /**
   * Writes the contents of another sink with its size in front.
   *
   * @param contents the other sink
   */
  public void sized(ByteSink contents) {
    u32(contents.size);
    bytes(contents.bytes, 0, contents.size);
  }

  /**
   * Writes a name: its size, then its UTF-8.
   *
   * @param name the name
   */
  public void name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    u32(utf8.length);
    bytes(utf8);
  }
}
