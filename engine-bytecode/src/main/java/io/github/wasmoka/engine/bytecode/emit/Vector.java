package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Vector instructions (§4.4.3): calls of the methods that are named like them. */
final class Vector {
  private final Emission e;
  private final Out out;
  private final Code code;
  private final Memory memory;

  Vector(Emission e, Memory memory) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.memory = memory;
  }

  void emit(Opcode op, int at) {
    if (op == Opcode.V128_CONST) {
      e.begin();
      out.push(code.imm(at));
      out.push((long) code.object(at, Long.class));
      e.push(Kind.V128);
    } else if (op.imm() == Imm.MEMARG) {
      e.begin();
      e.mark(at);
      access(op, at);
    } else if (op.imm() == Imm.MEMARG_LANE) {
      e.begin();
      e.mark(at);
      lane(op, at);
    } else {
      e.begin();
      String type = op.type();
      if (type == null) {
        throw new IllegalStateException(op.text());
      }
      int arrow = type.indexOf('>');
      String name = VectorMethods.name(op.text());
      operation(name, arrow, at);
      e.pop(arrow);
      e.push(Kind.ofLetter(type.charAt(arrow + 1), Kind.I32));
    }
  }

  private void immediates(Opcode op, int at) {
    if (op.imm() == Imm.LANE) {
      out.push(code.a(at));
    } else if (op.imm() == Imm.SHUFFLE) {
      out.push(code.imm(at));
      out.push((long) code.object(at, Long.class));
    }
  }

  /** Calls a method, or two, with the topmost operands on the JVM's stack. */
  private void operation(String name, int operands, int at) {
    VectorMethods.Method whole = VectorMethods.find(name);
    if (whole != null && (!whole.descriptor().endsWith("J") || scalar(name))) {
      immediates(code.op(at), at);
      out.call(whole.owner(), name, whole.descriptor());
      return;
    }
    var kinds = new Kind[operands];
    var temps = new int[operands];
    for (int i = operands - 1; i >= 0; i--) {
      kinds[i] = e.top(operands - 1 - i);
      temps[i] = e.temp(kinds[i]);
      out.store(kinds[i], temps[i]);
    }
    half(whole, name, "Lo", kinds, temps, 0, at);
    half(whole, name, "Hi", kinds, temps, 2, at);
  }

  /** Whether a result is one long although the operands are vectors. */
  private static boolean scalar(String name) {
    return name.equals("i64x2ExtractLane");
  }

  private void half(
      VectorMethods.@Nullable Method whole,
      String name,
      String suffix,
      Kind[] kinds,
      int[] temps,
      int half,
      int at) {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.V128 && whole != null) {
        out.load(Kind.I64, temps[i] + half);
      } else {
        out.load(kinds[i], temps[i]);
      }
    }
    immediates(code.op(at), at);
    VectorMethods.Method method = whole == null ? VectorMethods.find(name + suffix) : whole;
    if (method == null) {
      throw new IllegalStateException(name);
    }
    out.call(method.owner(), whole == null ? name + suffix : name, method.descriptor());
  }

  // Memory

  private void access(Opcode op, int at) {
    switch (op) {
      case V128_LOAD -> {
        memory.loadVector(at);
        e.pop();
        e.push(Kind.V128);
      }
      case V128_STORE -> memory.storeVector(at);
      case V128_LOAD8X8_S -> extended(at, "i16x8ExtendLowI8x16S");
      case V128_LOAD8X8_U -> extended(at, "i16x8ExtendLowI8x16U");
      case V128_LOAD16X4_S -> extended(at, "i32x4ExtendLowI16x8S");
      case V128_LOAD16X4_U -> extended(at, "i32x4ExtendLowI16x8U");
      case V128_LOAD32X2_S -> extended(at, "i64x2ExtendLowI32x4S");
      case V128_LOAD32X2_U -> extended(at, "i64x2ExtendLowI32x4U");
      case V128_LOAD8_SPLAT -> splat(at, 1, Kind.I32, "i8x16Splat");
      case V128_LOAD16_SPLAT -> splat(at, 2, Kind.I32, "i16x8Splat");
      case V128_LOAD32_SPLAT -> splat(at, 4, Kind.I32, "i32x4Splat");
      case V128_LOAD64_SPLAT -> splat(at, 8, Kind.I64, "i64x2Splat");
      case V128_LOAD32_ZERO -> {
        memory.raw(op, at, 4);
        out.widen();
        zeroAbove();
      }
      case V128_LOAD64_ZERO -> {
        memory.raw(op, at, 8);
        zeroAbove();
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void zeroAbove() {
    out.insn(Opcodes.LCONST_0);
    e.pop();
    e.push(Kind.V128);
  }

  private void extended(int at, String name) {
    memory.raw(code.op(at), at, 8);
    out.insn(Opcodes.LCONST_0);
    e.pop();
    e.push(Kind.V128);
    operation(name, 1, at);
  }

  private void splat(int at, int width, Kind kind, String name) {
    memory.raw(code.op(at), at, width);
    e.pop();
    e.push(kind);
    operation(name, 1, at);
    e.pop();
    e.push(Kind.V128);
  }

  private void lane(Opcode op, int at) {
    int width = op.accessWidth();
    String shape = width == 1 ? "i8x16" : width == 2 ? "i16x8" : width == 4 ? "i32x4" : "i64x2";
    Kind kind = width == 8 ? Kind.I64 : Kind.I32;
    int lane = code.b(at);
    if (op.text().startsWith("v128.store")) {
      String name = shape + "ExtractLane" + (width < 4 ? "U" : "");
      VectorMethods.Method method = VectorMethods.find(name);
      if (method == null) {
        throw new IllegalStateException(name);
      }
      out.push(lane);
      out.call(method.owner(), name, method.descriptor());
      e.pop();
      e.push(kind);
      memory.store(at, width);
      return;
    }
    int vector = e.temp(Kind.V128);
    out.store(Kind.V128, vector);
    e.pop();
    memory.rawBeside(at, width);
    int value = e.temp(kind);
    out.store(kind, value);
    for (String half : new String[] {"Lo", "Hi"}) {
      VectorMethods.Method method = VectorMethods.find(shape + "ReplaceLane" + half);
      if (method == null) {
        throw new IllegalStateException(shape);
      }
      out.load(Kind.V128, vector);
      out.load(kind, value);
      out.push(lane);
      out.call(method.owner(), shape + "ReplaceLane" + half, method.descriptor());
    }
    e.pop();
    e.push(Kind.V128);
  }
}
