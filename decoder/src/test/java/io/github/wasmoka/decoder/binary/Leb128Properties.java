package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.MalformedException;
import java.math.BigInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Numbers of variable length, §5.2.2. */
class Leb128Properties {
  private static ByteSource source(byte[] bytes) {
    return new ByteSource(bytes, 0, bytes.length);
  }

  private static byte[] write(Consumer<ByteSink> writer) {
    var sink = new ByteSink();
    writer.accept(sink);
    return sink.toByteArray();
  }

  /** Adds bytes that change nothing but the length. */
  private static byte[] padded(byte[] bytes, int more, boolean negative) {
    var sink = new ByteSink();
    for (int i = 0; i < bytes.length; i++) {
      sink.u8(i == bytes.length - 1 && more > 0 ? bytes[i] | 0x80 : bytes[i]);
    }
    for (int i = 0; i < more; i++) {
      sink.u8((negative ? 0x7f : 0) | (i == more - 1 ? 0 : 0x80));
    }
    return sink.toByteArray();
  }

  @Property
  void unsigned32(@ForAll int value, @ForAll @IntRange(max = 4) int more) {
    byte[] bytes = write(s -> s.u32(value));
    assertEquals(Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7), bytes.length);
    byte[] longer = padded(bytes, Math.min(more, 5 - bytes.length), false);
    ByteSource in = source(longer);
    assertEquals(value, in.u32());
    assertEquals(longer.length, in.position());
  }

  @Property
  void unsigned64(@ForAll long value, @ForAll @IntRange(max = 9) int more) {
    byte[] bytes = write(s -> s.u64(value));
    assertEquals(value, source(padded(bytes, Math.min(more, 10 - bytes.length), false)).u64());
  }

  @Property
  void signed32(@ForAll int value, @ForAll @IntRange(max = 4) int more) {
    byte[] bytes = write(s -> s.s64(value));
    byte[] longer = padded(bytes, Math.min(more, 5 - bytes.length), value < 0);
    assertEquals(value, source(longer).s32());
    assertEquals(value, source(longer).s33());
    assertEquals(value, source(longer).s64());
  }

  @Property
  void signed33(@ForAll int low, @ForAll boolean negative) {
    long value = Integer.toUnsignedLong(low) | (negative ? -1L << 32 : 0);
    assertEquals(value, source(write(s -> s.s64(value))).s33());
  }

  @Property
  void signed64(@ForAll long value, @ForAll @IntRange(max = 9) int more) {
    byte[] bytes = write(s -> s.s64(value));
    assertEquals(value, source(padded(bytes, Math.min(more, 10 - bytes.length), value < 0)).s64());
  }

  /** Any bytes: read as arbitrary precision reads them, or refused with the suite's words. */
  @Property(tries = 2000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 12) byte[] bytes) {
    check(bytes, 32, false, in -> BigInteger.valueOf(Integer.toUnsignedLong(in.u32())));
    check(bytes, 64, false, in -> new BigInteger(Long.toUnsignedString(in.u64())));
    check(bytes, 32, true, in -> BigInteger.valueOf(in.s32()));
    check(bytes, 33, true, in -> BigInteger.valueOf(in.s33()));
    check(bytes, 64, true, in -> BigInteger.valueOf(in.s64()));
  }

  /** Long runs of continuation bytes, which random bytes seldom have. */
  @Property(tries = 2000)
  void longOnesAreReadOrRefused(
      @ForAll @Size(min = 4, max = 11) byte[] bytes,
      @ForAll @IntRange(min = 1, max = 11) int length) {
    byte[] number = bytes.clone();
    for (int i = 0; i < number.length; i++) {
      number[i] = (byte) (i < length - 1 ? number[i] | 0x80 : number[i] & 0x7f);
    }
    anyBytesAreReadOrRefused(number);
  }

  private static void check(
      byte[] bytes, int width, boolean signed, Function<ByteSource, BigInteger> reader) {
    BigInteger value = BigInteger.ZERO;
    int length = 0;
    boolean ended = false;
    while (!ended && length < bytes.length) {
      value = value.or(BigInteger.valueOf(bytes[length] & 0x7f).shiftLeft(7 * length));
      ended = bytes[length++] >= 0;
    }
    if (signed && ended && (bytes[length - 1] & 0x40) != 0) {
      value = value.subtract(BigInteger.ONE.shiftLeft(7 * length));
    }
    int longest = (width + 6) / 7;
    boolean fits = signed ? value.bitLength() < width : value.bitLength() <= width;
    ByteSource in = source(bytes);
    if (ended && length <= longest && fits) {
      assertEquals(value, reader.apply(in));
      assertEquals(length, in.position());
    } else {
      var e = assertThrows(MalformedException.class, () -> reader.apply(in));
      String expected =
          length > longest || (length == longest && !ended)
              ? "integer representation too long"
              : ended ? "integer too large" : "unexpected end";
      assertTrue(e.getMessage().startsWith(expected), e.getMessage() + ", not " + expected);
    }
  }
}
