package io.github.wasmoka.cli;

/** Text from a module, made harmless for a terminal. */
final class Printable {
  private Printable() {}

  /** The text with control characters, lines' ends excepted, written as {@code \}{@code u{1b}}. */
  static String of(String text) {
    if (text.chars().noneMatch(Printable::harmful)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (harmful(c)) {
            safe.append(String.format("\\u{%x}", c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static boolean harmful(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }
}
