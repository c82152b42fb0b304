package io.github.wasmoka.fuzz.oracle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A name as a word of a line of text: the bytes of what would end the word stand there in
 * hexadecimal, each behind a percent sign, and the empty name is that sign alone.
 */
final class Word {
  private static final String EMPTY = "%";

  private Word() {}

  /** {@return the word for a name} */
  static String of(String name) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    var word = new StringBuilder();
    name.codePoints()
        .forEach(c -> {
          if (ends(c)) {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              word.append(String.format("%%%02x", b));
            }
          } else {
            word.appendCodePoint(c);
          }
        });
    return word.toString();
  }

  private static boolean ends(int c) {
    return c == '%'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }

  /** {@return the name that a word stands for; of no name's word, the word itself} */
  static String name(String word) {
    if (word.equals(EMPTY)) {
      return "";
    }
    try {
      return URLDecoder.decode(word.replace("+", "%2b"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return word;
    }
  }
}
