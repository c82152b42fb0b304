package io.github.wasmoka.decoder.text;

/** The kinds of tokens (§6.3.1). */
public enum TokenKind {
  /** {@code (}. */
  OPEN,
  /** {@code )}. */
  CLOSE,
  /** A word that begins with a small letter, known or not; {@code offset=8} is one, too. */
  KEYWORD,
  /** An integer without a sign. */
  NAT,
  /** An integer with a sign. */
  INT,
  /** A floating-point number that is no integer, {@code inf} and {@code nan} included. */
  FLOAT,
  /** A string. */
  STRING,
  /** An identifier, {@code $x} or {@code $"x"}. */
  ID,
  /** Something that is no token of the language. */
  RESERVED,
  /** The end of the text. */
  END,
  /** Where the text stops being a sequence of tokens. */
  ERROR
}
