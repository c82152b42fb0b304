package io.github.wasmoka.decoder.code;

/**
 * A catch clause of {@code try_table} (§5.4.1).
 *
 * @param kind what it catches and passes on
 * @param tag the tag index, -1 for the kinds that catch all
 * @param label where it branches to, counted from outside the {@code try_table}
 */
public record CatchClause(Kind kind, int tag, int label) {
  /** The kinds in the order of their binary codes. */
  public enum Kind {
    /** One tag; passes its values. */
    CATCH,
    /** One tag; passes its values and the exception. */
    CATCH_REF,
    /** Everything; passes nothing. */
    CATCH_ALL,
    /** Everything; passes the exception. */
    CATCH_ALL_REF;

    /** {@return whether a tag is named} */
    public boolean hasTag() {
      return this == CATCH || this == CATCH_REF;
    }

    /** {@return whether the exception itself is passed last} */
    public boolean passesRef() {
      return this == CATCH_REF || this == CATCH_ALL_REF;
    }
  }
}
