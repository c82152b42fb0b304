package io.github.wasmoka.api;

/**
 * The guest asked to end the program, by WASI's {@code proc_exit} or its like. Not an error by
 * itself.
 */
public final class ExitException extends WasmException {
  private static final long serialVersionUID = 1;
  private final int code;

  /**
   * An exit.
   *
   * @param code the exit code
   */
  public ExitException(int code) {
    super("exit " + code, null, false);
    this.code = code;
  }

  /** {@return the exit code that the guest gave} */
  public int code() {
    return code;
  }
}
