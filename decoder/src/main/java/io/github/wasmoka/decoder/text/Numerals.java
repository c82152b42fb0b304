package io.github.wasmoka.decoder.text;

/** The shapes of numbers (§6.3.1 to §6.3.2), by their bytes. */
final class Numerals {
  private Numerals() {}

  static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }

  private static boolean digit(int c, boolean hex) {
    return hex ? hexDigit(c) >= 0 : c >= '0' && c <= '9';
  }

  /**
   * Steps over digits with single underscores between them; returns the start if there are none.
   */
  private static int num(byte[] text, int start, int end, boolean hex) {
    int at = start;
    while (at < end && digit(text[at], hex)) {
      at++;
      if (at + 1 < end && text[at] == '_' && digit(text[at + 1], hex)) {
        at++;
      }
    }
    return at;
  }

  static boolean isHexNum(byte[] text, int start, int end) {
    return start < end && num(text, start, end, true) == end;
  }

  /** What a word is that does not begin with a letter or {@code $}: a number or reserved. */
  static TokenKind classify(byte[] text, int start, int end) {
    boolean signed = text[start] == '+' || text[start] == '-';
    int at = signed ? start + 1 : start;
    if (isFloatWord(text, at, end)) {
      return TokenKind.FLOAT;
    }
    boolean hex = end - at > 2 && text[at] == '0' && text[at + 1] == 'x';
    if (hex) {
      at += 2;
    }
    int whole = num(text, at, end, hex);
    if (whole == at) {
      return TokenKind.RESERVED;
    }
    if (whole == end) {
      return signed ? TokenKind.INT : TokenKind.NAT;
    }
    at = whole;
    if (text[at] == '.') {
      at = num(text, at + 1, end, hex);
    }
    if (at < end) {
      int mark = text[at] | 0x20;
      if (mark != (hex ? 'p' : 'e')) {
        return TokenKind.RESERVED;
      }
      at++;
      if (at < end && (text[at] == '+' || text[at] == '-')) {
        at++;
      }
      if (at == end || num(text, at, end, false) != end) {
        return TokenKind.RESERVED;
      }
    }
    return TokenKind.FLOAT;
  }

  /** Whether a word is {@code inf}, {@code nan} or {@code nan:0x} with digits. */
  static boolean isFloatWord(byte[] text, int start, int end) {
    if (is(text, start, end, "inf") || is(text, start, end, "nan")) {
      return true;
    }
    return end - start > 6
        && is(text, start, start + 6, "nan:0x")
        && isHexNum(text, start + 6, end);
  }

  private static boolean is(byte[] text, int start, int end, String word) {
    if (end - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
