package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/** Atomic memory instructions (threads proposal): calls. */
final class Atomics {
  private static final int FIRST_RMW = Opcode.I32_ATOMIC_RMW_ADD.number();
  private static final int WIDTHS = 7;
  private static final int COMPARE_EXCHANGE = 6;

  private final Emission e;
  private final Out out;
  private final Code code;
  private final Memory memory;

  Atomics(Emission e, Memory memory) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.memory = memory;
  }

  void emit(Opcode op, int at) {
    e.begin();
    e.mark(at);
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    int arrow = type.indexOf('>');
    boolean result = arrow + 1 < type.length();
    Kind kind = result ? Kind.ofLetter(type.charAt(arrow + 1), Kind.I32) : e.top(0);
    String address = memory.address(code.a(at)).descriptor;
    switch (op) {
      case MEMORY_ATOMIC_NOTIFY -> {
        place(at);
        out.call(Names.MEM, "atomicNotify", "(" + address + "IJ" + Names.MEMORY_TYPE + ")I");
      }
      case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> {
        if (op == Opcode.MEMORY_ATOMIC_WAIT32) {
          int timeout = e.temp(Kind.I64);
          out.store(Kind.I64, timeout);
          out.insn(Opcodes.I2L);
          out.load(Kind.I64, timeout);
        }
        place(at);
        out.push(op.accessWidth());
        out.call(Names.MEM, "atomicWait", "(" + address + "JJJ" + Names.MEMORY_TYPE + "I)I");
        e.fresh = false;
      }
      default -> access(op, at, arrow - 1, kind, address);
    }
    e.pop(arrow);
    if (result) {
      e.push(kind);
    }
  }

  private void access(Opcode op, int at, int values, Kind kind, String address) {
    boolean narrow = kind == Kind.I32;
    if (narrow && values == 2) {
      int replacement = e.temp(Kind.I32);
      out.store(Kind.I32, replacement);
      out.insn(Opcodes.I2L);
      out.load(Kind.I32, replacement);
      out.insn(Opcodes.I2L);
    } else if (narrow && values == 1) {
      out.insn(Opcodes.I2L);
    }
    place(at);
    out.push(op.accessWidth());
    String start = "(" + address + "J".repeat(values) + "J" + Names.MEMORY_TYPE + "I";
    if (values == 0) {
      out.call(Names.MEM, "atomicLoad", start + ")J");
    } else if (op.text().contains(".store")) {
      out.call(Names.MEM, "atomicStore", start + ")V");
      return;
    } else {
      int operation = (op.number() - FIRST_RMW) / WIDTHS;
      if (operation == COMPARE_EXCHANGE) {
        out.call(Names.MEM, "atomicCmpxchg", start + ")J");
      } else {
        out.push(operation);
        out.call(Names.MEM, "atomicRmw", start + "I)J");
      }
    }
    if (narrow) {
      out.insn(Opcodes.L2I);
    }
  }

  private void place(int at) {
    out.push(code.imm(at));
    e.memory(code.a(at));
  }
}
