package io.github.wasmoka.cli;

/** Exit codes, besides the guest's own. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** A trap or its like: 128 and the signal that ends a process which aborts. */
  static final int TRAPPED = 134;

  private ExitCode() {}
}
