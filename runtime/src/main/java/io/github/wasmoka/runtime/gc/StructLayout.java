package io.github.wasmoka.runtime.gc;

import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.ValType;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where the fields of a structure type stand: numbers in one array, references in another, so that
 * a subtype's first fields stand where its supertype's do. Immutable, one for each type.
 */
public final class StructLayout {
  private static final Map<DefType, StructLayout> LAYOUTS = new WeakHashMap<>();

  /** The fields in order. */
  public final List<FieldType> fields;

  /** For each field its slot among the numbers or among the references. */
  public final int[] slots;

  /** How many slots of numbers there are; a vector takes two. */
  public final int numbers;

  /** How many references there are. */
  public final int references;

  private StructLayout(StructType type) {
    this.fields = type.fields();
    this.slots = new int[fields.size()];
    int nextNumber = 0;
    int nextReference = 0;
    for (int i = 0; i < slots.length; i++) {
      if (fields.get(i).storage() instanceof RefType) {
        slots[i] = nextReference++;
      } else {
        slots[i] = nextNumber;
        nextNumber += fields.get(i).storage() == ValType.V128 ? 2 : 1;
      }
    }
    this.numbers = nextNumber;
    this.references = nextReference;
  }

  /**
   * The layout of a type.
   *
   * @param type a structure type
   * @return its layout
   */
  public static StructLayout of(DefType type) {
    synchronized (LAYOUTS) {
      return LAYOUTS.computeIfAbsent(type, t -> new StructLayout((StructType) t.expand()));
    }
  }

  /**
   * Wraps a number to what a field can hold.
   *
   * @param field the field
   * @param bits a number in the slot convention
   * @return the bits that the field keeps: packed ones zero-extended
   */
  public long wrap(int field, long bits) {
    return fields.get(field).storage() instanceof PackType pack
        ? bits & (pack == PackType.I8 ? 0xff : 0xffff)
        : bits;
  }
}
