package io.github.wasmoka.api;

import java.util.List;

/**
 * A WebAssembly exception left the outermost function without being caught; also what a host
 * function throws to raise one.
 */
public final class UncaughtWasmException extends ExecutionException {
  private static final long serialVersionUID = 1;
  private final transient ExceptionRef exception;

  /**
   * An exception on its way through Java.
   *
   * @param exception the exception
   * @param wasmStack the functions that were active when it was thrown, innermost first
   */
  public UncaughtWasmException(ExceptionRef exception, List<WasmFrame> wasmStack) {
    super("unhandled exception", null, wasmStack);
    this.exception = exception;
  }

  /** {@return the exception: its tag and what it carries} */
  public ExceptionRef exception() {
    return exception;
  }
}
