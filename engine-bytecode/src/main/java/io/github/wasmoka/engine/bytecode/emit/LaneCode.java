package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions (§4.4.3) on lanes of 32 and 64 bits as JVM instructions for each lane: no
 * packing of lanes into longs between two of them, and no calls, which HotSpot gives up inlining in
 * a large method.
 */
final class LaneCode {
  private final Emission e;
  private final Out out;

  LaneCode(Emission e) {
    this.e = e;
    this.out = e.out;
  }

  /** Emits an instruction, if it is one of these, its scalar operands on the JVM's stack. */
  boolean emit(Opcode op, int at, int lane) {
    switch (op) {
      case V128_AND -> bitwise(2, Opcodes.IAND, Opcodes.LAND, at);
      case V128_OR -> bitwise(2, Opcodes.IOR, Opcodes.LOR, at);
      case V128_XOR -> bitwise(2, Opcodes.IXOR, Opcodes.LXOR, at);
      case V128_ANDNOT -> bitwise(2, -Opcodes.IAND, -Opcodes.LAND, at);
      case V128_NOT -> bitwise(1, Opcodes.IXOR, Opcodes.LXOR, at);
      case V128_BITSELECT -> bitselect(at);
      case I32X4_ADD -> plain(Form.INTS, 2, Opcodes.IADD);
      case I32X4_SUB -> plain(Form.INTS, 2, Opcodes.ISUB);
      case I32X4_MUL -> plain(Form.INTS, 2, Opcodes.IMUL);
      case I32X4_NEG -> plain(Form.INTS, 1, Opcodes.INEG);
      case I32X4_MIN_S -> call(Form.INTS, 2, "java/lang/Math", "min", "(II)I");
      case I32X4_MAX_S -> call(Form.INTS, 2, "java/lang/Math", "max", "(II)I");
      case I32X4_ABS -> call(Form.INTS, 1, "java/lang/Math", "abs", "(I)I");
      case I32X4_SHL -> shift(Form.INTS, Opcodes.ISHL);
      case I32X4_SHR_S -> shift(Form.INTS, Opcodes.ISHR);
      case I32X4_SHR_U -> shift(Form.INTS, Opcodes.IUSHR);
      case I32X4_EQ -> compare(Form.INTS, "eq");
      case I32X4_NE -> compare(Form.INTS, "ne");
      case I32X4_LT_S -> compare(Form.INTS, "ltS");
      case I32X4_LT_U -> compare(Form.INTS, "ltU");
      case I32X4_GT_S -> compare(Form.INTS, "gtS");
      case I32X4_GT_U -> compare(Form.INTS, "gtU");
      case I32X4_LE_S -> compare(Form.INTS, "leS");
      case I32X4_LE_U -> compare(Form.INTS, "leU");
      case I32X4_GE_S -> compare(Form.INTS, "geS");
      case I32X4_GE_U -> compare(Form.INTS, "geU");
      case I64X2_ADD -> plain(Form.LONGS, 2, Opcodes.LADD);
      case I64X2_SUB -> plain(Form.LONGS, 2, Opcodes.LSUB);
      case I64X2_MUL -> plain(Form.LONGS, 2, Opcodes.LMUL);
      case I64X2_NEG -> plain(Form.LONGS, 1, Opcodes.LNEG);
      case I64X2_SHL -> shift(Form.LONGS, Opcodes.LSHL);
      case I64X2_SHR_S -> shift(Form.LONGS, Opcodes.LSHR);
      case I64X2_SHR_U -> shift(Form.LONGS, Opcodes.LUSHR);
      case I64X2_EQ -> compare(Form.LONGS, "eq");
      case I64X2_NE -> compare(Form.LONGS, "ne");
      case I64X2_LT_S -> compare(Form.LONGS, "ltS");
      case I64X2_GT_S -> compare(Form.LONGS, "gtS");
      case I64X2_LE_S -> compare(Form.LONGS, "leS");
      case I64X2_GE_S -> compare(Form.LONGS, "geS");
      case F32X4_ADD -> plain(Form.FLOATS, 2, Opcodes.FADD);
      case F32X4_SUB -> plain(Form.FLOATS, 2, Opcodes.FSUB);
      case F32X4_MUL -> plain(Form.FLOATS, 2, Opcodes.FMUL);
      case F32X4_DIV -> plain(Form.FLOATS, 2, Opcodes.FDIV);
      case F32X4_NEG -> plain(Form.FLOATS, 1, Opcodes.FNEG);
      case F32X4_ABS -> call(Form.FLOATS, 1, "java/lang/Math", "abs", "(F)F");
      case F32X4_SQRT -> {
        for (int i = 0; i < 4; i++) {
          part(0, Form.FLOATS, i);
          out.insn(Opcodes.F2D);
          out.call("java/lang/Math", "sqrt", "(D)D");
          out.insn(Opcodes.D2F);
        }
        result(1, Form.FLOATS);
      }
      case F32X4_CEIL -> call(Form.FLOATS, 1, Names.FLOAT_MATH, "ceil", "(F)F");
      case F32X4_FLOOR -> call(Form.FLOATS, 1, Names.FLOAT_MATH, "floor", "(F)F");
      case F32X4_TRUNC -> call(Form.FLOATS, 1, Names.FLOAT_MATH, "trunc", "(F)F");
      case F32X4_NEAREST -> call(Form.FLOATS, 1, Names.FLOAT_MATH, "nearest", "(F)F");
      case F32X4_MIN, F32X4_RELAXED_MIN -> call(Form.FLOATS, 2, Names.FLOAT_MATH, "min", "(FF)F");
      case F32X4_MAX, F32X4_RELAXED_MAX -> call(Form.FLOATS, 2, Names.FLOAT_MATH, "max", "(FF)F");
      case F32X4_EQ -> compare(Form.FLOATS, "eq");
      case F32X4_NE -> compare(Form.FLOATS, "ne");
      case F32X4_LT -> compare(Form.FLOATS, "lt");
      case F32X4_GT -> compare(Form.FLOATS, "gt");
      case F32X4_LE -> compare(Form.FLOATS, "le");
      case F32X4_GE -> compare(Form.FLOATS, "ge");
      case F32X4_RELAXED_MADD -> multiplyAdd(Form.FLOATS, false);
      case F32X4_RELAXED_NMADD -> multiplyAdd(Form.FLOATS, true);
      case F64X2_ADD -> plain(Form.DOUBLES, 2, Opcodes.DADD);
      case F64X2_SUB -> plain(Form.DOUBLES, 2, Opcodes.DSUB);
      case F64X2_MUL -> plain(Form.DOUBLES, 2, Opcodes.DMUL);
      case F64X2_DIV -> plain(Form.DOUBLES, 2, Opcodes.DDIV);
      case F64X2_NEG -> plain(Form.DOUBLES, 1, Opcodes.DNEG);
      case F64X2_ABS -> call(Form.DOUBLES, 1, "java/lang/Math", "abs", "(D)D");
      case F64X2_SQRT -> call(Form.DOUBLES, 1, "java/lang/Math", "sqrt", "(D)D");
      case F64X2_CEIL -> call(Form.DOUBLES, 1, Names.FLOAT_MATH, "ceil", "(D)D");
      case F64X2_FLOOR -> call(Form.DOUBLES, 1, Names.FLOAT_MATH, "floor", "(D)D");
      case F64X2_TRUNC -> call(Form.DOUBLES, 1, Names.FLOAT_MATH, "trunc", "(D)D");
      case F64X2_NEAREST -> call(Form.DOUBLES, 1, Names.FLOAT_MATH, "nearest", "(D)D");
      case F64X2_MIN, F64X2_RELAXED_MIN -> call(Form.DOUBLES, 2, Names.FLOAT_MATH, "min", "(DD)D");
      case F64X2_MAX, F64X2_RELAXED_MAX -> call(Form.DOUBLES, 2, Names.FLOAT_MATH, "max", "(DD)D");
      case F64X2_EQ -> compare(Form.DOUBLES, "eq");
      case F64X2_NE -> compare(Form.DOUBLES, "ne");
      case F64X2_LT -> compare(Form.DOUBLES, "lt");
      case F64X2_GT -> compare(Form.DOUBLES, "gt");
      case F64X2_LE -> compare(Form.DOUBLES, "le");
      case F64X2_GE -> compare(Form.DOUBLES, "ge");
      case F64X2_RELAXED_MADD -> multiplyAdd(Form.DOUBLES, false);
      case F64X2_RELAXED_NMADD -> multiplyAdd(Form.DOUBLES, true);
      case I32X4_SPLAT -> splat(Form.INTS);
      case I64X2_SPLAT -> splat(Form.LONGS);
      case F32X4_SPLAT -> splat(Form.FLOATS);
      case F64X2_SPLAT -> splat(Form.DOUBLES);
      case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U, I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U ->
          extractNarrow(op, lane);
      case I32X4_EXTRACT_LANE -> extract(Form.INTS, lane);
      case I64X2_EXTRACT_LANE -> extract(Form.LONGS, lane);
      case F32X4_EXTRACT_LANE -> extract(Form.FLOATS, lane);
      case F64X2_EXTRACT_LANE -> extract(Form.DOUBLES, lane);
      case I32X4_REPLACE_LANE -> replace(Form.INTS, lane);
      case I64X2_REPLACE_LANE -> replace(Form.LONGS, lane);
      case F32X4_REPLACE_LANE -> replace(Form.FLOATS, lane);
      case F64X2_REPLACE_LANE -> replace(Form.DOUBLES, lane);
      default -> {
        return conversion(op, at);
      }
    }
    return true;
  }

