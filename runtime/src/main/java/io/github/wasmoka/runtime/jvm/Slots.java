package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.Nullable;

/** Values to and from {@link State#bits} and {@link State#refs}. */
public final class Slots {
  private Slots() {}

  /**
   * Puts a value.
   *
   * @param value the value
   * @param state the state
   * @param slot where
   */
  public static void put(int value, State state, int slot) {
    state.bits[slot] = value;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param state the state
   * @param slot where
   */
  public static void put(long value, State state, int slot) {
    state.bits[slot] = value;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param state the state
   * @param slot where
   */
  public static void put(float value, State state, int slot) {
    state.bits[slot] = Float.floatToRawIntBits(value) & 0xffff_ffffL;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param state the state
   * @param slot where
   */
  public static void put(double value, State state, int slot) {
    state.bits[slot] = Double.doubleToRawLongBits(value);
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param state the state
   * @param slot where
   */
  public static void put(@Nullable Object value, State state, int slot) {
    state.refs[slot] = value;
  }

  /**
   * Takes bits.
   *
   * @param state the state
   * @param slot where
   * @return the bits
   */
  public static long bits(State state, int slot) {
    return state.bits[slot];
  }

  /**
   * Takes a reference; it is not kept.
   *
   * @param state the state
   * @param slot where
   * @return the reference
   */
  public static @Nullable Object ref(State state, int slot) {
    Object ref = state.refs[slot];
    state.refs[slot] = null;
    return ref;
  }
}
