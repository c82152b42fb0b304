package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.gc.ArrayInstance;
import io.github.wasmoka.runtime.gc.StructInstance;
import io.github.wasmoka.runtime.gc.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * Structures and arrays (§4.4.6). Numbers are bits in the slot convention, packed ones
 * zero-extended when read; a slot is where {@link StructLayout#slots} says.
 */
public final class Aggregates {
  private Aggregates() {}

  /**
   * Makes a structure of zeros and nulls.
   *
   * @param state the state
   * @param type the type's index
   * @return the structure
   */
  public static StructInstance newStruct(State state, int type) {
    return new StructInstance(state.types[type], StructLayout.of(state.types[type]));
  }

  private static StructInstance struct(@Nullable Object ref) {
    if (ref instanceof StructInstance struct) {
      return struct;
    }
    throw StructInstance.nullReference();
  }

  private static ArrayInstance array(@Nullable Object ref) {
    if (ref instanceof ArrayInstance array) {
      return array;
    }
    throw ArrayInstance.nullReference();
  }

  /**
   * Reads a number.
   *
   * @param ref the structure
   * @param slot the field's slot
   * @return its bits
   */
  public static long bits(@Nullable Object ref, int slot) {
    return struct(ref).numbers[slot];
  }

  /**
   * Reads a reference.
   *
   * @param ref the structure
   * @param slot the field's slot
   * @return the reference
   */
  public static @Nullable Object ref(@Nullable Object ref, int slot) {
    return struct(ref).references[slot];
  }

  /**
   * Writes a number.
   *
   * @param ref the structure
   * @param bits its bits, wrapped
   * @param slot the field's slot
   */
  public static void put(@Nullable Object ref, long bits, int slot) {
    struct(ref).numbers[slot] = bits;
  }

  /**
   * Writes a reference.
   *
   * @param ref the structure
   * @param value the reference
   * @param slot the field's slot
   */
  public static void put(@Nullable Object ref, @Nullable Object value, int slot) {
    struct(ref).references[slot] = value;
  }

  /**
   * Makes an array of zeros or nulls.
   *
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @return the array
   */
  public static ArrayInstance newArray(int length, State state, int type) {
    return ArrayInstance.allocate(state.types[type], length);
  }

  /**
   * Makes an array of one number.
   *
   * @param bits the number
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @return the array
   */
  public static ArrayInstance newArray(long bits, int length, State state, int type) {
    ArrayInstance array = newArray(length, state, type);
    array.fill(0, bits, 0, null, length);
    return array;
  }

  /**
   * Makes an array of one vector.
   *
   * @param lo the low half
   * @param hi the high half
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @return the array
   */
  public static ArrayInstance newArray(long lo, long hi, int length, State state, int type) {
    ArrayInstance array = newArray(length, state, type);
    array.fill(0, lo, hi, null, length);
    return array;
  }

  /**
   * Makes an array of one reference.
   *
   * @param ref the reference
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @return the array
   */
  public static ArrayInstance newArray(@Nullable Object ref, int length, State state, int type) {
    ArrayInstance array = newArray(length, state, type);
    array.fill(0, 0, 0, ref, length);
    return array;
  }

  /**
   * Makes an array of a segment's bytes.
   *
   * @param start the first byte, unsigned
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @param segment the segment's index
   * @return the array
   */
  public static ArrayInstance newData(int start, int length, State state, int type, int segment) {
    return ArrayInstance.ofData(state.types[type], state.instance.datas[segment], start, length);
  }

  /**
   * Makes an array of a segment's references.
   *
   * @param start the first reference, unsigned
   * @param length the number of elements, unsigned
   * @param state the state
   * @param type the type's index
   * @param segment the segment's index
   * @return the array
   */
  public static ArrayInstance newElem(int start, int length, State state, int type, int segment) {
    return ArrayInstance.ofElem(state.types[type], state.instance.elems[segment], start, length);
  }

  /**
   * The number of elements.
   *
   * @param ref the array
   * @return the number
   */
  public static int length(@Nullable Object ref) {
    return array(ref).size();
  }

  /**
   * Reads an element that is a number, or a vector's low half.
   *
   * @param ref the array
   * @param index the element
   * @return its bits
   */
  public static long elementBits(@Nullable Object ref, int index) {
    return array(ref).bits(index);
  }

  /**
   * Reads a vector's high half.
   *
   * @param ref the array
   * @param index the element
   * @return its bits
   */
  public static long elementHi(@Nullable Object ref, int index) {
    return array(ref).hi(index);
  }

  /**
   * Reads an element that is a reference.
   *
   * @param ref the array
   * @param index the element
   * @return the reference
   */
  public static @Nullable Object elementRef(@Nullable Object ref, int index) {
    return array(ref).ref(index);
  }

  /**
   * Writes a number.
   *
   * @param ref the array
   * @param index the element
   * @param bits its bits
   */
  public static void setElement(@Nullable Object ref, int index, long bits) {
    array(ref).put(index, bits, 0, null);
  }

  /**
   * Writes a vector.
   *
   * @param ref the array
   * @param index the element
   * @param lo the low half
   * @param hi the high half
   */
  public static void setElement(@Nullable Object ref, int index, long lo, long hi) {
    array(ref).put(index, lo, hi, null);
  }

  /**
   * Writes a reference.
   *
   * @param ref the array
   * @param index the element
   * @param value the reference
   */
  public static void setElement(@Nullable Object ref, int index, @Nullable Object value) {
    array(ref).put(index, 0, 0, value);
  }

  /**
   * Writes a number to several elements.
   *
   * @param ref the array
   * @param start the first element
   * @param bits the number
   * @param count how many
   */
  public static void fill(@Nullable Object ref, int start, long bits, int count) {
    array(ref).fill(start, bits, 0, null, count);
  }

  /**
   * Writes a vector to several elements.
   *
   * @param ref the array
   * @param start the first element
   * @param lo the low half
   * @param hi the high half
   * @param count how many
   */
  public static void fill(@Nullable Object ref, int start, long lo, long hi, int count) {
    array(ref).fill(start, lo, hi, null, count);
  }

  /**
   * Writes a reference to several elements.
   *
   * @param ref the array
   * @param start the first element
   * @param value the reference
   * @param count how many
   */
  public static void fill(@Nullable Object ref, int start, @Nullable Object value, int count) {
    array(ref).fill(start, 0, 0, value, count);
  }

  /**
   * Copies elements.
   *
   * @param to the array written to
   * @param start the first element to write
   * @param from the array read from
   * @param source the first element to read
   * @param count how many
   */
  public static void copy(
      @Nullable Object to, int start, @Nullable Object from, int source, int count) {
    array(to).copy(start, array(from), source, count);
  }

  /**
   * Copies a segment's bytes.
   *
   * @param ref the array
   * @param start the first element to write
   * @param from the first byte to read
   * @param count how many elements
   * @param state the state
   * @param segment the segment's index
   */
  public static void initData(
      @Nullable Object ref, int start, int from, int count, State state, int segment) {
    array(ref).initData(start, state.instance.datas[segment], from, count);
  }

  /**
   * Copies a segment's references.
   *
   * @param ref the array
   * @param start the first element to write
   * @param from the first reference to read
   * @param count how many
   * @param state the state
   * @param segment the segment's index
   */
  public static void initElem(
      @Nullable Object ref, int start, int from, int count, State state, int segment) {
    array(ref).initElem(start, state.instance.elems[segment], from, count);
  }
}
