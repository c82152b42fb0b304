package io.github.wasmoka.api;

import java.util.List;

/**
 * Execution was stopped from outside: the thread was interrupted, a deadline passed, or the
 * instance was told to stop.
 */
public final class InterruptedExecutionException extends ExecutionException {
  private static final long serialVersionUID = 1;

  /**
   * An interruption, for engines.
   *
   * @param message who asked for it
   * @param wasmStack the active functions, innermost first
   */
  public InterruptedExecutionException(String message, List<WasmFrame> wasmStack) {
    super(message, null, wasmStack);
  }
}
