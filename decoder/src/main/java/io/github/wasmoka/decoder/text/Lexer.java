package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens (§6.3). Comments and white space vanish; annotations are set aside. The
 * first fault becomes the last token, to be reported if the parser gets that far.
 */
final class Lexer {
  private static final boolean[] ID_CHAR = new boolean[128];

  static {
    for (char c = '0'; c <= '9'; c++) {
      ID_CHAR[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      ID_CHAR[c] = true;
      ID_CHAR[c - 'a' + 'A'] = true;
    }
    for (char c : "!#$%&'*+-./:<=>?@\\^_`|~".toCharArray()) {
      ID_CHAR[c] = true;
    }
  }

  /**
   * An annotation (§6.3.7).
   *
   * @param token the token that it stands in front of
   * @param name its name
   * @param offset where it starts
   * @param start where its contents start
   * @param end where its closing parenthesis stands
   */
  record Annotation(int token, String name, int offset, int start, int end) {}

  private final byte[] text;
  private final int limit;
  private int at;

  byte[] kinds = new byte[256];
  int[] starts = new int[256];
  int[] ends = new int[256];
  int count;
  final List<Annotation> annotations = new ArrayList<>();
  @Nullable String fault;

  Lexer(byte[] text, int start, int end) {
    this.text = text;
    this.at = start;
    this.limit = end;
  }

  /** A fault at a place; becomes a {@link MalformedException} when the parser meets it. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    final int offset;

    Fault(String message, int offset) {
      super(message, null, false, false);
      this.offset = offset;
    }
  }

  /** Reads all tokens. */
  void run() {
    try {
      while (token()) {
        // until the end
      }
    } catch (Fault e) {
      fault = e.getMessage();
      add(TokenKind.ERROR, e.offset, limit);
    }
  }

  private void add(TokenKind kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count++] = end;
  }

  private int peek(int ahead) {
    return at + ahead < limit ? text[at + ahead] & 0xff : -1;
  }

  private boolean token() throws Fault {
    space();
    int start = at;
    switch (peek(0)) {
      case -1 -> {
        add(TokenKind.END, start, start);
        return false;
      }
      case '(' -> {
        if (peek(1) == '@') {
          annotation();
        } else {
          at++;
          add(TokenKind.OPEN, start, at);
        }
      }
      case ')' -> {
        at++;
        add(TokenKind.CLOSE, start, at);
      }
      default -> {
        TokenKind kind = word();
        add(kind, start, at);
      }
    }
    return true;
  }

  /** Skips white space and comments (§6.3.2, §6.3.3). */
  private void space() throws Fault {
    while (true) {
      switch (peek(0)) {
        case ' ', '\t', '\n', '\r' -> at++;
        case ';' -> {
          if (peek(1) != ';') {
            return;
          }
          lineComment();
        }
        case '(' -> {
          if (peek(1) != ';') {
            return;
          }
          blockComment();
        }
        default -> {
          return;
        }
      }
    }
  }

  private void lineComment() throws Fault {
    while (at < limit && text[at] != '\n' && text[at] != '\r') {
      character();
    }
  }

  private void blockComment() throws Fault {
    int start = at;
    int depth = 0;
    do {
      if (at >= limit) {
        throw new Fault("unclosed comment", start);
      }
      if (text[at] == '(' && peek(1) == ';') {
        depth++;
        at += 2;
      } else if (text[at] == ';' && peek(1) == ')') {
        depth--;
        at += 2;
      } else {
        character();
      }
    } while (depth > 0);
  }

  /** Steps over one character, which must be well-formed UTF-8. */
  private void character() throws Fault {
    int length = Utf8.length(text, at, limit);
    if (length == 0) {
      throw new Fault("malformed UTF-8 encoding", at);
    }
    at += length;
  }

  private static boolean idChar(int c) {
    return c >= 0 && c < 128 && ID_CHAR[c];
  }

  /** Whether a name can stand behind {@code $} as it is. */
  static boolean isIdentifier(String name) {
    return !name.isEmpty() && name.chars().allMatch(Lexer::idChar);
  }

