package io.github.wasmoka.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Execution trapped (§4.2.2). The instance can be called again. */
public final class Trap extends ExecutionException {
  private static final long serialVersionUID = 1;
  private final TrapKind kind;

  /**
   * A trap, for engines.
   *
   * @param kind why
   * @param wasmStack the active functions, innermost first
   * @param cause the Java exception behind it, if any
   */
  public Trap(TrapKind kind, List<WasmFrame> wasmStack, @Nullable Throwable cause) {
    super(
        kind == TrapKind.HOST_ERROR && cause != null
            ? kind.message() + ": " + cause
            : kind.message(),
        cause,
        wasmStack);
    this.kind = kind;
  }

  /** {@return why} */
  public TrapKind kind() {
    return kind;
  }
}
