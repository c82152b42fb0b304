package io.github.wasmoka.engine.interpreter;

/**
 * Thrown where a call finds no more stack; becomes an {@code ExhaustionException} with the stack at
 * the boundary.
 */
final class StackExhausted extends RuntimeException {
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace
  static final StackExhausted INSTANCE = new StackExhausted();

  private static final long serialVersionUID = 1;

  private StackExhausted() {
    super(null, null, false, false);
  }
}
