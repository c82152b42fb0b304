package io.github.wasmoka.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sizes and times as they are written on the command line. */
final class Quantities {
  private static final Map<String, Long> NANOS =
      Map.of(
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Quantities() {}

  /** A number of bytes: 65536, 64KiB, 16MiB, 2GiB. */
  static long bytes(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = 0;
    for (String unit : List.of("kib", "mib", "gib")) {
      shift += 10;
      if (lower.endsWith(unit)) {
        return whole(lower.substring(0, lower.length() - 3), text) << shift;
      }
    }
    return whole(lower, text);
  }

  private static long whole(String digits, String text) {
    try {
      long number = Long.parseLong(digits.strip());
      if (number >= 0 && number < 1L << 32) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("not a size: " + text + "; write 65536, 64KiB, 16MiB or 2GiB");
  }

  /** A time: 500ms, 5s, 2m, 1h; seconds without a unit; fractions too. */
  static Duration time(String text) {
    int digits = 0;
    while (digits < text.length()
        && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
      digits++;
    }
    String unit = digits == text.length() ? "s" : text.substring(digits);
    Long nanos = NANOS.get(unit);
    try {
      double number = Double.parseDouble(text.substring(0, digits));
      if (nanos != null && number * nanos < Long.MAX_VALUE) {
        return Duration.ofNanos((long) (number * nanos));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("not a time: " + text + "; write 500ms, 5s, 2m or 1h");
  }

  /** A number that is not negative. */
  static long count(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("not a number: " + text);
  }
}
