package io.github.wasmoka.api;

/**
 * An {@code i31} reference: an unboxed integer among references (§4.2.10).
 *
 * @param bits the low 31 bits of the integer; bit 31 is zero
 */
public record I31(int bits) {
  /**
   * Wraps an integer, dropping its highest bit (§4.4.5 ref.i31).
   *
   * @param bits any integer
   */
  public I31 {
    bits &= 0x7fff_ffff;
  }

  /** {@return the value sign-extended from 31 bits} */
  public int signed() {
    return bits << 1 >> 1;
  }
}
