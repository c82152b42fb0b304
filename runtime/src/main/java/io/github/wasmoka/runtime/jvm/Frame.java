package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.Nullable;

/**
 * What the methods of a large function share during one call of it. The generated subclass has a
 * field for each local that more than one method uses; the arrays hold values on their way between
 * the methods, and locals that are too many for fields.
 */
public abstract class Frame {
  private static final long[] NO_BITS = {};
  private static final @Nullable Object[] NO_REFS = {};

  /** Numbers. */
  public final long[] bits;

  /** References. */
  public final @Nullable Object[] refs;

  /**
   * Makes a frame.
   *
   * @param slots how long the arrays are
   */
  protected Frame(int slots) {
    this(slots, slots);
  }

  Frame(int numbers, int references) {
    this.bits = numbers == 0 ? NO_BITS : new long[numbers];
    this.refs = references == 0 ? NO_REFS : new @Nullable Object[references];
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param frame the frame
   * @param slot where
   */
  public static void put(int value, Frame frame, int slot) {
    frame.bits[slot] = value;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param frame the frame
   * @param slot where
   */
  public static void put(long value, Frame frame, int slot) {
    frame.bits[slot] = value;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param frame the frame
   * @param slot where
   */
  public static void put(float value, Frame frame, int slot) {
    frame.bits[slot] = Float.floatToRawIntBits(value) & 0xffff_ffffL;
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param frame the frame
   * @param slot where
   */
  public static void put(double value, Frame frame, int slot) {
    frame.bits[slot] = Double.doubleToRawLongBits(value);
  }

  /**
   * Puts a value.
   *
   * @param value the value
   * @param frame the frame
   * @param slot where
   */
  public static void put(@Nullable Object value, Frame frame, int slot) {
    frame.refs[slot] = value;
  }

  /**
   * Takes bits.
   *
   * @param frame the frame
   * @param slot where
   * @return the bits
   */
  public static long bits(Frame frame, int slot) {
    return frame.bits[slot];
  }

  /**
   * Takes a reference.
   *
   * @param frame the frame
   * @param slot where
   * @return the reference
   */
  public static @Nullable Object ref(Frame frame, int slot) {
    return frame.refs[slot];
  }
}
