package io.github.wasmoka.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Execution ended before its time; {@link #wasmStack} says where. */
public abstract sealed class ExecutionException extends WasmException
    permits Trap, ExhaustionException, InterruptedExecutionException, UncaughtWasmException {
  private static final long serialVersionUID = 1;
  private transient volatile @Nullable List<WasmFrame> wasmStack;

  ExecutionException(String message, @Nullable Throwable cause, List<WasmFrame> wasmStack) {
    super(message, cause, true);
    this.wasmStack = List.copyOf(wasmStack);
  }

  /**
   * The WebAssembly functions that were active, innermost first; at most a few hundred of a deeper
   * stack.
   *
   * @return the frames, unmodifiable; empty when they are not known
   */
  public final List<WasmFrame> wasmStack() {
    List<WasmFrame> stack = wasmStack;
    return stack == null ? List.of() : stack;
  }

  /** {@return the message and, below it, a line for each WebAssembly frame} */
  public final String describe() {
    var text = new StringBuilder(String.valueOf(getMessage()));
    for (WasmFrame frame : wasmStack()) {
      text.append(System.lineSeparator()).append("    at ").append(frame);
    }
    return text.toString();
  }
}
