package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the number formats of the binary format (§5.2) from a range of bytes; never beyond its end.
 * Not thread-safe.
 *
 * <p>All methods throw {@link MalformedException} at the offset where the fault is.
 */
public final class ByteSource {
  private final byte[] bytes;
  private int position;
  private int end;

  /**
   * Reads a range.
   *
   * @param bytes where it is
   * @param start the first byte
   * @param end behind the last
   */
  public ByteSource(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** {@return the offset of the next byte} */
  public int position() {
    return position;
  }

  /** {@return the offset behind the last byte} */
  public int end() {
    return end;
  }

  /** {@return how many bytes are left} */
  public int left() {
    return end - position;
  }

  /** {@return whether a byte is left} */
  public boolean hasMore() {
    return position < end;
  }

  /** Narrows the source to its next bytes, for a section. */
  int narrow(int size) {
    int outer = end;
    end = position + size;
    return outer;
  }

  void widen(int outer) {
    end = outer;
  }

  /**
   * Goes to another place in the range.
   *
   * @param offset the offset of the next byte to read
   */
  public void seek(int offset) {
    position = offset;
  }

  /**
   * A fault at this source's position.
   *
   * @param message what is wrong
   * @return the exception to throw
   */
  public MalformedException malformed(String message) {
    return new MalformedException(message, position);
  }

  /** {@return the next byte, unsigned, without going past it} */
  public int peek() {
    if (position >= end) {
      throw malformed("unexpected end of section or function");
    }
    return bytes[position] & 0xff;
  }

  /** {@return the next byte, unsigned} */
  public int u8() {
    if (position >= end) {
      throw malformed("unexpected end of section or function");
    }
    return bytes[position++] & 0xff;
  }

  /** {@return an unsigned LEB128 of at most 32 bits} */
  public int u32() {
    int at = position;
    if (at < end) {
      int first = bytes[at];
      if (first >= 0) {
        position = at + 1;
        return first;
      }
    }
    return (int) unsigned(32);
  }

  /** {@return an unsigned LEB128 of at most 64 bits} */
  public long u64() {
    return unsigned(64);
  }

  /** {@return a signed LEB128 of at most 32 bits} */
  public int s32() {
    return (int) signed(32);
  }

  /** {@return a signed LEB128 of at most 33 bits, as block types and heap types are written} */
  public long s33() {
    return signed(33);
  }

  /** {@return a signed LEB128 of at most 64 bits} */
  public long s64() {
    return signed(64);
  }

  private long unsigned(int width) {
    long result = 0;
    for (int shift = 0; ; shift += 7) {
      int start = position;
      int b = u8();
      int left = width - shift;
      if (left < 7) {
        if ((b & 0x80) != 0) {
          throw new MalformedException("integer representation too long", start);
        }
        if (b >>> left != 0) {
          throw new MalformedException("integer too large", start);
        }
      }
      result |= (long) (b & 0x7f) << shift;
      if ((b & 0x80) == 0) {
        return result;
      }
    }
  }

  private long signed(int width) {
    if (position < end) {
      int first = bytes[position];
      if (first >= 0) {
        position++;
        return (long) first << 57 >> 57;
      }
    }
    long result = 0;
    for (int shift = 0; ; shift += 7) {
      int start = position;
      int b = u8();
      int left = width - shift;
      if (left < 7) {
        if ((b & 0x80) != 0) {
          throw new MalformedException("integer representation too long", start);
        }
        // What is beyond the width must repeat the sign.
        int beyond = (b << 25 >> 25) >> (left - 1);
        if (beyond != 0 && beyond != -1) {
          throw new MalformedException("integer too large", start);
        }
      }
      result |= (long) (b & 0x7f) << shift;
      if ((b & 0x80) == 0) {
        int bits = shift + 7;
        return bits < 64 ? result << (64 - bits) >> (64 - bits) : result;
      }
    }
  }

  /** {@return four bytes, little endian} */
  public int i32() {
    if (left() < 4) {
      throw malformed("unexpected end of section or function");
    }
    int value =
        (bytes[position] & 0xff)
            | (bytes[position + 1] & 0xff) << 8
            | (bytes[position + 2] & 0xff) << 16
            | bytes[position + 3] << 24;
    position += 4;
    return value;
  }

  /** {@return eight bytes, little endian} */
  public long i64() {
    if (left() < 8) {
      throw malformed("unexpected end of section or function");
    }
    return Integer.toUnsignedLong(i32()) | (long) i32() << 32;
  }

  /**
   * Reads the number of elements that follow, each of at least one byte.
   *
   * @param limit how many are allowed
   * @param what what they are, for the message
   * @return the number
   */
  public int count(int limit, String what) {
    int start = position;
    int count = u32();
    if (Integer.compareUnsigned(count, left()) > 0) {
      throw new MalformedException(
          "unexpected end of section or function: too few bytes for " + what, start);
    }
    if (count > limit) {
      throw new MalformedException(
          "too many " + what + ": " + count + ", the limit is " + limit, start);
    }
    return count;
  }

  /**
   * Goes past bytes.
   *
   * @param size how many, unsigned
   * @return the offset of the first
   */
  public int skip(int size) {
    int start = position;
    if (Integer.compareUnsigned(size, left()) > 0) {
      throw malformed("length out of bounds");
    }
    position += size;
    return start;
  }

  /** {@return a name: its size, then its UTF-8} */
  public String name() {
    int start = position;
    int size = u32();
    if (Integer.compareUnsigned(size, left()) > 0) {
      throw new MalformedException("length out of bounds", start);
    }
    if (size > DecoderLimits.NAME_SIZE) {
      throw new MalformedException("name too long", start);
    }
    int from = skip(size);
    String fast = new String(bytes, from, size, StandardCharsets.UTF_8);
    if (fast.indexOf('\ufffd') < 0) {
      return fast;
    }
    // Either a fault was replaced or the name has a replacement character of its own.
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, size))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("malformed UTF-8 encoding", from);
    }
  }
}
