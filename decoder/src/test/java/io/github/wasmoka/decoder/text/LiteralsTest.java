package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 32, 0",
    "-0, 32, 0",
    "+7, 8, 7",
    "1_000, 32, 1000",
    "0xFf, 8, 255",
    "-0x80, 8, -128",
    "4294967295, 32, 4294967295",
    "-2147483648, 32, -2147483648",
    "18446744073709551615, 64, -1",
    "-9223372036854775808, 64, -9223372036854775808"
  })
  void integers(String text, int bits, long value) {
    assertEquals(value, Literals.integer(text, bits).getAsLong());
  }

  @ParameterizedTest
  @CsvSource({
    "256, 8",
    "-129, 8",
    "0x100, 8",
    "4294967296, 32",
    "-2147483649, 32",
    "18446744073709551616, 64",
    "-9223372036854775809, 64",
    "0x1_0000_0000_0000_0000, 64",
    "99999999999999999999999999, 64"
  })
  void integersOutOfRange(String text, int bits) {
    assertTrue(Literals.integer(text, bits).isEmpty());
  }

  // Halfway cases around the smallest and largest numbers and the last place of 1.
  @ParameterizedTest
  @CsvSource({
    "0x1p-149, 00000001",
    "0x1p-150, 00000000",
    "0x1.000001p-150, 00000001",
    "0x3p-150, 00000002",
    "0x1.fffffep127, 7f7fffff",
    "0x1.fffffeffp127, 7f7fffff",
    "0x1.000001p0, 3f800000",
    "0x1.0000010000000000000000000001p0, 3f800001",
    "0x1.000003p0, 3f800002",
    "0x0.00000000p9999999999, 00000000",
    "0x0.000001p24, 3f800000",
    "0x1000000000000000000000000000p-108, 3f800000",
    "0x1p-99999999999999999999, 00000000",
    "-0x0p0, 80000000",
    "inf, 7f800000",
    "-inf, ff800000",
    "nan, 7fc00000",
    "-nan:0x1, ff800001",
    "16777217, 4b800000",
    "16777219, 4b800002",
    "1e-46, 00000000",
    "0.7006492321624085354618e-45, 00000000",
    "0.7006492321624085354619e-45, 00000001",
    "0x.8p1, 3f800000"
  })
  void singles(String text, String bits) {
    assertEquals(bits, String.format("%08x", Literals.f32(text).getAsInt()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x1p128",
        "0x1.ffffffp127",
        "1e39",
        "340282356779733661637539395458142568448",
        "nan:0x0",
        "nan:0x800000",
        "0x1p99999999999999999999"
      })
  void singlesOutOfRange(String text) {
    assertTrue(Literals.f32(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0x1p-1074, 0000000000000001",
    "0x1p-1075, 0000000000000000",
    "0x1.8p-1074, 0000000000000002",
    "0x1.fffffffffffffp1023, 7fefffffffffffff",
    "0x1.00000000000008p0, 3ff0000000000000",
    "0x1.000000000000080000001p0, 3ff0000000000001",
    "0x1.00000000000018p0, 3ff0000000000002",
    "2.2250738585072011e-308, 000fffffffffffff",
    "9007199254740993, 4340000000000000",
    "0x20000000000001p0, 4340000000000000",
    "0x1fffffffffffff8p-3, 4350000000000000",
    "nan:0xf_ffff_ffff_ffff, 7fffffffffffffff"
  })
  void doubles(String text, String bits) {
    assertEquals(bits, String.format("%016x", Literals.f64(text).getAsLong()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x1p1024", "1e309", "nan:0x10_0000_0000_0000", "0x1.fffffffffffff8p1023"})
  void doublesOutOfRange(String text) {
    assertTrue(Literals.f64(text).isEmpty());
  }
}
