package io.github.wasmoka.runtime.gc;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A structure instance (§4.2.10). Engines use the arrays by {@link StructLayout#slots}. */
public final class StructInstance extends GcInstance {
  private static final long[] NO_NUMBERS = {};
  private static final @Nullable Object[] NO_REFERENCES = {};

  /** Where the fields stand. */
  public final StructLayout layout;

  /** Numbers; packed ones zero-extended. */
  public final long[] numbers;

  /** References. */
  public final @Nullable Object[] references;

  /**
   * Makes a structure of zeros and nulls (§4.4.6 struct.new_default).
   *
   * @param type its type
   * @param layout the type's layout
   */
  public StructInstance(DefType type, StructLayout layout) {
    super(type);
    this.layout = layout;
    this.numbers = layout.numbers == 0 ? NO_NUMBERS : new long[layout.numbers];
    this.references =
        layout.references == 0 ? NO_REFERENCES : new @Nullable Object[layout.references];
  }

  /** {@return the trap of access to the null reference} */
  public static Trap nullReference() {
    return new Trap(TrapKind.NULL_STRUCTURE_REFERENCE, List.of(), null);
  }

  @Override
  public int size() {
    return layout.slots.length;
  }

  @Override
  FieldType field(int index) {
    return layout.fields.get(index);
  }

  @Override
  long bits(int index) {
    return numbers[layout.slots[index]];
  }

  @Override
  long hi(int index) {
    return numbers[layout.slots[index] + 1];
  }

  @Override
  @Nullable Object ref(int index) {
    return references[layout.slots[index]];
  }

  /**
   * Writes a field, as {@code struct.set} does.
   *
   * @param index the field
   * @param bits a number, or a vector's low half
   * @param hi a vector's high half
   * @param ref a reference
   */
  @Override
  public void put(int index, long bits, long hi, @Nullable Object ref) {
    int slot = layout.slots[index];
    if (field(index).storage().unpacked().isRef()) {
      references[slot] = ref;
    } else {
      numbers[slot] = layout.wrap(index, bits);
      if (field(index).storage() == ValType.V128) {
        numbers[slot + 1] = hi;
      }
    }
  }
}
