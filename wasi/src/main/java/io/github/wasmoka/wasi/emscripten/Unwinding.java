package io.github.wasmoka.wasi.emscripten;

/**
 * Thrown through the guest's frames up to the next {@code invoke_} function, by {@code longjmp} or
 * a C++ {@code throw}.
 */
final class Unwinding extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unwinding(String message) {
    super(message, null, false, false);
  }

  /** The message alone: it becomes part of a trap's. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
