package io.github.wasmoka.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * A case and how it came about.
 *
 * @param kind how
 * @param module its binary form, or what was made of one
 * @param record the choices it follows from, where there are any
 */
record Made(Kind kind, byte[] module, int @Nullable [] record) {
  /** Ways to make a case. */
  enum Kind {
    /** By the generator: valid. */
    GENERATED,
    /** From a valid module by changes that keep it valid. */
    CHANGED,
    /** From a valid module by changes that may not. */
    MUTATED,
    /** From a valid module by changes of its bytes. */
    BYTES,
    /** By the generator, and then printed and read, and printed and changed and read. */
    TEXT;

    /** Whether an engine that refuses it is wrong. */
    boolean valid() {
      return this == GENERATED || this == CHANGED;
    }
  }
}
