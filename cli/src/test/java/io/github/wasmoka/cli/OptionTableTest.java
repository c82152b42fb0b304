package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionTableTest {
  private static final OptionTable TABLE =
      new OptionTable(
          "x", "does x", List.of(Option.of("--dir", "DIR", "a"), Option.flag("--all", "b")));

  private static OptionTable.Parsed parse(String... args) {
    return TABLE.parse(List.of(args));
  }

  private static String wrong(String... args) {
    return String.valueOf(assertThrows(UsageException.class, () -> parse(args)).getMessage());
  }

  @Test
  void optionsEndAtTheFirstArgumentThatIsNone() {
    OptionTable.Parsed parsed = parse("--dir", "a", "--all", "--dir=b", "file", "--all", "-x");
    assertEquals(List.of("a", "b"), parsed.all("--dir"));
    assertEquals("b", parsed.last("--dir").orElseThrow());
    assertTrue(parsed.has("--all"));
    assertEquals(List.of("file", "--all", "-x"), parsed.rest());
  }

  @Test
  void orAtTwoDashes() {
    assertEquals(List.of("--dir", "-"), parse("--all", "--", "--dir", "-").rest());
    assertEquals(List.of("-", "a"), parse("-", "a").rest());
  }

  @Test
  void aValueMayLookLikeAnOption() {
    assertEquals(List.of("--all", ""), parse("--dir", "--all", "--dir=").all("--dir"));
  }

  @Test
  void optionsAreGivenAgain() {
    OptionTable.Parsed parsed = parse("--dir", "a=b", "--all", "--dir=", "--dir", "--all", "file");
    assertEquals(parsed.values(), TABLE.parse(TABLE.options(parsed)).values());
  }

  @Test
  void mistakes() {
    assertEquals("unknown option -d", wrong("-d"));
    assertEquals("--dir needs a value: DIR", wrong("--dir"));
    assertEquals("--all takes no value", wrong("--all=1"));
  }
}
