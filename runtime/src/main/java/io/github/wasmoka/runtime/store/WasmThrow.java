package io.github.wasmoka.runtime.store;

/**
 * A WebAssembly exception on its way through Java frames inside an engine; leaves it as
 * UncaughtWasmException.
 */
public final class WasmThrow extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient ExceptionInstance exception;

  /**
   * Throws an exception.
   *
   * @param exception the exception
   */
  public WasmThrow(ExceptionInstance exception) {
    super(null, null, false, false);
    this.exception = exception;
  }

  /** {@return the exception} */
  public ExceptionInstance exception() {
    return exception;
  }
}
