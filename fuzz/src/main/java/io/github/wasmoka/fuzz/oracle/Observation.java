package io.github.wasmoka.fuzz.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an engine did with a case: values under names such as {@code call 0}, {@code memory m0}. An
 * engine leaves out what it cannot tell. Not thread-safe.
 */
public final class Observation {
  private final Map<String, String> seen = new LinkedHashMap<>();
  private @Nullable Throwable fault;

  /** Notes a value under a name that is new. */
  void put(String name, String value) {
    seen.put(name, value);
  }

  /**
   * Notes that an engine broke: it threw something that is none of the documented exceptions.
   *
   * @param name where
   * @param fault what it threw
   */
  void broke(String name, Throwable fault) {
    String words = fault.toString();
    int line = words.indexOf('\n');
    seen.put(name, "broken " + words.substring(0, Math.min(line < 0 ? words.length() : line, 300)));
    this.fault = fault;
  }

  /** Everything seen, in order. */
  public Map<String, String> seen() {
    return seen;
  }

  /** What broke the engine, if anything did. */
  public @Nullable Throwable fault() {
    return fault;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    seen.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
