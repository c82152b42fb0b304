package io.github.wasmoka.decoder.text;

import java.util.Arrays;

/** Escapes in strings (§6.3.5). */
final class Strings {
  private static final int MAX_CODE_POINT_DIGITS = 6;

  private Strings() {}

  /** The length of the escape that begins at a backslash, 0 if it is none. */
  static int escapeLength(byte[] text, int at, int limit) {
    if (at + 1 >= limit) {
      return 0;
    }
    return switch (text[at + 1]) {
      case 't', 'n', 'r', '"', '\'', '\\' -> 2;
      case 'u' -> unicodeLength(text, at, limit);
      default ->
          at + 2 < limit
                  && Numerals.hexDigit(text[at + 1]) >= 0
                  && Numerals.hexDigit(text[at + 2]) >= 0
              ? 3
              : 0;
    };
  }

  private static int unicodeLength(byte[] text, int at, int limit) {
    if (at + 2 >= limit || text[at + 2] != '{') {
      return 0;
    }
    int i = at + 3;
    while (i < limit && text[i] != '}' && text[i] != '"') {
      i++;
    }
    if (i >= limit || text[i] != '}' || !Numerals.isHexNum(text, at + 3, i)) {
      return 0;
    }
    int point = codePoint(text, at + 3, i);
    return point < 0 || (point >= 0xd800 && point < 0xe000) ? 0 : i + 1 - at;
  }

  /** The value of hexadecimal digits and underscores, -1 if it is above U+10FFFF. */
  private static int codePoint(byte[] text, int start, int end) {
    int value = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      if (text[i] != '_') {
        value = value << 4 | Numerals.hexDigit(text[i]);
        digits += digits > 0 || value != 0 ? 1 : 0;
        if (digits > MAX_CODE_POINT_DIGITS) {
          return -1;
        }
      }
    }
    return value <= Character.MAX_CODE_POINT ? value : -1;
  }

  /** The bytes of a string whose quotes and escapes are known to be right. */
  static byte[] unescape(byte[] text, int start, int end) {
    var out = new byte[end - start];
    int size = 0;
    for (int i = start + 1; i < end - 1; ) {
      if (text[i] != '\\') {
        out[size++] = text[i++];
        continue;
      }
      int length = escapeLength(text, i, end);
      switch (text[i + 1]) {
        case 't' -> out[size++] = '\t';
        case 'n' -> out[size++] = '\n';
        case 'r' -> out[size++] = '\r';
        case '"', '\'', '\\' -> out[size++] = text[i + 1];
        case 'u' -> size = encode(codePoint(text, i + 3, i + length - 1), out, size);
        default ->
            out[size++] =
                (byte) (Numerals.hexDigit(text[i + 1]) << 4 | Numerals.hexDigit(text[i + 2]));
      }
      i += length;
    }
    return Arrays.copyOf(out, size);
  }

  private static int encode(int point, byte[] out, int at) {
    int size = at;
    if (point < 0x80) {
      out[size++] = (byte) point;
    } else if (point < 0x800) {
      out[size++] = (byte) (0xc0 | point >> 6);
      out[size++] = (byte) (0x80 | (point & 0x3f));
    } else {
      if (point < 0x10000) {
        out[size++] = (byte) (0xe0 | point >> 12);
      } else {
        out[size++] = (byte) (0xf0 | point >> 18);
        out[size++] = (byte) (0x80 | (point >> 12 & 0x3f));
      }
      out[size++] = (byte) (0x80 | (point >> 6 & 0x3f));
      out[size++] = (byte) (0x80 | (point & 0x3f));
    }
    return size;
  }

  /** Writes bytes as a string: printable ASCII as it stands, all else escaped. */
  static void quote(byte[] bytes, int start, int end, StringBuilder out) {
    out.append('"');
    for (int i = start; i < end; i++) {
      int b = bytes[i] & 0xff;
      if (b == '"' || b == '\\') {
        out.append('\\').append((char) b);
      } else if (b >= 0x20 && b < 0x7f) {
        out.append((char) b);
      } else {
        out.append('\\')
            .append(Character.forDigit(b >> 4, 16))
            .append(Character.forDigit(b & 15, 16));
      }
    }
    out.append('"');
  }
}
