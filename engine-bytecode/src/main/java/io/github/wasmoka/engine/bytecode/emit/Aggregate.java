package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.runtime.gc.StructLayout;
import org.objectweb.asm.Opcodes;

/** Structures and arrays (§4.4.6): calls that C2 inlines. */
final class Aggregate {
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Emission e;
  private final Out out;
  private final Code code;

  Aggregate(Emission e) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
  }

  private void call(String name, String descriptor) {
    out.call(Names.AGGREGATES, name, descriptor);
  }

  private void stateAndType(int type) {
    e.state();
    out.push(type);
  }

  private FieldType element(int type) {
    return ((ArrayType) e.plan.valid.type(type).expand()).element();
  }

  private static Kind kind(FieldType field) {
    return Kind.of(field.storage().unpacked());
  }

  /** Wraps bits on the JVM's stack to what a packed field holds. */
  private void wrap(StorageType storage) {
    if (storage instanceof PackType pack) {
      out.push(pack == PackType.I8 ? 0xffL : 0xffffL);
      out.insn(Opcodes.LAND);
    }
  }

  /** Turns bits of a field on the JVM's stack into its value. */
  private void value(FieldType field, boolean signed) {
    Values.fromBits(kind(field), out);
    if (signed) {
      out.insn(field.storage() == PackType.I8 ? Opcodes.I2B : Opcodes.I2S);
    }
  }

  void length(int at) {
    e.begin();
    e.mark(at);
    call("length", "(" + OBJECT + ")I");
    e.pop();
    e.push(Kind.I32);
  }

  void index(Opcode op, int at) {
    int type = code.a(at);
    e.begin(
        switch (op) {
          case STRUCT_NEW -> StructLayout.of(e.plan.valid.type(type)).fields.size();
          case ARRAY_NEW -> 2;
          case ARRAY_SET -> 3;
          case ARRAY_FILL -> 4;
          default -> 0;
        });
    e.mark(at);
    switch (op) {
      case STRUCT_NEW -> newStruct(type);
      case STRUCT_NEW_DEFAULT -> {
        stateAndType(type);
        call("newStruct", "(" + Names.BASE_STATE_TYPE + "I)" + Names.STRUCT_TYPE);
        e.push(Kind.REF);
      }
      case ARRAY_NEW -> {
        Kind kind = kind(element(type));
        int length = e.temp(Kind.I32);
        out.store(Kind.I32, length);
        Values.toBits(kind, out);
        out.load(Kind.I32, length);
        stateAndType(type);
        call("newArray", "(" + bits(kind) + "I" + Names.BASE_STATE_TYPE + "I)" + Names.ARRAY_TYPE);
        e.pop(2);
        e.push(Kind.REF);
      }
      case ARRAY_NEW_DEFAULT -> {
        stateAndType(type);
        call("newArray", "(I" + Names.BASE_STATE_TYPE + "I)" + Names.ARRAY_TYPE);
        e.pop();
        e.push(Kind.REF);
      }
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> get(op, type);
      case ARRAY_SET -> {
        Kind kind = kind(element(type));
        Values.toBits(kind, out);
        call("setElement", "(" + OBJECT + "I" + bits(kind) + ")V");
        e.pop(3);
      }
      case ARRAY_FILL -> {
        Kind kind = kind(element(type));
        int count = e.temp(Kind.I32);
        out.store(Kind.I32, count);
        Values.toBits(kind, out);
        out.load(Kind.I32, count);
        call("fill", "(" + OBJECT + "I" + bits(kind) + "I)V");
        e.pop(4);
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private static String bits(Kind kind) {
    return switch (kind) {
      case REF -> OBJECT;
      case V128 -> "JJ";
      case I32, I64, F32, F64 -> "J";
    };
  }

  private void get(Opcode op, int type) {
    FieldType field = element(type);
    Kind kind = kind(field);
    if (kind == Kind.REF) {
      call("elementRef", "(" + OBJECT + "I)" + OBJECT);
    } else if (kind == Kind.V128) {
      int index = e.temp(Kind.I32);
      int array = e.temp(Kind.REF);
      out.store(Kind.I32, index);
      out.store(Kind.REF, array);
      for (String half : new String[] {"elementBits", "elementHi"}) {
        out.load(Kind.REF, array);
        out.load(Kind.I32, index);
        call(half, "(" + OBJECT + "I)J");
      }
    } else {
      call("elementBits", "(" + OBJECT + "I)J");
      value(field, op == Opcode.ARRAY_GET_S);
    }
    e.pop(2);
    e.push(kind);
  }

  private void newStruct(int type) {
    var layout = StructLayout.of(e.plan.valid.type(type));
    stateAndType(type);
    call("newStruct", "(" + Names.BASE_STATE_TYPE + "I)" + Names.STRUCT_TYPE);
    int struct = e.temp(Kind.REF);
    out.store(Kind.REF, struct);
    for (int i = layout.fields.size() - 1; i >= 0; i--) {
      FieldType field = layout.fields.get(i);
      Kind kind = kind(field);
      if (kind == Kind.V128) {
        putBeside(struct, Kind.I64, layout.slots[i] + 1);
        putBeside(struct, Kind.I64, layout.slots[i]);
      } else if (kind == Kind.REF) {
        putBeside(struct, Kind.REF, layout.slots[i]);
      } else {
        Values.toBits(kind, out);
        wrap(field.storage());
        putBeside(struct, Kind.I64, layout.slots[i]);
      }
      e.pop();
    }
    out.load(Kind.REF, struct);
    e.push(Kind.REF);
  }

  /** Puts the value on the JVM's stack into a slot of the structure in a local. */
  private void putBeside(int struct, Kind kind, int slot) {
    int value = e.temp(kind);
    out.store(kind, value);
    out.load(Kind.REF, struct);
    out.load(kind, value);
    out.push(slot);
    call("put", "(" + OBJECT + kind.descriptor + "I)V");
  }

  void index2(Opcode op, int at) {
    int first = code.a(at);
    int second = code.b(at);
    e.begin(op == Opcode.ARRAY_NEW_FIXED ? second : op == Opcode.STRUCT_SET ? 2 : 0);
    e.mark(at);
    switch (op) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> structGet(op, first, second);
      case STRUCT_SET -> structSet(first, second);
      case ARRAY_NEW_FIXED -> newFixed(first, second);
      case ARRAY_NEW_DATA -> newSegment("newData", first, second);
      case ARRAY_NEW_ELEM -> newSegment("newElem", first, second);
      case ARRAY_COPY -> {
        call("copy", "(" + OBJECT + "I" + OBJECT + "II)V");
        e.pop(5);
      }
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
        stateAndType(second);
        call(
            op == Opcode.ARRAY_INIT_DATA ? "initData" : "initElem",
            "(" + OBJECT + "III" + Names.BASE_STATE_TYPE + "I)V");
        e.pop(4);
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void structGet(Opcode op, int type, int index) {
    FieldType field = ((StructType) e.plan.valid.type(type).expand()).fields().get(index);
    int slot = StructLayout.of(e.plan.valid.type(type)).slots[index];
    Kind kind = kind(field);
    if (kind == Kind.REF) {
      out.push(slot);
      call("ref", "(" + OBJECT + "I)" + OBJECT);
    } else if (kind == Kind.V128) {
      int struct = e.temp(Kind.REF);
      out.store(Kind.REF, struct);
      for (int half = 0; half < 2; half++) {
        out.load(Kind.REF, struct);
        out.push(slot + half);
        call("bits", "(" + OBJECT + "I)J");
      }
    } else {
      out.push(slot);
      call("bits", "(" + OBJECT + "I)J");
      value(field, op == Opcode.STRUCT_GET_S);
    }
    e.pop();
    e.push(kind);
  }

  private void structSet(int type, int index) {
    FieldType field = ((StructType) e.plan.valid.type(type).expand()).fields().get(index);
    int slot = StructLayout.of(e.plan.valid.type(type)).slots[index];
    Kind kind = kind(field);
    if (kind == Kind.V128) {
      int value = e.temp(Kind.V128);
      int struct = e.temp(Kind.REF);
      out.store(Kind.V128, value);
      out.store(Kind.REF, struct);
      for (int half = 0; half < 2; half++) {
        out.load(Kind.REF, struct);
        out.load(Kind.I64, value + 2 * half);
        out.push(slot + half);
        call("put", "(" + OBJECT + "JI)V");
      }
    } else {
      if (kind != Kind.REF) {
        Values.toBits(kind, out);
        wrap(field.storage());
      }
      out.push(slot);
      call("put", "(" + OBJECT + bits(kind) + "I)V");
    }
    e.pop(2);
  }

  private void newFixed(int type, int length) {
    Kind kind = kind(element(type));
    out.push(length);
    stateAndType(type);
    call("newArray", "(I" + Names.BASE_STATE_TYPE + "I)" + Names.ARRAY_TYPE);
    int array = e.temp(Kind.REF);
    int value = e.temp(kind);
    out.store(Kind.REF, array);
    for (int i = length - 1; i >= 0; i--) {
      out.store(kind, value);
      out.load(Kind.REF, array);
      out.push(i);
      out.load(kind, value);
      Values.toBits(kind, out);
      call("setElement", "(" + OBJECT + "I" + bits(kind) + ")V");
      e.pop();
    }
    out.load(Kind.REF, array);
    e.push(Kind.REF);
  }

  private void newSegment(String name, int type, int segment) {
    stateAndType(type);
    out.push(segment);
    call(name, "(II" + Names.BASE_STATE_TYPE + "II)" + Names.ARRAY_TYPE);
    e.pop(2);
    e.push(Kind.REF);
  }
}
