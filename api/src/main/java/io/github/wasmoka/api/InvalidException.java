package io.github.wasmoka.api;

/**
 * The module is well-formed and breaks a rule of validation (§3), or uses a feature that is
 * switched off.
 */
public final class InvalidException extends WasmException {
  private static final long serialVersionUID = 1;
  private final long offset;

  /**
   * A broken rule.
   *
   * @param message which, in the specification suite's words
   * @param offset where, in bytes from the module's start (of its binary form), or -1 if it has no
   *     place
   */
  public InvalidException(String message, long offset) {
    super(offset < 0 ? message : message + String.format(" (at offset 0x%x)", offset), null, true);
    this.offset = offset;
  }

  /** {@return where, in bytes from the start of the module's binary form; -1 if it has no place} */
  public long offset() {
    return offset;
  }
}
