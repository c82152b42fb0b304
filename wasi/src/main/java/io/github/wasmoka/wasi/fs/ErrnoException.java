package io.github.wasmoka.wasi.fs;

import java.io.IOException;

/** Ends a call with an error code. */
public final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1;
  private final Errno errno;

  /**
   * An end with an error code.
   *
   * @param errno the code
   */
  public ErrnoException(Errno errno) {
    super(errno.name());
    this.errno = errno;
  }

  /** {@return the code} */
  public Errno errno() {
    return errno;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
