package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import org.objectweb.asm.Opcodes;

/** Reference, variable and table instructions (§4.4.4 to §4.4.6) but for aggregates. */
final class Reference {
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Emission e;
  private final Out out;
  private final Code code;
  private final Memory memory;

  Reference(Emission e, Memory memory) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.memory = memory;
  }

  void plain(Opcode op, int at) {
    e.begin();
    switch (op) {
      case REF_AS_NON_NULL -> {
        e.mark(at);
        unary("nonNull", Names.REFS, OBJECT, Kind.REF);
      }
      case REF_EQ -> {
        out.call(Names.REFS, "eq", "(" + OBJECT + OBJECT + ")I");
        e.pop(2);
        e.push(Kind.I32);
      }
      case REF_I31 -> {
        out.call(Names.REFS, "i31", "(I)" + OBJECT);
        e.pop();
        e.push(Kind.REF);
      }
      case I31_GET_S -> {
        e.mark(at);
        unary("i31Signed", Names.REFS, "I", Kind.I32);
      }
      case I31_GET_U -> {
        e.mark(at);
        unary("i31Unsigned", Names.REFS, "I", Kind.I32);
      }
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
        // the same object
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void unary(String name, String owner, String result, Kind kind) {
    out.call(owner, name, "(" + OBJECT + ")" + result);
    e.pop();
    e.push(kind);
  }

  // Types

  /** Tests the reference on the JVM's stack: leaves an integer there. */
  void test(HeapType type, boolean nullable) {
    typed("test", type, nullable, "I");
  }

  private void typed(String name, HeapType type, boolean nullable, String result) {
    if (type instanceof TypeIdx(int index)) {
      e.state();
      out.push(index);
      out.push(nullable ? 1 : 0);
      out.call(Names.REFS, name, "(" + OBJECT + Names.BASE_STATE_TYPE + "II)" + result);
    } else if (type instanceof AbsHeapType abs) {
      out.push(abs.ordinal());
      out.push(nullable ? 1 : 0);
      out.call(Names.REFS, name, "(" + OBJECT + "II)" + result);
    } else {
      throw new IllegalStateException("closed type in a body: " + type);
    }
  }

  void heapType(Opcode op, int at) {
    e.begin();
    switch (op) {
      case REF_NULL -> {
        out.insn(Opcodes.ACONST_NULL);
        e.push(Kind.REF);
      }
      case REF_TEST, REF_TEST_NULL -> {
        test(code.object(at, HeapType.class), op == Opcode.REF_TEST_NULL);
        e.pop();
        e.push(Kind.I32);
      }
      case REF_CAST, REF_CAST_NULL -> {
        e.mark(at);
        typed("cast", code.object(at, HeapType.class), op == Opcode.REF_CAST_NULL, OBJECT);
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  void branchOnCast(Opcode op, int at, Control control) {
    RefType type = code.object(at, RefType.class);
    control.branchOnReference(
        code.a(at),
        () -> test(type.heapType(), type.nullable()),
        op == Opcode.BR_ON_CAST ? Opcodes.IFEQ : Opcodes.IFNE,
        true,
        true);
  }

  void function(int at) {
    e.begin();
    e.state();
    out.push(code.a(at));
    out.call(Names.REFS, "function", "(" + Names.BASE_STATE_TYPE + "I)" + OBJECT);
    e.push(Kind.REF);
  }

  // Globals

  private void global(int index) {
    e.state();
    if (index < StateClass.MAX_FIELDS) {
      out.field(Signature.STATE, "g" + index, Names.GLOBAL_TYPE);
    } else {
      out.field(Names.BASE_STATE, "instance", Names.INSTANCE_TYPE);
      out.field(Names.INSTANCE, "globals", "[" + Names.GLOBAL_TYPE);
      out.push(index);
      out.insn(Opcodes.AALOAD);
    }
  }

  /** Whether a global is a field of the state. */
  private boolean own(int index) {
    return index < StateClass.MAX_FIELDS && e.plan.ownGlobal(index) != null;
  }

  void globalGet(int at) {
    e.begin();
    int index = code.a(at);
    Kind kind = Kind.of(e.plan.valid.global(index).valType());
    if (own(index)) {
      e.state();
      out.field(Signature.STATE, StateClass.OWN_GLOBAL + index, kind.descriptor);
      e.push(kind);
      return;
    }
    global(index);
    if (kind == Kind.REF) {
      out.field(Names.GLOBAL, "ref", OBJECT);
    } else {
      out.field(Names.GLOBAL, "bits", "J");
      Values.fromBits(kind, out);
      if (kind == Kind.V128) {
        global(index);
        out.field(Names.GLOBAL, "hi", "J");
      }
    }
    e.push(kind);
  }

  void globalSet(int at) {
    e.begin(1);
    int index = code.a(at);
    Kind kind = e.pop();
    if (own(index)) {
      e.state();
      out.swap(Kind.REF, kind);
      out.visitFieldInsn(
          Opcodes.PUTFIELD, Signature.STATE, StateClass.OWN_GLOBAL + index, kind.descriptor);
    } else if (kind == Kind.V128) {
      putGlobal(index, Kind.I64, "hi", "J");
      putGlobal(index, Kind.I64, "bits", "J");
    } else if (kind == Kind.REF) {
      putGlobal(index, kind, "ref", OBJECT);
    } else {
      Values.toBits(kind, out);
      putGlobal(index, Kind.I64, "bits", "J");
    }
  }

  private void putGlobal(int index, Kind kind, String field, String type) {
    int value = e.temp(kind);
    out.store(kind, value);
    global(index);
    out.load(kind, value);
    out.visitFieldInsn(Opcodes.PUTFIELD, Names.GLOBAL, field, type);
  }

  // Tables

  private void table(int index) {
    e.state();
    table(out, index);
  }

  /** Replaces the state on the JVM's stack by one of its tables. */
  static void table(Out out, int index) {
    if (index < StateClass.MAX_FIELDS) {
      out.field(Signature.STATE, "t" + index, Names.TABLE_TYPE);
    } else {
      out.field(Names.BASE_STATE, "instance", Names.INSTANCE_TYPE);
      out.field(Names.INSTANCE, "tables", "[" + Names.TABLE_TYPE);
      out.push(index);
      out.insn(Opcodes.AALOAD);
    }
  }

  private Kind address(int index) {
    return e.plan.valid.table(index).addrType() == AddrType.I64 ? Kind.I64 : Kind.I32;
  }

  void tableIndex(Opcode op, int at) {
    e.begin();
    e.mark(at);
    int index = code.a(at);
    switch (op) {
      case TABLE_GET -> {
        memory.widen(e.pop());
        table(index);
        out.call(Names.TABLES, "get", "(J" + Names.TABLE_TYPE + ")" + OBJECT);
        e.push(Kind.REF);
      }
      case TABLE_SET -> {
        table(index);
        String address = e.top(1).descriptor;
        out.call(Names.TABLES, "set", "(" + address + OBJECT + Names.TABLE_TYPE + ")V");
        e.pop(2);
      }
      case TABLE_SIZE -> {
        table(index);
        out.call(Names.TABLES, "size", "(" + Names.TABLE_TYPE + ")J");
        pushAddress(index);
      }
      case TABLE_GROW -> {
        memory.widen(e.pop());
        table(index);
        out.call(Names.TABLES, "grow", "(" + OBJECT + "J" + Names.TABLE_TYPE + ")J");
        e.pop();
        pushAddress(index);
      }
      case TABLE_FILL -> {
        memory.widenAll(3, 1);
        table(index);
        out.call(Names.TABLES, "fill", "(J" + OBJECT + "J" + Names.TABLE_TYPE + ")V");
        e.pop(3);
      }
      case ELEM_DROP -> {
        e.state();
        out.push(index);
        out.call(Names.TABLES, "drop", "(" + Names.BASE_STATE_TYPE + "I)V");
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void pushAddress(int table) {
    Kind kind = address(table);
    if (kind == Kind.I32) {
      out.insn(Opcodes.L2I);
    }
    e.push(kind);
  }

  void tableIndex2(Opcode op, int at) {
    e.begin();
    e.mark(at);
    if (op == Opcode.TABLE_COPY) {
      memory.widenAll(3, -1);
      table(code.a(at));
      table(code.b(at));
      out.call(Names.TABLES, "copy", "(JJJ" + Names.TABLE_TYPE + Names.TABLE_TYPE + ")V");
    } else {
      memory.widenFirst();
      table(code.b(at));
      e.state();
      out.push(code.a(at));
      out.call(Names.TABLES, "init", "(JII" + Names.TABLE_TYPE + Names.BASE_STATE_TYPE + "I)V");
    }
    e.pop(3);
  }
}
