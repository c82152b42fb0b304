package io.github.wasmoka.api;

/** The bytes or the text do not follow the grammar of the binary (§5) or text format (§6). */
public final class MalformedException extends WasmException {
  private static final long serialVersionUID = 1;
  private final long offset;
  private final int line;
  private final int column;

  /**
   * A fault in a binary module.
   *
   * @param message what is wrong, in the specification suite's words
   * @param offset where, in bytes from the module's start
   */
  public MalformedException(String message, long offset) {
    super(message + String.format(" (at offset 0x%x)", offset), null, true);
    this.offset = offset;
    this.line = 0;
    this.column = 0;
  }

  /**
   * A fault in a text module.
   *
   * @param message what is wrong, in the specification suite's words
   * @param line the line, from 1
   * @param column the column, from 1
   */
  public MalformedException(String message, int line, int column) {
    super(message + " (at " + line + ":" + column + ")", null, true);
    this.offset = -1;
    this.line = line;
    this.column = column;
  }

  /** {@return where the fault is, in bytes from the module's start; -1 in text} */
  public long offset() {
    return offset;
  }

  /** {@return the line of the fault, from 1; 0 in a binary module} */
  public int line() {
    return line;
  }

  /** {@return the column of the fault, from 1; 0 in a binary module} */
  public int column() {
    return column;
  }
}
