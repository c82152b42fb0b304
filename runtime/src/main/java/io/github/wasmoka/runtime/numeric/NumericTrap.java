package io.github.wasmoka.runtime.numeric;

import io.github.wasmoka.api.TrapKind;

/**
 * How an operation tells that it is undefined for its operands; the engine makes a trap with a
 * stack of it. Has none itself.
 */
public final class NumericTrap extends ArithmeticException {
  private static final long serialVersionUID = 1;
  private final TrapKind kind;

  NumericTrap(TrapKind kind) {
    super(kind.message());
    this.kind = kind;
  }

  /** {@return why the operation is undefined} */
  public TrapKind kind() {
    return kind;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
