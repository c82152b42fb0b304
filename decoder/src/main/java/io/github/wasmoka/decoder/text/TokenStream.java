package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, with a position: what parsers of modules and of test scripts read from.
 * Methods named {@code tryX} step over what they find and say whether they found it; the others
 * throw when it is missing. Not thread-safe.
 */
public final class TokenStream {
  private static final TokenKind[] KINDS = TokenKind.values();

  private final byte[] text;
  private final Lexer lexer;
  private int index;
  private int @Nullable [] lineStarts;

  private TokenStream(byte[] text, int start, int end) {
    this.text = text;
    this.lexer = new Lexer(text, start, end);
    lexer.run();
  }

  /**
   * Cuts a text into tokens. Faults are not reported before the position gets to them.
   *
   * @param utf8 the text; kept, not to be written to afterwards
   * @return its tokens, at the first
   */
  public static TokenStream of(byte[] utf8) {
    return new TokenStream(utf8, 0, utf8.length);
  }

  /**
   * Cuts a text into tokens.
   *
   * @param text the text
   * @return its tokens, at the first
   */
  public static TokenStream of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the kind of the next token} */
  public TokenKind kind() {
    return kind(0);
  }

  /**
   * The kind of a token further on.
   *
   * @param ahead how many tokens to look over
   * @return its kind; that of the last token behind the end
   */
  public TokenKind kind(int ahead) {
    return KINDS[lexer.kinds[Math.min(index + ahead, lexer.count - 1)]];
  }

  /** {@return the next token as it stands in the text} */
  public String text() {
    return text(0);
  }

  private String text(int ahead) {
    int i = Math.min(index + ahead, lexer.count - 1);
    return new String(
        text, lexer.starts[i], lexer.ends[i] - lexer.starts[i], StandardCharsets.UTF_8);
  }

  private boolean is(int ahead, String word) {
    int i = index + ahead;
    if (i >= lexer.count || lexer.ends[i] - lexer.starts[i] != word.length()) {
      return false;
    }
    int start = lexer.starts[i];
    for (int k = 0; k < word.length(); k++) {
      if (text[start + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether all tokens have been read} */
  public boolean atEnd() {
    return kind() == TokenKind.END;
  }

  /**
   * Whether the next token is a certain keyword.
   *
   * @param keyword the keyword
   * @return true if it is
   */
  public boolean at(String keyword) {
    return kind() == TokenKind.KEYWORD && is(0, keyword);
  }

  /**
   * Whether the next tokens are {@code (keyword}.
   *
   * @param keyword the keyword
   * @return true if they are
   */
  public boolean atOpen(String keyword) {
    return kind() == TokenKind.OPEN && kind(1) == TokenKind.KEYWORD && is(1, keyword);
  }

  /** Steps over a token. */
  public void advance() {
    if (kind() == TokenKind.ERROR || kind() == TokenKind.END) {
      throw unexpected();
    }
    index++;
  }

  /**
   * Steps over a keyword if it comes next.
   *
   * @param keyword the keyword
   * @return whether it came
   */
  public boolean tryKeyword(String keyword) {
    if (at(keyword)) {
      index++;
      return true;
    }
    return false;
  }

  /**
   * Steps over {@code (keyword} if it comes next.
   *
   * @param keyword the keyword
   * @return whether it came
   */
  public boolean tryOpen(String keyword) {
    if (atOpen(keyword)) {
      index += 2;
      return true;
    }
    return false;
  }

  /**
   * Steps over {@code (keyword}.
   *
   * @param keyword the keyword
   * @throws MalformedException if something else comes
   */
  public void expectOpen(String keyword) {
    expect(TokenKind.OPEN);
    expectKeyword(keyword);
  }

  /**
   * Steps over a keyword.
   *
   * @param keyword the keyword
   * @throws MalformedException if something else comes
   */
  public void expectKeyword(String keyword) {
    if (!tryKeyword(keyword)) {
      throw unexpected();
    }
  }

  /**
   * Steps over a closing parenthesis.
   *
   * @throws MalformedException if something else comes
   */
  public void expectClose() {
    expect(TokenKind.CLOSE);
  }

  void expect(TokenKind kind) {
    if (kind() != kind) {
      throw unexpected();
    }
    index++;
  }

  /**
   * Steps over a keyword and returns it.
   *
   * @return any keyword
   * @throws MalformedException if something else comes
   */
  public String keyword() {
    if (kind() != TokenKind.KEYWORD) {
      throw unexpected();
    }
    String word = text();
    index++;
    return word;
  }

  /**
   * Steps over an identifier if one comes next (§6.3.6).
   *
   * @return it without the {@code $}, escapes resolved
   */
  public Optional<String> tryId() {
    return kind() == TokenKind.ID ? Optional.of(id()) : Optional.empty();
  }

  /**
   * Steps over an identifier (§6.3.6).
   *
   * @return it without the {@code $}, escapes resolved
   * @throws MalformedException if something else comes
   */
  public String id() {
    if (kind() != TokenKind.ID) {
      throw unexpected();
    }
    int start = lexer.starts[index] + 1;
    int end = lexer.ends[index];
    index++;
    return text[start] == '"'
        ? Utf8.decode(Strings.unescape(text, start, end))
        : new String(text, start, end - start, StandardCharsets.US_ASCII);
  }

  /**
   * Steps over a string (§6.3.5).
   *
   * @return its bytes
   * @throws MalformedException if something else comes
   */
  public byte[] string() {
    if (kind() != TokenKind.STRING) {
      throw unexpected();
    }
    byte[] bytes = Strings.unescape(text, lexer.starts[index], lexer.ends[index]);
    index++;
    return bytes;
  }

  /**
   * Steps over the strings that come next, if any.
   *
   * @return their bytes, one behind the other
   * @throws MalformedException if they are too long together
   */
  public byte[] strings() {
    byte[] all = new byte[0];
    int size = 0;
    while (kind() == TokenKind.STRING) {
      byte[] bytes = string();
      if (bytes.length > Integer.MAX_VALUE - 16 - size) {
        throw error("string too long");
      }
      if (size + bytes.length > all.length) {
        all = Arrays.copyOf(all, Math.max(size + bytes.length, size > 1 << 29 ? 0 : size * 2));
      }
      System.arraycopy(bytes, 0, all, size, bytes.length);
      size += bytes.length;
    }
    return Arrays.copyOf(all, size);
  }

  /**
   * Steps over a name: a string that is UTF-8 (§6.3.5).
   *
   * @return the name
   * @throws MalformedException if something else comes
   */
  public String name() {
    int at = index;
    byte[] bytes = string();
    if (!Utf8.valid(bytes)) {
      throw errorAt("malformed UTF-8 encoding", at);
    }
    return Utf8.decode(bytes);
  }

  /** Whether an index or an identifier comes next. */
  boolean atIndex() {
    return kind() == TokenKind.NAT || kind() == TokenKind.ID;
  }

  /** Whether a number comes next. */
  boolean atNumber() {
    return switch (kind()) {
      case NAT, INT, FLOAT -> true;
      case OPEN, CLOSE, KEYWORD, STRING, ID, RESERVED, END, ERROR -> false;
    };
  }

  /** Whether a token further on is {@code offset=} or {@code align=}. */
  boolean valued(int ahead) {
    String word = text(ahead);
    return word.startsWith("offset=") || word.startsWith("align=");
  }

  /** Steps over {@code prefix} with a number, if it comes next. */
  OptionalLong valued(String prefix, int bits) {
    if (kind() != TokenKind.KEYWORD || !text().startsWith(prefix)) {
      return OptionalLong.empty();
    }
    if (!Keywords.known(text())) {
      throw unexpected();
    }
    OptionalLong value = Literals.integer(text().substring(prefix.length()), bits);
    if (value.isEmpty()) {
      throw error("i" + bits + " constant out of range");
    }
    index++;
    return value;
  }

  /**
   * Steps over an unsigned number.
   *
   * @param bits its width, 1 to 64
   * @return the number, unsigned
   * @throws MalformedException if something else comes or it needs more bits
   */
  public long nat(int bits) {
    if (kind() != TokenKind.NAT) {
      throw unexpected();
    }
    return integer(bits, "i" + bits + " constant out of range");
  }

  /**
   * Steps over an integer, signed or unsigned.
   *
   * @param bits its width, 1 to 64
   * @return the number; bits beyond the width are zero or, with a minus, one
   * @throws MalformedException if something else comes or it needs more bits
   */
  public long integer(int bits) {
    if (kind() != TokenKind.NAT && kind() != TokenKind.INT) {
      throw unexpected();
    }
    return integer(bits, "constant out of range");
  }

  private long integer(int bits, String message) {
    OptionalLong value = Literals.integer(text(), bits);
    if (value.isEmpty()) {
      throw error(message);
    }
    index++;
    return value.getAsLong();
  }

  /**
   * Steps over a 32-bit float.
   *
   * @return its bits
   * @throws MalformedException if something else comes or it is out of range
   */
  public int f32() {
    if (!atNumber()) {
      throw unexpected();
    }
    OptionalInt bits = Literals.f32(text());
    if (bits.isEmpty()) {
      throw error("constant out of range");
    }
    index++;
    return bits.getAsInt();
  }

  /**
   * Steps over a 64-bit float.
   *
   * @return its bits
   * @throws MalformedException if something else comes or it is out of range
   */
  public long f64() {
    if (!atNumber()) {
      throw unexpected();
    }
    OptionalLong bits = Literals.f64(text());
    if (bits.isEmpty()) {
      throw error("constant out of range");
    }
    index++;
    return bits.getAsLong();
  }

  /**
   * Steps over everything to the parenthesis that closes the form which the position is inside of,
   * that one included.
   *
   * @throws MalformedException if there is none
   */
  public void skipToClose() {
    int depth = 1;
    while (depth > 0) {
      switch (kind()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case END, ERROR -> throw unexpected();
        case KEYWORD, NAT, INT, FLOAT, STRING, ID, RESERVED -> {}
      }
      index++;
    }
  }

  /** {@return the position, a number of tokens} */
  public int position() {
    return index;
  }

  /**
   * Goes to a position.
   *
   * @param position what {@link #position} returned
   */
  public void seek(int position) {
    index = position;
  }

  /**
   * The text between two positions, as it stands.
   *
   * @param from the position of the first token
   * @param to the position behind the last token
   * @return a copy of the bytes
   */
  public byte[] source(int from, int to) {
    return Arrays.copyOfRange(text, lexer.starts[from], lexer.ends[to - 1]);
  }

  /** The annotations of a name between the last token and the next. */
  List<Lexer.Annotation> annotations(String name) {
    List<Lexer.Annotation> all = lexer.annotations;
    if (all.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Lexer.Annotation>();
    for (int i = firstAnnotation(index); i < all.size() && all.get(i).token() == index; i++) {
      if (all.get(i).name().equals(name)) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /** The number of annotations of a name between two positions. */
  int countAnnotations(String name, int from, int to) {
    List<Lexer.Annotation> all = lexer.annotations;
    int count = 0;
    for (int i = firstAnnotation(from); i < all.size() && all.get(i).token() <= to; i++) {
      count += all.get(i).name().equals(name) ? 1 : 0;
    }
    return count;
  }

  private int firstAnnotation(int position) {
    List<Lexer.Annotation> all = lexer.annotations;
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).token() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The tokens inside an annotation. */
  TokenStream inside(Lexer.Annotation annotation) {
    return new TokenStream(text, annotation.start(), annotation.end());
  }

  /** {@return the line of the next token, from 1} */
  public int line() {
    return line(lexer.starts[index]);
  }

  /** {@return the column of the next token in characters, from 1} */
  public int column() {
    return column(lexer.starts[index]);
  }

  private int line(int offset) {
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int column(int offset) {
    int column = 1;
    for (int i = lineStarts()[line(offset) - 1]; i < offset; i++) {
      if ((text[i] & 0xc0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known != null) {
      return known;
    }
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    starts = Arrays.copyOf(starts, count);
    lineStarts = starts;
    return starts;
  }

  /**
   * The fault that the next token does not belong where it stands.
   *
   * @return the exception, to be thrown; it says {@code unknown operator} if the token belongs
   *     nowhere
   */
  public MalformedException unexpected() {
    String fault = lexer.fault;
    return switch (kind()) {
      case ERROR -> error(fault == null ? "unexpected token" : fault);
      case END -> error("unexpected token: end of text");
      case RESERVED -> error("unknown operator " + shortText());
      case KEYWORD ->
          error(
              Keywords.known(text())
                  ? "unexpected token " + shortText()
                  : "unknown operator " + shortText());
      case OPEN, CLOSE, NAT, INT, FLOAT, STRING, ID -> error("unexpected token " + shortText());
    };
  }

  private String shortText() {
    String token = text();
    return token.length() <= 60 ? token : token.substring(0, 60) + "...";
  }

  /**
   * A fault at the next token.
   *
   * @param message what is wrong, in the specification suite's words
   * @return the exception, to be thrown
   */
  public MalformedException error(String message) {
    return errorAt(message, index);
  }

  MalformedException errorAt(String message, int position) {
    return errorAtOffset(message, lexer.starts[Math.min(position, lexer.count - 1)]);
  }

  MalformedException errorAtOffset(String message, int offset) {
    return new MalformedException(message, line(offset), column(offset));
  }
}
