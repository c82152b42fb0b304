package io.github.wasmoka.decoder.text;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The values of numbers (§6.3.1, §6.3.2). The text of a number must be a token of the kind that the
 * method takes; what is out of range yields nothing.
 */
public final class Literals {
  private static final int F32_PRECISION = 24;
  private static final int F32_MIN_EXPONENT = -149;
  private static final int F64_PRECISION = 53;
  private static final int F64_MIN_EXPONENT = -1074;
  // Far beyond every format's exponents, and far from overflow.
  private static final int EXPONENT_BOUND = 1 << 28;

  private Literals() {}

  /**
   * The value of an integer, decimal or hexadecimal, with underscores.
   *
   * @param text the token; a sign allowed
   * @param bits the width, 1 to 64
   * @return the low bits of the value, sign-extended if there is a minus; empty unless it is from
   *     {@code -2^(bits-1)} to {@code 2^bits - 1}
   */
  public static OptionalLong integer(String text, int bits) {
    boolean negative = text.charAt(0) == '-';
    int at = negative || text.charAt(0) == '+' ? 1 : 0;
    int radix = 10;
    if (text.startsWith("0x", at)) {
      at += 2;
      radix = 16;
    }
    long value = 0;
    long bound = Long.divideUnsigned(-1L, radix);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '_') {
        int digit = Numerals.hexDigit(c);
        long shifted = value * radix;
        if (Long.compareUnsigned(value, bound) > 0
            || Long.compareUnsigned(shifted + digit, shifted) < 0) {
          return OptionalLong.empty();
        }
        value = shifted + digit;
      }
    }
    long max = negative ? 1L << (bits - 1) : bits == 64 ? -1L : (1L << bits) - 1;
    if (Long.compareUnsigned(value, max) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(negative ? -value : value);
  }

  /**
   * The value of a 32-bit float, rounded to nearest, ties to even.
   *
   * @param text the token: any number, {@code inf}, {@code nan}, {@code nan:0x...}
   * @return the bits of the value; empty if it overflows or a NaN's payload is zero or too large
   */
  public static OptionalInt f32(String text) {
    OptionalLong bits = bits(text, F32_PRECISION, F32_MIN_EXPONENT, 8);
    return bits.isPresent() ? OptionalInt.of((int) bits.getAsLong()) : OptionalInt.empty();
  }

  /**
   * The value of a 64-bit float, rounded to nearest, ties to even.
   *
   * @param text the token: any number, {@code inf}, {@code nan}, {@code nan:0x...}
   * @return the bits of the value; empty if it overflows or a NaN's payload is zero or too large
   */
  public static OptionalLong f64(String text) {
    return bits(text, F64_PRECISION, F64_MIN_EXPONENT, 11);
  }

  private static OptionalLong bits(String text, int precision, int minExponent, int exponentBits) {
    boolean negative = text.charAt(0) == '-';
    String digits = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    long infinity = ((1L << exponentBits) - 1) << (precision - 1);
    long magnitude;
    if (digits.equals("inf")) {
      magnitude = infinity;
    } else if (digits.equals("nan")) {
      magnitude = infinity | 1L << (precision - 2);
    } else if (digits.startsWith("nan:")) {
      OptionalLong payload = integer(digits.substring(4), precision - 1);
      if (payload.isEmpty() || payload.getAsLong() == 0) {
        return OptionalLong.empty();
      }
      magnitude = infinity | payload.getAsLong();
    } else {
      magnitude =
          digits.startsWith("0x")
              ? hex(digits, precision, minExponent)
              : decimal(digits.replace("_", ""), precision);
      if (Long.compareUnsigned(magnitude, infinity) >= 0) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(negative ? magnitude | 1L << (precision - 1 + exponentBits) : magnitude);
  }

  /** The platform's parsers round decimal numbers correctly, each to its own format. */
  private static long decimal(String digits, int precision) {
    return precision == F32_PRECISION
        ? Float.floatToRawIntBits(Float.parseFloat(digits))
        : Double.doubleToRawLongBits(Double.parseDouble(digits));
  }

  private static long hex(String text, int precision, int minExponent) {
    long significand = 0;
    boolean sticky = false;
    long exponent = 0;
    boolean fraction = false;
    int at = 2;
    for (; at < text.length() && (text.charAt(at) | 0x20) != 'p'; at++) {
      char c = text.charAt(at);
      if (c == '.') {
        fraction = true;
      } else if (c != '_') {
        int digit = Numerals.hexDigit(c);
        if (significand >>> 60 == 0) {
          significand = significand << 4 | digit;
          exponent -= fraction ? 4 : 0;
        } else {
          sticky |= digit != 0;
          exponent += fraction ? 0 : 4;
        }
      }
    }
    if (significand == 0) {
      return 0;
    }
    if (at < text.length()) {
      exponent += exponent(text, at + 1);
    }
    return round(significand, sticky, exponent, precision, minExponent);
  }

  private static long exponent(String text, int start) {
    boolean negative = text.charAt(start) == '-';
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        // A text shorter than 2^31 digits cannot bring a larger exponent back into range.
        value = Math.min(value * 10 + digit, 1L << 40);
      }
    }
    return negative ? -value : value;
  }

  /**
   * Rounds {@code (significand + sticky/2) * 2^exponent} to nearest, ties to even; infinity or
   * above if it overflows.
   */
  private static long round(
      long significand, boolean sticky, long exponent, int precision, int minExponent) {
    int zeros = Long.numberOfLeadingZeros(significand);
    long value = significand << zeros;
    int scale = Math.clamp(exponent - zeros, -EXPONENT_BOUND, EXPONENT_BOUND);
    int lsb = Math.max(scale + Long.SIZE - precision, minExponent);
    int drop = lsb - scale;
    if (drop > Long.SIZE) {
      return 0;
    }
    long kept = drop == Long.SIZE ? 0 : value >>> drop;
    long rest = value << (Long.SIZE - drop);
    int half = Long.compareUnsigned(rest, Long.MIN_VALUE);
    if (half > 0 || (half == 0 && (sticky || (kept & 1) != 0))) {
      kept++;
    }
    // With the biased exponent of its last place in front, a carry runs into the exponent as it
    // should.
    long biased = kept >>> (precision - 1) == 0 ? 0 : lsb - (long) minExponent + 1;
    if (biased > 0xffff) {
      return Long.MAX_VALUE;
    }
    return biased == 0 ? kept : ((biased - 1) << (precision - 1)) + kept;
  }
}
