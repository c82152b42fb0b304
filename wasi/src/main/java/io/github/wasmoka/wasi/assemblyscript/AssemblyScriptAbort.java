package io.github.wasmoka.wasi.assemblyscript;

/** An AssemblyScript program called {@code abort}: the cause of the trap that ends it. */
public final class AssemblyScriptAbort extends RuntimeException {
  private static final long serialVersionUID = 1;

  AssemblyScriptAbort(String message) {
    super(message, null, false, false);
  }

  // The message says all; the cause of a trap is shown by this.
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