  /** {@return whether an instruction extends bytes to lanes of 16 bits} */
  static boolean extendsBytes(Opcode op) {
    return op.text().startsWith("i16x8.extend_");
  }

  /** {@return whether an instruction that extends lanes extends their sign} */
  static boolean signed(Opcode op) {
    return op.text().endsWith("_s");
  }

  private boolean conversion(Opcode op, int at) {
    switch (op) {
      case F32X4_CONVERT_I32X4_S -> convert(Form.INTS, Form.FLOATS, Opcodes.I2F, "", "");
      case F32X4_CONVERT_I32X4_U ->
          convert(Form.INTS, Form.FLOATS, Opcodes.NOP, "f32ConvertI32U", "(I)F");
      case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S ->
          convert(Form.FLOATS, Form.INTS, Opcodes.F2I, "", "");
      case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U ->
          convert(Form.FLOATS, Form.INTS, Opcodes.F2D, "i32TruncSatU", "(D)I");
      case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_RELAXED_TRUNC_F64X2_S_ZERO ->
          convert(Form.DOUBLES, Form.INTS, Opcodes.D2I, "", "");
      case I32X4_TRUNC_SAT_F64X2_U_ZERO, I32X4_RELAXED_TRUNC_F64X2_U_ZERO ->
          convert(Form.DOUBLES, Form.INTS, Opcodes.NOP, "i32TruncSatU", "(D)I");
      case F32X4_DEMOTE_F64X2_ZERO -> convert(Form.DOUBLES, Form.FLOATS, Opcodes.D2F, "", "");
      case F64X2_PROMOTE_LOW_F32X4 -> convert(Form.FLOATS, Form.DOUBLES, Opcodes.F2D, "", "");
      case F64X2_CONVERT_LOW_I32X4_S -> convert(Form.INTS, Form.DOUBLES, Opcodes.I2D, "", "");
      case F64X2_CONVERT_LOW_I32X4_U -> {
        for (int i = 0; i < 2; i++) {
          part(0, Form.INTS, i);
          out.widen();
          out.insn(Opcodes.L2D);
        }
        result(1, Form.DOUBLES);
      }
      case I16X8_EXTEND_LOW_I8X16_S -> {
        return extendBytes(at, 0, Form.EXTENDED_S);
      }
      case I16X8_EXTEND_LOW_I8X16_U -> {
        return extendBytes(at, 0, Form.EXTENDED_U);
      }
      case I16X8_EXTEND_HIGH_I8X16_S -> {
        return extendBytes(at, 2, Form.EXTENDED_S);
      }
      case I16X8_EXTEND_HIGH_I8X16_U -> {
        return extendBytes(at, 2, Form.EXTENDED_U);
      }
      case I32X4_EXTEND_LOW_I16X8_S -> extend(0, true);
      case I32X4_EXTEND_LOW_I16X8_U -> extend(0, false);
      case I32X4_EXTEND_HIGH_I16X8_S -> extend(4, true);
      case I32X4_EXTEND_HIGH_I16X8_U -> extend(4, false);
      case I64X2_EXTEND_LOW_I32X4_S -> extendLong(0, true);
      case I64X2_EXTEND_LOW_I32X4_U -> extendLong(0, false);
      case I64X2_EXTEND_HIGH_I32X4_S -> extendLong(2, true);
      case I64X2_EXTEND_HIGH_I32X4_U -> extendLong(2, false);
      case I32X4_EXTMUL_LOW_I16X8_S -> multiply(0, true);
      case I32X4_EXTMUL_LOW_I16X8_U -> multiply(0, false);
      case I32X4_EXTMUL_HIGH_I16X8_S -> multiply(4, true);
      case I32X4_EXTMUL_HIGH_I16X8_U -> multiply(4, false);
      case I64X2_EXTMUL_LOW_I32X4_S -> multiplyLong(0, true);
      case I64X2_EXTMUL_LOW_I32X4_U -> multiplyLong(0, false);
      case I64X2_EXTMUL_HIGH_I32X4_S -> multiplyLong(2, true);
      case I64X2_EXTMUL_HIGH_I32X4_U -> multiplyLong(2, false);
      case I32X4_EXTADD_PAIRWISE_I16X8_S -> {
        e.wants(0, Form.EXTENDED_S);
        for (int i = 0; i < 4; i++) {
          narrow(0, 2 * i, true);
          narrow(0, 2 * i + 1, true);
          out.insn(Opcodes.IADD);
        }
        result(1, Form.INTS);
      }
      case I32X4_EXTADD_PAIRWISE_I16X8_U -> {
        e.wants(0, Form.EXTENDED_S);
        for (int i = 0; i < 4; i++) {
          narrow(0, 2 * i, false);
          narrow(0, 2 * i + 1, false);
          out.insn(Opcodes.IADD);
        }
        result(1, Form.INTS);
      }
      case I32X4_DOT_I16X8_S -> {
        e.wants(1, Form.EXTENDED_S);
        e.wants(0, Form.EXTENDED_S);
        for (int i = 0; i < 8; i++) {
          narrow(1, i, true);
          narrow(0, i, true);
          out.insn(Opcodes.IMUL);
          if (i % 2 != 0) {
            out.insn(Opcodes.IADD);
          }
        }
        result(2, Form.INTS);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void part(int fromTop, Form form, int part) {
    if (part == 0) {
      e.wants(fromTop, form);
    }
    e.part(fromTop, form, part);
  }

  private void result(int operands, Form form) {
    e.pop(operands);
    e.push(form);
  }

  private void plain(Form form, int operands, int opcode) {
    for (int i = 0; i < form.parts; i++) {
      for (int operand = operands - 1; operand >= 0; operand--) {
        part(operand, form, i);
      }
      out.insn(opcode);
    }
    result(operands, form);
  }

  private void call(Form form, int operands, String owner, String name, String descriptor) {
    for (int i = 0; i < form.parts; i++) {
      for (int operand = operands - 1; operand >= 0; operand--) {
        part(operand, form, i);
      }
      out.call(owner, name, descriptor);
    }
    result(operands, form);
  }

  private void multiplyAdd(Form form, boolean negated) {
    boolean floats = form == Form.FLOATS;
    for (int i = 0; i < form.parts; i++) {
      part(2, form, i);
      if (negated) {
        out.insn(floats ? Opcodes.FNEG : Opcodes.DNEG);
      }
      part(1, form, i);
      out.insn(floats ? Opcodes.FMUL : Opcodes.DMUL);
      part(0, form, i);
      out.insn(floats ? Opcodes.FADD : Opcodes.DADD);
    }
    result(3, form);
  }

  /** Shifts lanes by the number on the JVM's stack, of which the JVM takes as many bits as are. */
  private void shift(Form form, int opcode) {
    int count = e.temp(Kind.I32);
    out.store(Kind.I32, count);
    for (int i = 0; i < form.parts; i++) {
      part(1, form, i);
      out.load(Kind.I32, count);
      out.insn(opcode);
    }
    result(2, form);
  }

  /** Compares lanes: true is all ones. No jumps, which would need the JVM's stack to be empty. */
  private void compare(Form form, String name) {
    boolean swapped = name.startsWith("gt") || name.startsWith("le");
    for (int i = 0; i < form.parts; i++) {
      if (form == Form.INTS) {
        boolean unsigned = name.endsWith("U");
        integer(swapped ? 0 : 1, i, name, unsigned);
        integer(swapped ? 1 : 0, i, name, unsigned);
        integers(name);
      } else if (form != Form.LONGS && (name.equals("lt") || name.equals("gt"))) {
        part(swapped ? 0 : 1, form, i);
        part(swapped ? 1 : 0, form, i);
        below(form);
        continue;
      } else {
        part(1, form, i);
        part(0, form, i);
        ordered(form, name);
      }
      if (form.parts == 2) {
        out.insn(Opcodes.I2L);
      }
    }
    result(2, form.parts == 2 ? Form.LONGS : Form.INTS);
  }

  private void integer(int fromTop, int part, String name, boolean unsigned) {
    part(fromTop, Form.INTS, part);
    if (unsigned) {
      out.widen();
    } else if (!name.equals("eq") && !name.equals("ne")) {
      out.insn(Opcodes.I2L);
    }
  }

  /**
   * Compares the integers on the JVM's stack: ints for equality, else longs, swapped if need be.
   */
  private void integers(String name) {
    boolean negated;
    if (name.equals("eq") || name.equals("ne")) {
      // The sign of x | -x tells whether x is something.
      out.insn(Opcodes.IXOR);
      out.insn(Opcodes.DUP);
      out.insn(Opcodes.INEG);
      out.insn(Opcodes.IOR);
      out.push(31);
      out.insn(Opcodes.ISHR);
      negated = name.equals("eq");
    } else {
      out.insn(Opcodes.LSUB);
      out.push(63);
      out.insn(Opcodes.LSHR);
      out.insn(Opcodes.L2I);
      negated = name.startsWith("le") || name.startsWith("ge");
    }
    if (negated) {
      out.push(-1);
      out.insn(Opcodes.IXOR);
    }
  }

  /**
   * Compares the numbers on the JVM's stack by their difference's bits: the first is lower where
   * that is below zero, neither -0 nor a NaN, which that of equal infinities is. C2 makes jumps of
   * the JVM's comparisons, and the processor has to guess.
   */
  private void below(Form form) {
    boolean wide = form == Form.DOUBLES;
    out.insn(wide ? Opcodes.DSUB : Opcodes.FSUB);
    if (wide) {
      out.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
    } else {
      out.call("java/lang/Float", "floatToRawIntBits", "(F)I");
    }
    int copy = wide ? Opcodes.DUP2 : Opcodes.DUP;
    int subtract = wide ? Opcodes.LSUB : Opcodes.ISUB;
    int and = wide ? Opcodes.LAND : Opcodes.IAND;
    out.insn(copy);
    out.insn(copy);
    out.insn(wide ? Opcodes.LCONST_1 : Opcodes.ICONST_1);
    out.insn(subtract);
    out.insn(and);
    Kind kind = wide ? Kind.I64 : Kind.I32;
    out.swap(kind, kind);
    if (wide) {
      out.push(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY) + 1);
    } else {
      out.push(Float.floatToRawIntBits(Float.NEGATIVE_INFINITY) + 1);
    }
    out.insn(subtract);
    out.insn(and);
    out.push(wide ? 63 : 31);
    out.insn(wide ? Opcodes.LSHR : Opcodes.ISHR);
  }

  /** Compares by way of -1, 0 or 1; where one is a NaN, by what makes the comparison false. */
  private void ordered(Form form, String name) {
    String relation = name.substring(0, 2);
    boolean less = relation.equals("lt") || relation.equals("le");
    out.insn(
        switch (form) {
          case FLOATS -> less ? Opcodes.FCMPG : Opcodes.FCMPL;
          case DOUBLES -> less ? Opcodes.DCMPG : Opcodes.DCMPL;
          default -> Opcodes.LCMP;
        });
    switch (relation) {
      case "eq" -> {
        out.push(1);
        out.insn(Opcodes.IAND);
        out.push(1);
        out.insn(Opcodes.ISUB);
        return;
      }
      case "ne" -> {
        out.push(1);
        out.insn(Opcodes.IAND);
        out.insn(Opcodes.INEG);
        return;
      }
      case "gt" -> out.insn(Opcodes.INEG);
      case "le" -> {
        out.push(1);
        out.insn(Opcodes.ISUB);
      }
      case "ge" -> {
        out.push(-1);
        out.insn(Opcodes.IXOR);
      }
      default -> {
        // the sign tells already
      }
    }
    out.push(31);
    out.insn(Opcodes.ISHR);
  }

  // Bits

  /** In which form bits are worked on: in that of the operands, or of the result. */
  private Form bits(int operands, int at) {
    for (int i = 0; i < operands; i++) {
      if (e.form(i) == Form.INTS) {
        return Form.INTS;
      }
    }
    return e.made(at) == Form.INTS || e.made(at) == Form.FLOATS ? Form.INTS : Form.LONGS;
  }

  private void bitwise(int operands, int ofInts, int ofLongs, int at) {
    Form form = bits(operands, at);
    int opcode = form == Form.INTS ? ofInts : ofLongs;
    for (int i = 0; i < form.parts; i++) {
      for (int operand = operands - 1; operand >= 0; operand--) {
        e.part(operand, form, i);
      }
      if (operands == 1) {
        ones(form);
      } else if (opcode < 0) {
        ones(form);
        out.insn(form == Form.INTS ? Opcodes.IXOR : Opcodes.LXOR);
      }
      out.insn(Math.abs(opcode));
    }
    e.pop(operands);
    e.push(form, at);
  }

  private void ones(Form form) {
    if (form == Form.INTS) {
      out.push(-1);
    } else {
      out.push(-1L);
    }
  }

  private void bitselect(int at) {
    Form form = bits(3, at);
    boolean ints = form == Form.INTS;
    for (int i = 0; i < form.parts; i++) {
      e.part(2, form, i);
      e.part(1, form, i);
      out.insn(ints ? Opcodes.IXOR : Opcodes.LXOR);
      e.part(0, form, i);
      out.insn(ints ? Opcodes.IAND : Opcodes.LAND);
      e.part(1, form, i);
      out.insn(ints ? Opcodes.IXOR : Opcodes.LXOR);
    }
    e.pop(3);
    e.push(form, at);
  }

  // Lanes

  private void splat(Form form) {
    int value = e.temp(form.part);
    out.store(form.part, value);
    for (int i = 0; i < form.parts; i++) {
      out.load(form.part, value);
    }
    result(1, form);
  }

  private void extract(Form form, int lane) {
    e.wants(0, form);
    e.part(0, form, lane);
    e.pop();
    e.push(form.part);
  }

  private void extractNarrow(Opcode op, int lane) {
    boolean bytes = op == Opcode.I8X16_EXTRACT_LANE_S || op == Opcode.I8X16_EXTRACT_LANE_U;
    int inInt = bytes ? 4 : 2;
    e.part(0, Form.INTS, lane / inInt);
    int shift = lane % inInt * (32 / inInt);
    if (shift != 0) {
      out.push(shift);
      out.insn(Opcodes.IUSHR);
    }
    switch (op) {
      case I8X16_EXTRACT_LANE_S -> out.insn(Opcodes.I2B);
      case I16X8_EXTRACT_LANE_S -> out.insn(Opcodes.I2S);
      case I16X8_EXTRACT_LANE_U -> out.insn(Opcodes.I2C);
      default -> {
        out.push(0xff);
        out.insn(Opcodes.IAND);
      }
    }
    e.pop();
    e.push(Kind.I32);
  }

  private void replace(Form form, int lane) {
    int value = e.temp(form.part);
    out.store(form.part, value);
    e.wants(1, form);
    for (int i = 0; i < form.parts; i++) {
      if (i == lane) {
        out.load(form.part, value);
      } else {
        e.part(1, form, i);
      }
    }
    result(2, form);
  }

  // Conversions

  /** Converts lanes of the low half or all, as many as there are; others are zero. */
  private void convert(Form from, Form to, int opcode, String name, String descriptor) {
    for (int i = 0; i < to.parts; i++) {
      if (i >= from.parts) {
        out.zero(to.part);
        continue;
      }
      part(0, from, i);
      if (opcode != Opcodes.NOP) {
        out.insn(opcode);
      }
      if (!name.isEmpty()) {
        out.call(Names.CONVERSIONS, name, descriptor);
      }
    }
    result(1, to);
  }

  /** Extends bytes to lanes of 16 bits, if those who want them take them as bytes. */
  private boolean extendBytes(int at, int first, Form form) {
    if (!e.made(at).extended()) {
      e.extendsBytes(form, at);
      return false;
    }
    e.part(0, Form.INTS, first);
    e.part(0, Form.INTS, first + 1);
    e.pop();
    e.push(form, at);
    return true;
  }

  /** A lane of 16 bits. */
  private void narrow(int fromTop, int lane, boolean signed) {
    Form form = e.form(fromTop);
    if (form.extended()) {
      Parts.extended(form, e.place(fromTop), lane, out);
      if (form == Form.EXTENDED_S && !signed) {
        out.insn(Opcodes.I2C);
      }
      return;
    }
    e.part(fromTop, Form.INTS, lane / 2);
    if (lane % 2 == 0) {
      out.insn(signed ? Opcodes.I2S : Opcodes.I2C);
    } else {
      out.push(16);
      out.insn(signed ? Opcodes.ISHR : Opcodes.IUSHR);
    }
  }

  private void extend(int first, boolean signed) {
    e.wants(0, Form.EXTENDED_S);
    for (int i = 0; i < 4; i++) {
      narrow(0, first + i, signed);
    }
    result(1, Form.INTS);
  }

  private void multiply(int first, boolean signed) {
    e.wants(1, Form.EXTENDED_S);
    e.wants(0, Form.EXTENDED_S);
    for (int i = 0; i < 4; i++) {
      narrow(1, first + i, signed);
      narrow(0, first + i, signed);
      out.insn(Opcodes.IMUL);
    }
    result(2, Form.INTS);
  }

  private void wide(int fromTop, int lane, boolean signed) {
    e.part(fromTop, Form.INTS, lane);
    if (signed) {
      out.insn(Opcodes.I2L);
    } else {
      out.widen();
    }
  }

  private void extendLong(int first, boolean signed) {
    wide(0, first, signed);
    wide(0, first + 1, signed);
    result(1, Form.LONGS);
  }

  private void multiplyLong(int first, boolean signed) {
    for (int i = 0; i < 2; i++) {
      wide(1, first + i, signed);
      wide(0, first + i, signed);
      out.insn(Opcodes.LMUL);
    }
    result(2, Form.LONGS);
  }
}
