package io.github.wasmoka.runtime.gc;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.store.DataInstance;
import io.github.wasmoka.runtime.store.ElemInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array instance (§4.2.10): its elements in a Java array that fits them, {@code byte[]}, {@code
 * short[]}, {@code int[]} (also f32 as bits), {@code long[]} (also f64 as bits, and v128 as two),
 * or {@code Object[]}. Indices and lengths are i32, unsigned.
 */
public final class ArrayInstance extends GcInstance {
  /** The elements, of the class that the type tells. */
  public final Object elements;

  private final FieldType field;
  private final int length;

  private ArrayInstance(DefType type, FieldType field, Object elements, int length) {
    super(type);
    this.field = field;
    this.elements = elements;
    this.length = length;
  }

  /**
   * Makes an array of zeros or nulls (§4.4.6 array.new_default).
   *
   * @param type its type
   * @param length the number of elements, unsigned
   * @return the array
   * @throws Trap {@link TrapKind#OUT_OF_RESOURCES} if it is too large
   */
  public static ArrayInstance allocate(DefType type, int length) {
    FieldType field = ((ArrayType) type.expand()).element();
    StorageType storage = field.storage();
    if (length < 0
        || length > (storage == VecType.V128 ? Integer.MAX_VALUE / 2 : Integer.MAX_VALUE) - 8) {
      throw new Trap(TrapKind.OUT_OF_RESOURCES, List.of(), null);
    }
    try {
      Object elements =
          switch (storage) {
            case PackType.I8 -> new byte[length];
            case PackType.I16 -> new short[length];
            case NumType.I32, NumType.F32 -> new int[length];
            case NumType.I64, NumType.F64 -> new long[length];
            case VecType.V128 -> new long[2 * length];
            case RefType _ -> new @Nullable Object[length];
          };
      return new ArrayInstance(type, field, elements, length);
    } catch (OutOfMemoryError e) {
      throw new Trap(TrapKind.OUT_OF_RESOURCES, List.of(), null);
    }
  }

  /**
   * Makes an array of a segment's bytes (§4.4.6 array.new_data).
   *
   * @param type its type, of numbers
   * @param segment the segment
   * @param start the first byte, unsigned
   * @param length the number of elements, unsigned
   * @return the array
   */
  public static ArrayInstance ofData(DefType type, DataInstance segment, int start, int length) {
    StorageType storage = ((ArrayType) type.expand()).element().storage();
    checkData(segment, start, length, width(storage));
    ArrayInstance array = allocate(type, length);
    array.initData(0, segment, start, length);
    return array;
  }

  /**
   * Makes an array of a segment's references (§4.4.6 array.new_elem).
   *
   * @param type its type, of references
   * @param segment the segment
   * @param start the first reference, unsigned
   * @param length the number of elements, unsigned
   * @return the array
   */
  public static ArrayInstance ofElem(DefType type, ElemInstance segment, int start, int length) {
    checkElem(segment, start, length);
    ArrayInstance array = allocate(type, length);
    array.initElem(0, segment, start, length);
    return array;
  }

  private static Trap outOfBounds() {
    return new Trap(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, List.of(), null);
  }

  /** {@return the trap of access to the null reference} */
  public static Trap nullReference() {
    return new Trap(TrapKind.NULL_ARRAY_REFERENCE, List.of(), null);
  }

