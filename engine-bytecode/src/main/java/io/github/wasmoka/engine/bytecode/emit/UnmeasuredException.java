package io.github.wasmoka.engine.bytecode.emit;

/**
 * A function was written without having been measured, since it is likely to fit a method, and does
 * not. The class is begun anew: what ASM has got it keeps.
 */
final class UnmeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnmeasuredException() {
    super(null, null, false, false);
  }
}
