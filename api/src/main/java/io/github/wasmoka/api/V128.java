package io.github.wasmoka.api;

/**
 * A 128-bit vector value.
 *
 * @param lo bits 0 to 63: the lanes of lowest index, little endian
 * @param hi bits 64 to 127
 */
public record V128(long lo, long hi) {
  /** All bits zero, the default value. */
  public static final V128 ZERO = new V128(0, 0);

  @Override
  public String toString() {
    return String.format("v128(0x%016x%016x)", hi, lo);
  }
}
