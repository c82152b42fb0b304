package io.github.wasmoka.fuzz;

/** How the tool ends. */
final class ExitCodes {
  static final int CLEAN = 0;
  static final int FOUND = 1;
  static final int USAGE = 2;

  /** The tool itself is broken. */
  static final int BROKEN = 3;

  private ExitCodes() {}
}
