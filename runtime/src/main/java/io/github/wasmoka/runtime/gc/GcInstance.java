package io.github.wasmoka.runtime.gc;

import io.github.wasmoka.api.GcObject;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.runtime.host.Values;
import org.jspecify.annotations.Nullable;

/** A structure or array: what fields and elements have in common when the host looks at them. */
public abstract sealed class GcInstance implements GcObject permits StructInstance, ArrayInstance {
  private final DefType type;

  GcInstance(DefType type) {
    this.type = type;
  }

  @Override
  public final DefType type() {
    return type;
  }

  abstract FieldType field(int index);

  abstract long bits(int index);

  abstract long hi(int index);

  abstract @Nullable Object ref(int index);

  abstract void put(int index, long bits, long hi, @Nullable Object ref);

  @Override
  public final @Nullable Object get(int index) {
    StorageType storage = field(index).storage();
    return Values.load(
        storage.unpacked(),
        storage instanceof RefType
            ? new long[2]
            : new long[] {bits(index), storage == ValType.V128 ? hi(index) : 0},
        new @Nullable Object[] {storage instanceof RefType ? ref(index) : null},
        0);
  }

  @Override
  public final void set(int index, @Nullable Object value) {
    FieldType field = field(index);
    if (!field.mutable()) {
      throw new IllegalStateException("immutable field " + index);
    }
    long[] values = new long[2];
    @Nullable Object[] refs = new @Nullable Object[1];
    Values.store(field.storage().unpacked(), value, values, refs, 0);
    put(index, values[0], values[1], refs[0]);
  }

  /** How many bytes an element of a type takes in a data segment. */
  static int width(StorageType storage) {
    return switch (storage) {
      case PackType.I8 -> 1;
      case PackType.I16 -> 2;
      case NumType.I32, NumType.F32 -> 4;
      case NumType.I64, NumType.F64 -> 8;
      case VecType.V128 -> 16;
      case RefType _ -> throw new IllegalArgumentException("references have no bytes");
    };
  }
}
