package io.github.wasmoka.wasi.preview1;

import java.io.IOException;

/** Ends a call with an error code. */
final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1;
  private final Errno errno;

  ErrnoException(Errno errno) {
    super(errno.name());
    this.errno = errno;
  }

  Errno errno() {
    return errno;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
