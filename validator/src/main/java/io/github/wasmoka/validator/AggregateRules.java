package io.github.wasmoka.validator;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.DecoderLimits;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;

/** The rules of structures, arrays, i31 and conversions (§3.4.6, §3.4.7). */
final class AggregateRules {
  private static final ValType EQREF = new RefType(true, AbsHeapType.EQ);
  private static final ValType I31REF = new RefType(true, AbsHeapType.I31);
  private static final ValType ARRAYREF = new RefType(true, AbsHeapType.ARRAY);

  private final ValidModule module;
  private final FunctionValidator stack;

  AggregateRules(ValidModule module, FunctionValidator stack) {
    this.module = module;
    this.stack = stack;
  }

  private void pop(ValType type) {
    stack.pop(type);
  }

  private void push(ValType type) {
    stack.push(type);
  }

  private RefType ref(boolean nullable, int type) {
    return new RefType(nullable, module.type(type));
  }

  void plain(Opcode op) {
    switch (op) {
      case REF_EQ -> {
        pop(EQREF);
        pop(EQREF);
        push(ValType.I32);
      }
      case REF_I31 -> {
        pop(ValType.I32);
        push(new RefType(false, AbsHeapType.I31));
      }
      case I31_GET_S, I31_GET_U -> {
        pop(I31REF);
        push(ValType.I32);
      }
      case ARRAY_LEN -> {
        pop(ARRAYREF);
        push(ValType.I32);
      }
      case ANY_CONVERT_EXTERN ->
          push(new RefType(convertible(AbsHeapType.EXTERN), AbsHeapType.ANY));
      case EXTERN_CONVERT_ANY ->
          push(new RefType(convertible(AbsHeapType.ANY), AbsHeapType.EXTERN));
      default -> throw new IllegalStateException(op.text());
    }
  }

  /** Takes a reference of a hierarchy; returns whether it may be null. */
  private boolean convertible(AbsHeapType top) {
    ValType actual = stack.operand(0);
    pop(new RefType(true, top));
    return actual instanceof RefType ref && ref.nullable();
  }

  void index(Opcode op, int type) {
    switch (op) {
      case STRUCT_NEW -> {
        List<FieldType> fields = struct(type).fields();
        for (int i = fields.size() - 1; i >= 0; i--) {
          pop(fields.get(i).storage().unpacked());
        }
        push(ref(false, type));
      }
      case STRUCT_NEW_DEFAULT -> {
        StructType struct = struct(type);
        if (!module.defaultableStructs.get(type)) {
          struct.fields().forEach(field -> defaultable(field.storage()));
        }
        push(ref(false, type));
      }
      case ARRAY_NEW -> {
        ValType element = element(type).storage().unpacked();
        pop(ValType.I32);
        pop(element);
        push(ref(false, type));
      }
      case ARRAY_NEW_DEFAULT -> {
        defaultable(element(type).storage());
        pop(ValType.I32);
        push(ref(false, type));
      }
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
        StorageType storage = element(type).storage();
        checkPacked(storage, op != Opcode.ARRAY_GET);
        pop(ValType.I32);
        pop(ref(true, type));
        push(storage.unpacked());
      }
      case ARRAY_SET -> {
        ValType element = mutable(type).storage().unpacked();
        pop(element);
        pop(ValType.I32);
        pop(ref(true, type));
      }
      case ARRAY_FILL -> {
        ValType element = mutable(type).storage().unpacked();
        pop(ValType.I32);
        pop(element);
        pop(ValType.I32);
        pop(ref(true, type));
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  void index2(Opcode op, int type, int second) {
    switch (op) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
        StorageType storage = field(type, second).storage();
        checkPacked(storage, op != Opcode.STRUCT_GET);
        pop(ref(true, type));
        push(storage.unpacked());
      }
      case STRUCT_SET -> {
        FieldType field = field(type, second);
        if (!field.mutable()) {
          throw stack.invalid("immutable field " + second);
        }
        pop(field.storage().unpacked());
        pop(ref(true, type));
      }
      case ARRAY_NEW_FIXED -> {
        ValType element = element(type).storage().unpacked();
        if (Integer.compareUnsigned(second, DecoderLimits.FIELDS) > 0) {
          throw stack.invalid("type mismatch: array.new_fixed of too many operands");
        }
        stack.pop(element, second);
        push(ref(false, type));
      }
      case ARRAY_NEW_DATA -> {
        numeric(element(type).storage());
        stack.data(second);
        pop(ValType.I32);
        pop(ValType.I32);
        push(ref(false, type));
      }
      case ARRAY_NEW_ELEM -> {
        elements(element(type), second);
        pop(ValType.I32);
        pop(ValType.I32);
        push(ref(false, type));
      }
      case ARRAY_INIT_DATA -> {
        numeric(mutable(type).storage());
        stack.data(second);
        init(type);
      }
      case ARRAY_INIT_ELEM -> {
        elements(mutable(type), second);
        init(type);
      }
      case ARRAY_COPY -> {
        FieldType target = mutable(type);
        FieldType source = element(second);
        if (!storageMatches(source.storage(), target.storage())) {
          throw stack.invalid("array types do not match");
        }
        pop(ValType.I32);
        pop(ValType.I32);
        pop(ref(true, second));
        pop(ValType.I32);
        pop(ref(true, type));
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void init(int type) {
    pop(ValType.I32);
    pop(ValType.I32);
    pop(ValType.I32);
    pop(ref(true, type));
  }

  /** The subtype relation of what fields hold (§3.3.9): packed types match only themselves. */
  static boolean storageMatches(StorageType sub, StorageType sup) {
    return sub == sup || (sub instanceof ValType a && sup instanceof ValType b && a.matches(b));
  }

  private StructType struct(int type) {
    if (stack.type(type).expand() instanceof StructType struct) {
      return struct;
    }
    throw stack.invalid("type mismatch: type " + type + " is no structure type");
  }

  private FieldType field(int type, int index) {
    List<FieldType> fields = struct(type).fields();
    if (Integer.compareUnsigned(index, fields.size()) >= 0) {
      throw stack.invalid("unknown field " + Integer.toUnsignedString(index));
    }
    return fields.get(index);
  }

  private FieldType element(int type) {
    if (stack.type(type).expand() instanceof ArrayType(FieldType element)) {
      return element;
    }
    throw stack.invalid("type mismatch: type " + type + " is no array type");
  }

  private FieldType mutable(int type) {
    FieldType element = element(type);
    if (!element.mutable()) {
      throw stack.invalid("immutable array");
    }
    return element;
  }

  private void checkPacked(StorageType storage, boolean signed) {
    if (storage instanceof PackType != signed) {
      throw stack.invalid(
          signed
              ? "type mismatch: the field is not packed"
              : "type mismatch: the field is packed, its sign must be told");
    }
  }

  /** Whether all fields have default values: told once a type, since it may have many. */
  static boolean defaultable(StructType struct) {
    for (FieldType field : struct.fields()) {
      if (field.storage() instanceof ValType type && !type.defaultable()) {
        return false;
      }
    }
    return true;
  }

  private void defaultable(StorageType storage) {
    if (storage instanceof ValType type && !type.defaultable()) {
      throw stack.invalid("type mismatch: " + type + " has no default value");
    }
  }

  private void numeric(StorageType storage) {
    if (storage instanceof RefType) {
      throw stack.invalid("array type is not numeric or vector");
    }
  }

  private void elements(FieldType element, int segment) {
    RefType type = stack.elem(segment);
    if (!storageMatches(type, element.storage())) {
      throw stack.invalid("type mismatch: elements of type " + type);
    }
  }
}
