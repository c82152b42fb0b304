package io.github.wasmoka.decoder.text;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as the specification counts it well-formed (§5.2.4): no surrogates, no overlong forms,
 * nothing above U+10FFFF.
 */
final class Utf8 {
  private Utf8() {}

  /** The number of bytes of the character at a position, 0 if it is malformed. */
  static int length(byte[] text, int at, int end) {
    int first = text[at];
    if (first >= 0) {
      return 1;
    }
    int lead = first & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = text[at + 1] & 0xff;
    boolean wrong =
        (lead == 0xe0 && second < 0xa0)
            || (lead == 0xed && second > 0x9f)
            || (lead == 0xf0 && second < 0x90)
            || (lead == 0xf4 && second > 0x8f);
    return wrong ? 0 : length;
  }

  static boolean valid(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      int length = length(bytes, i, bytes.length);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
