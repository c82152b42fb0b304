package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.gc.ArrayInstance;
import io.github.wasmoka.runtime.gc.StructInstance;
import io.github.wasmoka.runtime.gc.StructLayout;
import io.github.wasmoka.runtime.store.ModuleInstance;
import org.jspecify.annotations.Nullable;

/** Structures and arrays (§4.4.6). */
final class ColdAggregate {
  private ColdAggregate() {}

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

  private static long extended(long bits, int signBits) {
    return signBits == 0 ? bits : bits << (64 - signBits) >> (64 - signBits);
  }

  static void run(int op, int a, int immediate, Frame frame) {
    long[] r = frame.r;
    @Nullable Object[] refs = frame.refs;
    ModuleInstance module = frame.instance.module();
    switch (op) {
      case Op.STRUCT_NEW ->
          refs[a] = newStruct((ReferenceRules.Field) frame.code().pool[immediate], a, r, refs);
      case Op.STRUCT_NEW_DEFAULT -> {
        var field = (ReferenceRules.Field) frame.code().pool[immediate];
        refs[a] = new StructInstance(field.type(), field.layout());
      }
      case Op.STRUCT_GET -> {
        var field = (ReferenceRules.Field) frame.code().pool[immediate];
        StructInstance struct = struct(refs[a]);
        int slot = field.layout().slots[field.field()];
        if (field.cls() == Operands.REF) {
          refs[a] = struct.references[slot];
        } else {
          r[a] = extended(struct.numbers[slot], field.signBits());
          if (field.cls() == Operands.VEC) {
            r[a + 1] = struct.numbers[slot + 1];
          }
        }
      }
      case Op.STRUCT_SET -> {
        var field = (ReferenceRules.Field) frame.code().pool[immediate];
        boolean vector = field.cls() == Operands.VEC;
        struct(refs[a]).put(field.field(), r[a + 1], vector ? r[a + 2] : 0, refs[a + 1]);
      }
      case Op.ARRAY_NEW -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        int n = Operands.width(element.cls());
        int length = (int) r[a + n];
        ArrayInstance array = ArrayInstance.allocate(element.type(), length);
        array.fill(0, r[a], n == 2 ? r[a + 1] : 0, refs[a], length);
        refs[a] = array;
      }
      case Op.ARRAY_NEW_DEFAULT -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        refs[a] = ArrayInstance.allocate(element.type(), (int) r[a]);
      }
      case Op.ARRAY_NEW_FIXED -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        int n = Operands.width(element.cls());
        ArrayInstance array = ArrayInstance.allocate(element.type(), element.second());
        for (int i = 0; i < element.second(); i++) {
          int at = a + i * n;
          array.put(i, r[at], n == 2 ? r[at + 1] : 0, refs[at]);
        }
        refs[a] = array;
      }
      case Op.ARRAY_NEW_DATA -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        refs[a] =
            ArrayInstance.ofData(
                element.type(), module.datas[element.second()], (int) r[a], (int) r[a + 1]);
      }
      case Op.ARRAY_NEW_ELEM -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        refs[a] =
            ArrayInstance.ofElem(
                element.type(), module.elems[element.second()], (int) r[a], (int) r[a + 1]);
      }
      case Op.ARRAY_GET -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        ArrayInstance array = array(refs[a]);
        int index = (int) r[a + 1];
        if (element.cls() == Operands.REF) {
          refs[a] = array.ref(index);
        } else {
          r[a] = extended(array.bits(index), element.signBits());
          if (element.cls() == Operands.VEC) {
            r[a + 1] = array.hi(index);
          }
        }
      }
      case Op.ARRAY_SET -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        boolean vector = element.cls() == Operands.VEC;
        array(refs[a]).put((int) r[a + 1], r[a + 2], vector ? r[a + 3] : 0, refs[a + 2]);
      }
      case Op.ARRAY_LEN -> r[a] = array(refs[a]).size();
      case Op.ARRAY_FILL -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        int n = Operands.width(element.cls());
        array(refs[a])
            .fill((int) r[a + 1], r[a + 2], n == 2 ? r[a + 3] : 0, refs[a + 2], (int) r[a + 2 + n]);
      }
      case Op.ARRAY_COPY -> {
        ArrayInstance target = array(refs[a]);
        target.copy((int) r[a + 1], array(refs[a + 2]), (int) r[a + 3], (int) r[a + 4]);
      }
      case Op.ARRAY_INIT_DATA -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        array(refs[a])
            .initData(
                (int) r[a + 1], module.datas[element.second()], (int) r[a + 2], (int) r[a + 3]);
      }
      case Op.ARRAY_INIT_ELEM -> {
        var element = (ReferenceRules.Element) frame.code().pool[immediate];
        array(refs[a])
            .initElem(
                (int) r[a + 1], module.elems[element.second()], (int) r[a + 2], (int) r[a + 3]);
      }
      default -> throw new IllegalStateException("operation " + op);
    }
  }

  private static StructInstance newStruct(
      ReferenceRules.Field fields, int a, long[] r, @Nullable Object[] refs) {
    StructLayout layout = fields.layout();
    var struct = new StructInstance(fields.type(), layout);
    int slot = a;
    for (int i = 0; i < layout.fields.size(); i++) {
      boolean vector = layout.fields.get(i).storage() == ValType.V128;
      struct.put(i, r[slot], vector ? r[slot + 1] : 0, refs[slot]);
      slot += vector ? 2 : 1;
    }
    return struct;
  }
}
