package io.github.wasmoka.cli;

/** The command line is not as the usage says. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
