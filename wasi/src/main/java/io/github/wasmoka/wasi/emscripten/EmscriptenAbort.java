package io.github.wasmoka.wasi.emscripten;

/** A program called {@code abort} or an assertion failed: the cause of the trap that ends it. */
public final class EmscriptenAbort extends RuntimeException {
  private static final long serialVersionUID = 1;

  EmscriptenAbort(String message) {
    super(message, null, false, false);
  }

  /** The message alone: it becomes part of a trap's. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
