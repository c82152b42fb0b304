package io.github.wasmoka.runtime.store;

import org.jspecify.annotations.Nullable;

/** An element instance (§4.2.8): references that wait to be copied. */
public final class ElemInstance {
  private static final @Nullable Object[] NONE = {};

  /** The references; empty once dropped. */
  public @Nullable Object[] elements;

  /**
   * Makes a segment.
   *
   * @param elements its references; kept
   */
  public ElemInstance(@Nullable Object[] elements) {
    this.elements = elements;
  }

  /** Frees the references (§4.4.6 elem.drop). */
  public void drop() {
    elements = NONE;
  }
}