  /**
   * Reads the longest word: characters of identifiers, strings, and separators that mean nothing
   * (§6.3.1 reserved).
   */
  private TokenKind word() throws Fault {
    int start = at;
    int pieces = 0;
    int strings = 0;
    boolean odd = false;
    while (true) {
      int c = peek(0);
      if (c == '"') {
        if (at == start + 1 && text[start] == '$') {
          quotedId(start);
        } else {
          string();
        }
        strings++;
        pieces++;
      } else if (idChar(c)) {
        do {
          at++;
        } while (idChar(peek(0)));
        pieces++;
      } else if (c == ','
          || c == '['
          || c == ']'
          || c == '{'
          || c == '}'
          || (c == ';' && peek(1) != ';')) {
        at++;
        odd = true;
      } else {
        break;
      }
    }
    if (at == start) {
      if (peek(0) >= 128) {
        character();
      }
      throw new Fault("illegal character", start);
    }
    if (odd) {
      return TokenKind.RESERVED;
    }
    if (strings == 0) {
      return classify(start);
    }
    if (pieces == 1) {
      return TokenKind.STRING;
    }
    return pieces == 2 && strings == 1 && text[start] == '$' && text[start + 1] == '"'
        ? TokenKind.ID
        : TokenKind.RESERVED;
  }

  private void quotedId(int start) throws Fault {
    try {
      string();
    } catch (Fault e) {
      throw "malformed UTF-8 encoding".equals(e.getMessage())
          ? e
          : new Fault("empty identifier", start);
    }
    byte[] name = Strings.unescape(text, start + 1, at);
    if (name.length == 0) {
      throw new Fault("empty identifier", start);
    }
    if (!Utf8.valid(name)) {
      throw new Fault("malformed UTF-8 encoding", start);
    }
  }

  /** Reads a string (§6.3.5 string). */
  private void string() throws Fault {
    int start = at++;
    while (true) {
      int c = peek(0);
      if (c == '"') {
        at++;
        return;
      } else if (c == -1 || c == '\n') {
        throw new Fault("unclosed string literal", start);
      } else if (c < 0x20 || c == 0x7f) {
        throw new Fault("illegal control character in string literal", at);
      } else if (c == '\\') {
        int length = Strings.escapeLength(text, at, limit);
        if (length == 0) {
          throw new Fault("illegal escape", at);
        }
        at += length;
      } else {
        character();
      }
    }
  }

  private TokenKind classify(int start) throws Fault {
    int first = text[start];
    if (first == '$') {
      if (at == start + 1) {
        throw new Fault("empty identifier", start);
      }
      return TokenKind.ID;
    }
    if (first >= 'a' && first <= 'z') {
      return Numerals.isFloatWord(text, start, at) ? TokenKind.FLOAT : TokenKind.KEYWORD;
    }
    return Numerals.classify(text, start, at);
  }

  /** Steps over an annotation (§6.3.7) and notes it. */
  private void annotation() throws Fault {
    int offset = at;
    at += 2;
    String name = annotationName(offset);
    int start = at;
    int depth = 1;
    while (true) {
      space();
      switch (peek(0)) {
        case -1 -> throw new Fault("unclosed annotation", offset);
        case '(' -> {
          at++;
          depth++;
        }
        case ')' -> {
          if (--depth == 0) {
            annotations.add(new Annotation(count, name, offset, start, at));
            at++;
            return;
          }
          at++;
        }
        case '$' -> {
          // A lone $ is as good as any other token here.
          at++;
          if (idChar(peek(0)) || peek(0) == '"') {
            word();
          }
        }
        default -> word();
      }
    }
  }

  private String annotationName(int offset) throws Fault {
    int start = at;
    byte[] name;
    if (peek(0) == '"') {
      try {
        string();
      } catch (Fault e) {
        throw "malformed UTF-8 encoding".equals(e.getMessage())
            ? e
            : new Fault("empty annotation id", offset);
      }
      name = Strings.unescape(text, start, at);
    } else {
      while (idChar(peek(0))) {
        at++;
      }
      name = Arrays.copyOfRange(text, start, at);
    }
    if (name.length == 0) {
      throw new Fault("empty annotation id", offset);
    }
    if (!Utf8.valid(name)) {
      throw new Fault("malformed UTF-8 encoding", offset);
    }
    return Utf8.decode(name);
  }
}
