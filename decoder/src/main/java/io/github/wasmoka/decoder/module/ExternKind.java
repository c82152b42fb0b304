package io.github.wasmoka.decoder.module;

import java.util.Locale;

/** The kinds of imports and exports, in the order of their binary codes (§5.5.5). */
public enum ExternKind {
  /** A function. */
  FUNC,
  /** A table. */
  TABLE,
  /** A memory. */
  MEMORY,
  /** A global. */
  GLOBAL,
  /** A tag. */
  TAG;

  /** {@return the keyword in the text format} */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
