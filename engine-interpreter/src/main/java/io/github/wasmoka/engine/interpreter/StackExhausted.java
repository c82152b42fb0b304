package io.github.wasmoka.engine.interpreter;

/**
 * Thrown where a call finds no more stack; becomes an {@code ExhaustionException} with the stack at
 * the boundary.
 */
final class StackExhausted extends RuntimeException {
  static final StackExhausted INSTANCE = new StackExhausted();
  private static final long serialVersionUID = 1;

  private StackExhausted() {
    super(null, null, false, false);
  }
}
