package io.github.wasmoka.runtime.host;

import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.runtime.gc.RefTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between the API's Java values and the slot convention of {@link
 * io.github.wasmoka.runtime.store.FuncInstance}.
 */
public final class Values {
  private Values() {}

  /**
   * How many slots a value takes.
   *
   * @param type its type
   * @return 2 for vectors, else 1
   */
  public static int slots(ValType type) {
    return type == ValType.V128 ? 2 : 1;
  }

  /**
   * How many slots values take.
   *
   * @param types their types
   * @return the sum
   */
  public static int slots(List<ValType> types) {
    int sum = 0;
    for (int i = 0; i < types.size(); i++) {
      sum += slots(types.get(i));
    }
    return sum;
  }

  /**
   * Whether a reference is among values.
   *
   * @param types their types
   * @return true if so
   */
  public static boolean hasRefs(List<ValType> types) {
    return types.stream().anyMatch(ValType::isRef);
  }

  /**
   * Writes a Java value to a slot.
   *
   * @param type its type
   * @param value the value
   * @param values numbers
   * @param refs references
   * @param slot where to
   * @throws IllegalArgumentException if the value has not the type
   */
  public static void store(
      ValType type, @Nullable Object value, long[] values, @Nullable Object[] refs, int slot) {
    if (type instanceof RefType ref) {
      refs[slot] = checkRef(ref, value);
    } else if (type == ValType.I32 && value instanceof Integer i) {
      values[slot] = i;
    } else if (type == ValType.I64 && value instanceof Long l) {
      values[slot] = l;
    } else if (type == ValType.F32 && value instanceof Float f) {
      values[slot] = Float.floatToRawIntBits(f) & 0xffff_ffffL;
    } else if (type == ValType.F64 && value instanceof Double d) {
      values[slot] = Double.doubleToRawLongBits(d);
    } else if (type == ValType.V128 && value instanceof V128(long lo, long hi)) {
      values[slot] = lo;
      values[slot + 1] = hi;
    } else {
      throw wrongType(type, value);
    }
  }

  /**
   * Reads a slot as a Java value.
   *
   * @param type its type
   * @param values numbers
   * @param refs references
   * @param slot where from
   * @return the value
   */
  public static @Nullable Object load(
      ValType type, long[] values, @Nullable Object[] refs, int slot) {
    return switch (type) {
      case NumType.I32 -> (int) values[slot];
      case NumType.I64 -> values[slot];
      case NumType.F32 -> Float.intBitsToFloat((int) values[slot]);
      case NumType.F64 -> Double.longBitsToDouble(values[slot]);
      case VecType.V128 -> new V128(values[slot], values[slot + 1]);
      case RefType _ -> refs[slot];
    };
  }

  /**
   * Reads slots as Java values.
   *
   * @param types their types
   * @param values numbers
   * @param refs references
   * @param base the first slot
   * @return the values
   */
  public static @Nullable Object[] loadAll(
      List<ValType> types, long[] values, @Nullable Object[] refs, int base) {
    @Nullable Object[] loaded = new @Nullable Object[types.size()];
    int slot = base;
    for (int i = 0; i < loaded.length; i++) {
      loaded[i] = load(types.get(i), values, refs, slot);
      slot += slots(types.get(i));
    }
    return loaded;
  }

  /**
   * Brings raw bits from the host into the slot convention: what stands above an {@code i32} or
   * {@code f32} does not count.
   *
   * @param types the values' types, no references among them
   * @param values the bits, changed in place
   */
  public static void normalize(List<ValType> types, long[] values) {
    int slot = 0;
    for (int i = 0; i < types.size(); i++) {
      ValType type = types.get(i);
      if (type == ValType.I32) {
        values[slot] = (int) values[slot];
      } else if (type == ValType.F32) {
        values[slot] &= 0xffff_ffffL;
      }
      slot += slots(type);
    }
  }

  /**
   * Checks that a reference from the host has a type.
   *
   * @param type the type
   * @param value the reference
   * @return the reference
   * @throws IllegalArgumentException if not
   */
  public static @Nullable Object checkRef(RefType type, @Nullable Object value) {
    if (!RefTest.matches(value, type)) {
      throw wrongType(type, value);
    }
    return value;
  }

  static IllegalArgumentException wrongType(ValType type, @Nullable Object value) {
    return new IllegalArgumentException(
        "expected "
            + type
            + ", got "
            + (value == null ? "null" : value + " of " + value.getClass().getName()));
  }
}
