package io.github.wasmoka.runtime.store;

/** A data instance (§4.2.9): bytes that wait to be copied, a range of the module's. */
public final class DataInstance {
  private static final byte[] NONE = {};

  /** Where the bytes are; not to be written to. */
  public byte[] bytes;

  /** The first byte. */
  public int start;

  /** How many; 0 once dropped. */
  public int size;

  /**
   * Makes a segment.
   *
   * @param bytes where the bytes are
   * @param start the first
   * @param size how many
   */
  public DataInstance(byte[] bytes, int start, int size) {
    this.bytes = bytes;
    this.start = start;
    this.size = size;
  }

  /** Frees the bytes (§4.4.7 data.drop). */
  public void drop() {
    bytes = NONE;
    start = 0;
    size = 0;
  }
}
