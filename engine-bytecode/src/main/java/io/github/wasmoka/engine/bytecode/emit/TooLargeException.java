package io.github.wasmoka.engine.bytecode.emit;

/** A function fits no JVM frame or method, and is written by {@link HeapMethods} instead. */
final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooLargeException() {
    super(null, null, false, false);
  }
}
