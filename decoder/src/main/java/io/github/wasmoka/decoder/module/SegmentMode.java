package io.github.wasmoka.decoder.module;

/** How a segment is used (§2.5.8). */
public sealed interface SegmentMode {
  /** Only by instructions. */
  SegmentMode PASSIVE = new Passive();

  /** Only to declare functions that {@code ref.func} may name. */
  SegmentMode DECLARATIVE = new Declarative();

  /** Only by instructions. */
  record Passive() implements SegmentMode {}

  /** Only to declare functions that {@code ref.func} may name. */
  record Declarative() implements SegmentMode {}

  /**
   * Copied when the module is instantiated.
   *
   * @param index the table or memory
   * @param offset where to
   */
  record Active(int index, Expr offset) implements SegmentMode {}
}