  private static void checkData(DataInstance segment, int start, int length, int width) {
    long bytes = Integer.toUnsignedLong(length) * width;
    if (Integer.toUnsignedLong(start) + bytes > segment.size) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, List.of(), null);
    }
  }

  private static void checkElem(ElemInstance segment, int start, int length) {
    if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(length) > segment.elements.length) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, List.of(), null);
    }
  }

  private void range(int start, int count) {
    if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > length) {
      throw outOfBounds();
    }
  }

  private int checked(int index) {
    if (Integer.compareUnsigned(index, length) >= 0) {
      throw outOfBounds();
    }
    return index;
  }

  @Override
  public int size() {
    return length;
  }

  @Override
  FieldType field(int index) {
    Objects.checkIndex(index, length);
    return field;
  }

  /**
   * Reads an element that is a number, or a vector's low half.
   *
   * @param index its index, unsigned
   * @return its bits in the slot convention; packed ones zero-extended
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  @Override
  public long bits(int index) {
    int i = checked(index);
    return switch (elements) {
      case byte[] bytes -> bytes[i] & 0xff;
      case short[] shorts -> shorts[i] & 0xffff;
      case int[] ints -> field.storage() == NumType.F32 ? ints[i] & 0xffff_ffffL : ints[i];
      case long[] longs -> longs[field.storage() == VecType.V128 ? 2 * i : i];
      default -> throw new IllegalStateException("not numbers");
    };
  }

  /**
   * Reads the high half of a vector.
   *
   * @param index its index, unsigned
   * @return its bits
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  @Override
  public long hi(int index) {
    return ((long[]) elements)[2 * checked(index) + 1];
  }

  /**
   * Reads an element that is a reference.
   *
   * @param index its index, unsigned
   * @return the reference
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  @Override
  public @Nullable Object ref(int index) {
    return ((@Nullable Object[]) elements)[checked(index)];
  }

  /**
   * Writes an element, as {@code array.set} does.
   *
   * @param index its index, unsigned
   * @param bits a number, or a vector's low half
   * @param hi a vector's high half
   * @param ref a reference
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  @Override
  public void put(int index, long bits, long hi, @Nullable Object ref) {
    fill(index, bits, hi, ref, 1);
  }

  /**
   * Writes one value to several elements (§4.4.6 array.fill).
   *
   * @param start the first, unsigned
   * @param bits a number, or a vector's low half
   * @param hi a vector's high half
   * @param ref a reference
   * @param count how many, unsigned
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  public void fill(int start, long bits, long hi, @Nullable Object ref, int count) {
    range(start, count);
    int end = start + count;
    switch (elements) {
      case byte[] bytes -> Arrays.fill(bytes, start, end, (byte) bits);
      case short[] shorts -> Arrays.fill(shorts, start, end, (short) bits);
      case int[] ints -> Arrays.fill(ints, start, end, (int) bits);
      case long[] longs -> {
        if (field.storage() == VecType.V128) {
          for (int i = start; i < end; i++) {
            longs[2 * i] = bits;
            longs[2 * i + 1] = hi;
          }
        } else {
          Arrays.fill(longs, start, end, bits);
        }
      }
      default -> Arrays.fill((@Nullable Object[]) elements, start, end, ref);
    }
  }

  /**
   * Copies elements from an array of the same storage, perhaps this one (§4.4.6 array.copy).
   *
   * @param start the first to write, unsigned
   * @param source where from
   * @param sourceStart the first to read, unsigned
   * @param count how many, unsigned
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_ARRAY_ACCESS}
   */
  @SuppressWarnings("SuspiciousSystemArraycopy") // validation has compared the storage types
  public void copy(int start, ArrayInstance source, int sourceStart, int count) {
    range(start, count);
    source.range(sourceStart, count);
    int factor = field.storage() == VecType.V128 ? 2 : 1;
    System.arraycopy(
        source.elements, sourceStart * factor, elements, start * factor, count * factor);
  }

  /**
   * Copies a segment's bytes (§4.4.6 array.init_data).
   *
   * @param start the first element to write, unsigned
   * @param segment the segment
   * @param from the first byte to read, unsigned
   * @param count how many elements, unsigned
   */
  public void initData(int start, DataInstance segment, int from, int count) {
    range(start, count);
    int width = width(field.storage());
    checkData(segment, from, count, width);
    int at = segment.start + from;
    switch (elements) {
      case byte[] bytes -> System.arraycopy(segment.bytes, at, bytes, start, count);
      case short[] shorts -> {
        for (int i = 0; i < count; i++) {
          shorts[start + i] = (short) ByteArrayMemory.I16.get(segment.bytes, at + i * 2);
        }
      }
      case int[] ints -> {
        for (int i = 0; i < count; i++) {
          ints[start + i] = (int) ByteArrayMemory.I32.get(segment.bytes, at + i * 4);
        }
      }
      case long[] longs -> {
        int factor = width / 8;
        for (int i = 0; i < count * factor; i++) {
          longs[start * factor + i] = (long) ByteArrayMemory.I64.get(segment.bytes, at + i * 8);
        }
      }
      default -> throw new IllegalStateException("not numbers");
    }
  }

  /**
   * Copies a segment's references (§4.4.6 array.init_elem).
   *
   * @param start the first element to write, unsigned
   * @param segment the segment
   * @param from the first reference to read, unsigned
   * @param count how many, unsigned
   */
  public void initElem(int start, ElemInstance segment, int from, int count) {
    range(start, count);
    checkElem(segment, from, count);
    System.arraycopy(segment.elements, from, (@Nullable Object[]) elements, start, count);
  }
}
