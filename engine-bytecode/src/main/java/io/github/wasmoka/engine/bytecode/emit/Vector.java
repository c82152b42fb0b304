package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions (§4.4.3): by lane or by the Vector API where that has a good form, else calls
 * of the methods that are named like them.
 */
final class Vector {
  private final Emission e;
  private final Out out;
  private final Code code;
  private final Memory memory;
  private final LaneCode lanes;
  private final @Nullable ApiCode api;

  Vector(Emission e, Memory memory) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.memory = memory;
    this.lanes = new LaneCode(e);
    this.api = e.vectorForms != null && e.vectorForms.api() ? new ApiCode(e) : null;
  }

  void emit(Opcode op, int at) {
    e.begin();
    if (op == Opcode.V128_CONST) {
      constant(at, code.imm(at), code.object(at, Long.class));
    } else if (op.imm() == Imm.MEMARG) {
      e.mark(at);
      access(op, at);
    } else if (op.imm() == Imm.MEMARG_LANE) {
      e.mark(at);
      lane(op, at);
    } else {
      operate(op, at, op.imm() == Imm.LANE ? code.a(at) : 0);
    }
  }

  /**
   * Emits a shuffle, with the next two instructions where those extend its bytes.
   *
   * @param stop where the instructions end that may be emitted
   * @return the last one's position
   */
  int shuffle(int at, int stop) {
    if (api == null && at + 2 < stop && ShuffleCode.extend(code.op(at + 1), code.op(at + 2))) {
      e.begin();
      new ShuffleCode(e)
          .extended(code.imm(at), code.object(at, Long.class), code.op(at + 1), code.op(at + 2));
      return at + 2;
    }
    emit(code.op(at), at);
    return at;
  }

  /** Locals that are vectors. */
  void local(Opcode op, int local) {
    if (op == Opcode.LOCAL_GET) {
      e.pushLocal(local);
      return;
    }
    e.storeLocal(local);
    if (op == Opcode.LOCAL_SET || e.variables.place(local) >= 0) {
      e.pop();
      if (op == Opcode.LOCAL_TEE) {
        e.pushLocal(local);
      }
    }
  }

  private void constant(int at, long lo, long hi) {
    Form form = e.made(at);
    if (form.object()) {
      Parts.constant(lo, hi, form, out);
    } else {
      for (int i = 0; i < form.parts; i++) {
        long half = i < form.parts / 2 ? lo : hi;
        int lane = (int) (i % 2 == 0 ? half : half >>> 32);
        switch (form) {
          case INTS -> out.push(lane);
          case FLOATS -> out.pushFloat(lane);
          case DOUBLES -> out.pushDouble(half);
          default -> out.push(half);
        }
      }
    }
    e.push(form, at);
  }

  /** Emits an instruction whose operands are ready. */
  private void operate(Opcode op, int at, int lane) {
    if (api != null && api.emit(op, at, lane)) {
      return;
    }
    if (op == Opcode.I8X16_SHUFFLE && api == null) {
      new ShuffleCode(e).emit(at, code.imm(at), code.object(at, Long.class));
    } else if (!lanes.emit(op, at, lane)) {
      call(op, at, lane);
    }
  }

  /** Calls a method, or two. */
  private void call(Opcode op, int at, int lane) {
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    boolean extension = LaneCode.extendsBytes(op);
    int operands = type.indexOf('>');
    Kind result = Kind.ofLetter(type.charAt(operands + 1), Kind.I32);
    var temps = new int[operands];
    for (int i = operands - 1; i >= 0; i--) {
      Kind kind = e.top(operands - 1 - i);
      if (kind != Kind.V128) {
        temps[i] = e.temp(kind);
        out.store(kind, temps[i]);
      } else if (!extension) {
        e.wants(operands - 1 - i, Form.LONGS);
      }
    }
    String name = VectorMethods.name(op.text());
    VectorMethods.Method whole = VectorMethods.find(name);
    if (result != Kind.V128) {
      method(whole, name, temps, -1, op, at, lane);
    } else if (whole != null) {
      method(whole, name, temps, 0, op, at, lane);
      method(whole, name, temps, 1, op, at, lane);
    } else {
      method(VectorMethods.find(name + "Lo"), name + "Lo", temps, -1, op, at, lane);
      method(VectorMethods.find(name + "Hi"), name + "Hi", temps, -1, op, at, lane);
    }
    e.pop(operands);
    if (extension) {
      e.push(Form.LONGS, at);
    } else {
      e.push(result);
    }
  }

  /** Calls a method with halves of its operands, or both halves if none is named. */
  private void method(
      VectorMethods.@Nullable Method method,
      String name,
      int[] temps,
      int half,
      Opcode op,
      int at,
      int lane) {
    if (method == null) {
      throw new IllegalStateException(name);
    }
    for (int i = 0; i < temps.length; i++) {
      int fromTop = temps.length - 1 - i;
      if (e.top(fromTop) != Kind.V128) {
        out.load(e.top(fromTop), temps[i]);
      } else if (half >= 0) {
        e.part(fromTop, Form.LONGS, half);
      } else {
        e.part(fromTop, Form.LONGS, 0);
        e.part(fromTop, Form.LONGS, 1);
      }
    }
    if (op.imm() == Imm.LANE) {
      out.push(lane);
    } else if (op.imm() == Imm.SHUFFLE) {
      out.push(code.imm(at));
      out.push((long) code.object(at, Long.class));
    }
    out.call(method.owner(), name, method.descriptor());
  }

  // Memory

  private void access(Opcode op, int at) {
    switch (op) {
      case V128_LOAD -> {
        Form form = memory.loadVector(at, e.made(at));
        e.pop();
        e.push(form, at);
      }
      case V128_STORE -> memory.storeVector(at);
      case V128_LOAD8X8_S -> extended(at, Opcode.I16X8_EXTEND_LOW_I8X16_S);
      case V128_LOAD8X8_U -> extended(at, Opcode.I16X8_EXTEND_LOW_I8X16_U);
      case V128_LOAD16X4_S -> extended(at, Opcode.I32X4_EXTEND_LOW_I16X8_S);
      case V128_LOAD16X4_U -> extended(at, Opcode.I32X4_EXTEND_LOW_I16X8_U);
      case V128_LOAD32X2_S -> extended(at, Opcode.I64X2_EXTEND_LOW_I32X4_S);
      case V128_LOAD32X2_U -> extended(at, Opcode.I64X2_EXTEND_LOW_I32X4_U);
      case V128_LOAD8_SPLAT -> splat(at, 1, Kind.I32, Opcode.I8X16_SPLAT);
      case V128_LOAD16_SPLAT -> splat(at, 2, Kind.I32, Opcode.I16X8_SPLAT);
      case V128_LOAD32_SPLAT -> splat(at, 4, Kind.I32, Opcode.I32X4_SPLAT);
      case V128_LOAD64_SPLAT -> splat(at, 8, Kind.I64, Opcode.I64X2_SPLAT);
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

  private void extended(int at, Opcode extend) {
    memory.raw(code.op(at), at, 8);
    zeroAbove();
    operate(extend, at, 0);
  }

  private void splat(int at, int width, Kind kind, Opcode splat) {
    memory.raw(code.op(at), at, width);
    e.pop();
    e.push(kind);
    operate(splat, at, 0);
  }

  private void lane(Opcode op, int at) {
    int width = op.accessWidth();
    Kind kind = width == 8 ? Kind.I64 : Kind.I32;
    int lane = code.b(at);
    if (op.text().startsWith("v128.store")) {
      operate(
          switch (width) {
            case 1 -> Opcode.I8X16_EXTRACT_LANE_U;
            case 2 -> Opcode.I16X8_EXTRACT_LANE_U;
            case 4 -> Opcode.I32X4_EXTRACT_LANE;
            default -> Opcode.I64X2_EXTRACT_LANE;
          },
          at,
          lane);
      memory.store(at, width);
      return;
    }
    // The address lies below the vector, so it is the topmost value on the JVM's stack.
    memory.raw(op, at, width);
    int value = e.temp(kind);
    out.store(kind, value);
    e.underTop();
    out.load(kind, value);
    e.push(kind);
    operate(
        switch (width) {
          case 1 -> Opcode.I8X16_REPLACE_LANE;
          case 2 -> Opcode.I16X8_REPLACE_LANE;
          case 4 -> Opcode.I32X4_REPLACE_LANE;
          default -> Opcode.I64X2_REPLACE_LANE;
        },
        at,
        lane);
  }
}
