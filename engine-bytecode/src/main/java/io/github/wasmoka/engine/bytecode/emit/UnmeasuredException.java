package io.github.wasmoka.engine.bytecode.emit;

/**
 * A function was written without having been measured, since it is likely to fit a method, and does
 * not. The class is begun anew: what ASM has got it keeps.
 */
final class UnmeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The function. */
  final int function;

  UnmeasuredException(int function) {
    super(null, null, false, false);
    this.function = function;
  }
}
