package io.github.wasmoka.engine.interpreter;

import java.util.Arrays;

/**
 * The operand stack (§4.2.11) at translation time. Each entry has slots of the frame reserved by
 * its height; whether its value stands there is its kind: values of locals and constants are not
 * copied unless they must be.
 *
 * <p>In the wide form (see {@link Widener}) an entry's own slot is out of reach of operations,
 * except for some topmost entries that are near for a while: those have slots from the base on.
 */
final class Operands {
  /** A number: one slot. */
  static final byte NUM = 0;

  /** A vector: two slots. */
  static final byte VEC = 1;

  /** A reference: one slot of {@code Frame.refs}. */
  static final byte REF = 2;

  /** The value stands in the entry's own slot. */
  static final byte TEMP = 0;

  /** The value is that of a local; {@link #value} is its slot. */
  static final byte LOCAL = 1;

  /** The value is known; {@link #value} are its bits. */
  static final byte CONST = 2;

  private byte[] kinds = new byte[32];
  private byte[] classes = new byte[32];
  private long[] values = new long[32];
  private int[] slots = new int[32];
  private int height;
  private final int base;
  private final boolean wide;
  private final int first;
  private int nearFrom = Integer.MAX_VALUE;
  private int maxSlots;

  Operands(int base) {
    this.base = base;
    this.first = base;
    this.wide = false;
    this.maxSlots = base;
  }

  /**
   * For the wide form.
   *
   * @param base the first slot of near entries
   * @param first the first entry's own slot
   */
  Operands(int base, int first) {
    this.base = base;
    this.first = first;
    this.wide = true;
    this.maxSlots = first;
  }

  static int width(byte cls) {
    return cls == VEC ? 2 : 1;
  }

  int height() {
    return height;
  }

  /** {@return the slot in which operations find the next entry} */
  int top() {
    int home = topHome();
    if (!wide) {
      return home;
    }
    return nearFrom < height ? base + home - slots[nearFrom] : base;
  }

  /** {@return the slot that the next entry gets for its own} */
  int topHome() {
    return height == 0 ? first : slots[height - 1] + width(classes[height - 1]);
  }

  /** {@return the slot in which operations find the entry} */
  int push(byte cls, byte kind, long value) {
    if (height == kinds.length) {
      int n = height * 2;
      kinds = Arrays.copyOf(kinds, n);
      classes = Arrays.copyOf(classes, n);
      values = Arrays.copyOf(values, n);
      slots = Arrays.copyOf(slots, n);
    }
    int slot = top();
    int home = topHome();
    kinds[height] = kind;
    classes[height] = cls;
    values[height] = value;
    slots[height] = home;
    nearFrom = wide ? Math.min(nearFrom, height) : nearFrom;
    height++;
    maxSlots = Math.max(maxSlots, home + width(cls));
    return slot;
  }

  /** Makes the frame at least so large. */
  void reserve(int slotCount) {
    maxSlots = Math.max(maxSlots, slotCount);
  }

  /** {@return the first entry that is near, the height if none is} */
  int nearFrom() {
    return Math.min(nearFrom, height);
  }

  /** Says from which entry on all are near; of the wide form only. */
  void setNear(int entry) {
    nearFrom = entry < height ? entry : Integer.MAX_VALUE;
  }

  int maxSlots() {
    return maxSlots;
  }

  void pop(int count) {
    height -= count;
  }

  /** Undoes {@link #pop}, if nothing was pushed since. */
  void unpop(int count) {
    height += count;
  }

  byte kind(int entry) {
    return kinds[entry];
  }

  byte cls(int entry) {
    return classes[entry];
  }

  /** {@return where operations find the entry's own value} */
  int slot(int entry) {
    return entry >= nearFrom ? base + slots[entry] - slots[nearFrom] : slots[entry];
  }

  /** {@return the entry's own slot} */
  int home(int entry) {
    return slots[entry];
  }

  long value(int entry) {
    return values[entry];
  }

  void set(int entry, byte kind, long value) {
    kinds[entry] = kind;
    values[entry] = value;
  }

  boolean isConst(int entry) {
    return kinds[entry] == CONST;
  }

  /** {@return a copy of the kinds and values from an entry on, for {@link #restore}} */
  Saved save(int from) {
    return new Saved(
        from, Arrays.copyOfRange(kinds, from, height), Arrays.copyOfRange(values, from, height));
  }

  void restore(Saved saved) {
    System.arraycopy(saved.kinds, 0, kinds, saved.from, saved.kinds.length);
    System.arraycopy(saved.values, 0, values, saved.from, saved.values.length);
  }

  /** See {@link #save}. */
  record Saved(int from, byte[] kinds, long[] values) {}
}
