package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.MalformedException;

/**
 * Bounds the text of a module. Four bytes declare fifty thousand locals, which the text format has
 * no short form for; one byte refers to a function whose name is as long as the module. Text that
 * is out of all proportion is of no use, and its size would be whatever a stranger wants. Not
 * thread-safe.
 */
final class Room {
  private static final long LEAST = 16L << 20;
  private static final long PER_BYTE = 64;

  private final long most;
  private long flushed;

  /** Room for the text of a module of so many bytes. */
  Room(int bytes) {
    this.most = LEAST + PER_BYTE * bytes;
  }

  /** Notes that what was written is gone from the builder. */
  void flushed(int chars) {
    flushed += chars;
  }

  /**
   * Checks that there is room for what was written; what is asked about as a whole is at most as
   * long as the module.
   *
   * @throws MalformedException if there is none
   */
  void check(StringBuilder out) {
    if (flushed + out.length() > most) {
      throw new MalformedException("text longer than " + most + " characters", 0);
    }
  }
}
