package io.github.wasmoka.engine.bytecode.emit;

/** A function needs more of a JVM frame than there can be: calling it exhausts the stack. */
final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooLargeException() {
    super(null, null, false, false);
  }
}
