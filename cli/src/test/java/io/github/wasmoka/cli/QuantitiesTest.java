package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @Test
  void sizes() {
    assertEquals(65_536, Quantities.bytes("65536"));
    assertEquals(65_536, Quantities.bytes("64KiB"));
    assertEquals(16L << 20, Quantities.bytes("16mib"));
    assertEquals(3L << 30, Quantities.bytes("3 GiB"));
    assertEquals(0, Quantities.bytes("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "x", "1KB", "4294967296", "MiB", "1.5MiB"})
  void notSizes(String text) {
    assertThrows(UsageException.class, () -> Quantities.bytes(text));
  }

  @Test
  void times() {
    assertEquals(Duration.ofMillis(500), Quantities.time("500ms"));
    assertEquals(Duration.ofSeconds(5), Quantities.time("5s"));
    assertEquals(Duration.ofSeconds(5), Quantities.time("5"));
    assertEquals(Duration.ofMillis(1500), Quantities.time("1.5s"));
    assertEquals(Duration.ofHours(2), Quantities.time("2h"));
    assertEquals(Duration.ofMinutes(1), Quantities.time("1m"));
    assertEquals(Duration.ZERO, Quantities.time("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1s", "s", "5d", "1..2s", "99999999999999h", "1 s"})
  void notTimes(String text) {
    assertThrows(UsageException.class, () -> Quantities.time(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1k", "9223372036854775808"})
  void notCounts(String text) {
    assertThrows(UsageException.class, () -> Quantities.count(text));
  }
}
