package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Numbers against exact arithmetic. */
class LiteralsProperties {
  /**
   * A number as text and as what it means.
   *
   * @param text the text
   * @param value the exact value
   */
  record Sample(String text, BigDecimal value) {}

  @Property
  void integersAreThoseOfBigInteger(
      @ForAll BigInteger value,
      @ForAll @IntRange(min = 1, max = 64) int bits,
      @ForAll boolean hex) {
    String digits = value.abs().toString(hex ? 16 : 10);
    String text =
        (value.signum() < 0 ? "-" : "") + (hex ? "0x" : "") + String.join("_", digits.split(""));
    OptionalLong read = Literals.integer(text, bits);
    boolean fits = value.signum() < 0 ? value.bitLength() <= bits - 1 : value.bitLength() <= bits;
    assertEquals(fits, read.isPresent());
    if (fits) {
      assertEquals(value.longValue(), read.getAsLong());
    }
  }

  @Provide
  Arbitrary<Sample> hexFloats() {
    Arbitrary<BigInteger> significands =
        Arbitraries.integers()
            .between(1, 130)
            .flatMap(n -> Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TWO.pow(n)));
    Arbitrary<Integer> exponents =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-1250, 1100),
            Arbitraries.integers().between(-200, 160),
            Arbitraries.integers().between(-70, 70));
    return Combinators.combine(significands, exponents, Arbitraries.integers().between(0, 40))
        .as((significand, exponent, point) -> {
          String digits = significand.toString(16);
          String padded = "0".repeat(Math.max(0, point - digits.length())) + digits;
          int split = padded.length() - point;
          String whole = split == 0 ? "0" : padded.substring(0, split);
          String text = "0x" + whole + "." + padded.substring(split) + "p" + (exponent + 4 * point);
          return new Sample(text, scaled(significand, exponent));
        });
  }

  private static BigDecimal scaled(BigInteger significand, int exponent) {
    BigDecimal value = new BigDecimal(significand);
    return exponent >= 0
        ? value.multiply(new BigDecimal(BigInteger.TWO.pow(exponent)))
        : value.divide(new BigDecimal(BigInteger.TWO.pow(-exponent)));
  }

  @Provide
  Arbitrary<Sample> decimalFloats() {
    return Combinators.combine(
            Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(40)),
            Arbitraries.integers().between(-380, 320))
        .as((digits, exponent) ->
            new Sample(
                digits + "e" + exponent, new BigDecimal(digits).scaleByPowerOfTen(exponent)));
  }

  @Property(tries = 3000)
  void hexSinglesAreNearest(@ForAll("hexFloats") Sample number) {
    checkSingle(number);
  }

  @Property(tries = 3000)
  void hexDoublesAreNearest(@ForAll("hexFloats") Sample number) {
    checkDouble(number);
  }

  @Property
  void decimalSinglesAreNearest(@ForAll("decimalFloats") Sample number) {
    checkSingle(number);
  }

  @Property
  void decimalDoublesAreNearest(@ForAll("decimalFloats") Sample number) {
    checkDouble(number);
  }

  private static void checkSingle(Sample number) {
    var read = Literals.f32(number.text());
    BigDecimal tooLarge =
        new BigDecimal(Float.MAX_VALUE).add(new BigDecimal(Math.ulp(Float.MAX_VALUE) / 2));
    assertEquals(number.value().compareTo(tooLarge) < 0, read.isPresent(), number.text());
    if (read.isPresent()) {
      int bits = read.getAsInt();
      float value = Float.intBitsToFloat(bits);
      BigDecimal distance = number.value().subtract(new BigDecimal(value)).abs();
      BigDecimal below =
          value == 0
              ? distance.add(BigDecimal.ONE)
              : number.value().subtract(new BigDecimal(Math.nextDown(value))).abs();
      float up = Math.nextUp(value);
      BigDecimal above =
          (Float.isInfinite(up) ? tooLarge.multiply(BigDecimal.TWO) : new BigDecimal(up))
              .subtract(number.value())
              .abs();
      assertNearest(distance, below, above, (bits & 1) == 0, number.text());
    }
  }

  private static void checkDouble(Sample number) {
    var read = Literals.f64(number.text());
    BigDecimal tooLarge =
        new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2));
    assertEquals(number.value().compareTo(tooLarge) < 0, read.isPresent(), number.text());
    if (read.isPresent()) {
      long bits = read.getAsLong();
      double value = Double.longBitsToDouble(bits);
      BigDecimal distance = number.value().subtract(new BigDecimal(value)).abs();
      BigDecimal below =
          value == 0
              ? distance.add(BigDecimal.ONE)
              : number.value().subtract(new BigDecimal(Math.nextDown(value))).abs();
      double up = Math.nextUp(value);
      BigDecimal above =
          (Double.isInfinite(up) ? tooLarge.multiply(BigDecimal.TWO) : new BigDecimal(up))
              .subtract(number.value())
              .abs();
      assertNearest(distance, below, above, (bits & 1) == 0, number.text());
    }
  }

  private static void assertNearest(
      BigDecimal distance, BigDecimal below, BigDecimal above, boolean even, String text) {
    int limit = even ? 0 : -1;
    assertTrue(distance.compareTo(below) <= limit, text);
    assertTrue(distance.compareTo(above) <= limit, text);
  }

  @Property
  void singlesComeBackFromPrint(@ForAll int bits) {
    assertEquals(bits, Literals.f32(FloatText.f32(bits)).getAsInt());
  }

  @Property
  void doublesComeBackFromPrint(@ForAll long bits) {
    assertEquals(bits, Literals.f64(FloatText.f64(bits)).getAsLong());
  }

  @Property
  void nansComeBackFromPrint(
      @ForAll @IntRange(min = 1, max = 0x7fffff) int payload, @ForAll boolean sign) {
    int bits = (sign ? 0xff800000 : 0x7f800000) | payload;
    assertEquals(bits, Literals.f32(FloatText.f32(bits)).getAsInt());
  }
}
