package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions (§4.4.3) by methods of {@code jdk.incubator.vector}, called directly: HotSpot
 * inlines those however large the method is, which it would not do with methods of ours between.
 * What needs masks of two lanes is not among these: HotSpot has no instructions for them.
 */
final class ApiCode {
  private static final String OPERATORS = Form.API + "VectorOperators";
  private static final String VECTOR_TYPE = "L" + Form.API + "Vector;";
  private static final String MASK = Form.API + "VectorMask";
  private static final String MASK_TYPE = "L" + MASK + ";";

  private static final Form BYTE = Form.BYTE_VECTOR;
  private static final Form SHORT = Form.SHORT_VECTOR;
  private static final Form INT = Form.INT_VECTOR;
  private static final Form LONG = Form.LONG_VECTOR;
  private static final Form FLOAT = Form.FLOAT_VECTOR;
  private static final Form DOUBLE = Form.DOUBLE_VECTOR;

  private final Emission e;
  private final Out out;
  private final Code code;

  ApiCode(Emission e) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
  }

  /** Emits an instruction, if it is one of these, its scalar operands on the JVM's stack. */
  boolean emit(Opcode op, int at, int lane) {
    return bits(op, at) || integers(op) || floats(op) || lanes(op, at, lane) || conversions(op);
  }

  private boolean bits(Opcode op, int at) {
    switch (op) {
      case V128_AND -> bitwise("AND", at);
      case V128_ANDNOT -> bitwise("AND_NOT", at);
      case V128_OR -> bitwise("OR", at);
      case V128_XOR -> bitwise("XOR", at);
      case V128_NOT -> {
        Form form = integral(1, at);
        e.part(0, form, 0);
        operator("NOT", "Unary");
        lanewise(form, "Unary", "");
        e.pop();
        e.push(form, at);
      }
      case V128_BITSELECT,
          I8X16_RELAXED_LANESELECT,
          I16X8_RELAXED_LANESELECT,
          I32X4_RELAXED_LANESELECT,
          I64X2_RELAXED_LANESELECT -> {
        Form form = integral(3, at);
        e.part(1, form, 0);
        operator("BITWISE_BLEND", "Ternary");
        e.part(2, form, 0);
        e.part(0, form, 0);
        lanewise(form, "Ternary", VECTOR_TYPE + VECTOR_TYPE);
        e.pop(3);
        e.push(form, at);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean integers(Opcode op) {
    switch (op) {
      case I8X16_ADD -> binary(BYTE, "ADD");
      case I8X16_SUB -> binary(BYTE, "SUB");
      case I8X16_ADD_SAT_S -> binary(BYTE, "SADD");
      case I8X16_ADD_SAT_U -> binary(BYTE, "SUADD");
      case I8X16_SUB_SAT_S -> binary(BYTE, "SSUB");
      case I8X16_SUB_SAT_U -> binary(BYTE, "SUSUB");
      case I8X16_MIN_S -> binary(BYTE, "MIN");
      case I8X16_MAX_S -> binary(BYTE, "MAX");
      case I8X16_MIN_U -> binary(BYTE, "UMIN");
      case I8X16_MAX_U -> binary(BYTE, "UMAX");
      case I8X16_NEG -> unary(BYTE, "NEG");
      case I8X16_ABS -> unary(BYTE, "ABS");
      case I8X16_POPCNT -> unary(BYTE, "BIT_COUNT");
      case I8X16_SHL -> shift(BYTE, "LSHL");
      case I8X16_SHR_S -> shift(BYTE, "ASHR");
      case I8X16_SHR_U -> shift(BYTE, "LSHR");
      case I8X16_EQ -> compare(BYTE, "EQ");
      case I8X16_NE -> compare(BYTE, "NE");
      case I8X16_LT_S -> compare(BYTE, "LT");
      case I8X16_LT_U -> compare(BYTE, "ULT");
      case I8X16_GT_S -> compare(BYTE, "GT");
      case I8X16_GT_U -> compare(BYTE, "UGT");
      case I8X16_LE_S -> compare(BYTE, "LE");
      case I8X16_LE_U -> compare(BYTE, "ULE");
      case I8X16_GE_S -> compare(BYTE, "GE");
      case I8X16_GE_U -> compare(BYTE, "UGE");
      case I16X8_ADD -> binary(SHORT, "ADD");
      case I16X8_SUB -> binary(SHORT, "SUB");
      case I16X8_MUL -> binary(SHORT, "MUL");
      case I16X8_ADD_SAT_S -> binary(SHORT, "SADD");
      case I16X8_ADD_SAT_U -> binary(SHORT, "SUADD");
      case I16X8_SUB_SAT_S -> binary(SHORT, "SSUB");
      case I16X8_SUB_SAT_U -> binary(SHORT, "SUSUB");
      case I16X8_MIN_S -> binary(SHORT, "MIN");
      case I16X8_MAX_S -> binary(SHORT, "MAX");
      case I16X8_MIN_U -> binary(SHORT, "UMIN");
      case I16X8_MAX_U -> binary(SHORT, "UMAX");
      case I16X8_NEG -> unary(SHORT, "NEG");
      case I16X8_ABS -> unary(SHORT, "ABS");
      case I16X8_SHL -> shift(SHORT, "LSHL");
      case I16X8_SHR_S -> shift(SHORT, "ASHR");
      case I16X8_SHR_U -> shift(SHORT, "LSHR");
      case I16X8_EQ -> compare(SHORT, "EQ");
      case I16X8_NE -> compare(SHORT, "NE");
      case I16X8_LT_S -> compare(SHORT, "LT");
      case I16X8_LT_U -> compare(SHORT, "ULT");
      case I16X8_GT_S -> compare(SHORT, "GT");
      case I16X8_GT_U -> compare(SHORT, "UGT");
      case I16X8_LE_S -> compare(SHORT, "LE");
      case I16X8_LE_U -> compare(SHORT, "ULE");
      case I16X8_GE_S -> compare(SHORT, "GE");
      case I16X8_GE_U -> compare(SHORT, "UGE");
      case I32X4_ADD -> binary(INT, "ADD");
      case I32X4_SUB -> binary(INT, "SUB");
      case I32X4_MUL -> binary(INT, "MUL");
      case I32X4_MIN_S -> binary(INT, "MIN");
      case I32X4_MAX_S -> binary(INT, "MAX");
      case I32X4_MIN_U -> binary(INT, "UMIN");
      case I32X4_MAX_U -> binary(INT, "UMAX");
      case I32X4_NEG -> unary(INT, "NEG");
      case I32X4_ABS -> unary(INT, "ABS");
      case I32X4_SHL -> shift(INT, "LSHL");
      case I32X4_SHR_S -> shift(INT, "ASHR");
      case I32X4_SHR_U -> shift(INT, "LSHR");
      case I32X4_EQ -> compare(INT, "EQ");
      case I32X4_NE -> compare(INT, "NE");
      case I32X4_LT_S -> compare(INT, "LT");
      case I32X4_LT_U -> compare(INT, "ULT");
      case I32X4_GT_S -> compare(INT, "GT");
      case I32X4_GT_U -> compare(INT, "UGT");
      case I32X4_LE_S -> compare(INT, "LE");
      case I32X4_LE_U -> compare(INT, "ULE");
      case I32X4_GE_S -> compare(INT, "GE");
      case I32X4_GE_U -> compare(INT, "UGE");
      case I64X2_ADD -> binary(LONG, "ADD");
      case I64X2_SUB -> binary(LONG, "SUB");
      case I64X2_MUL -> binary(LONG, "MUL");
      case I64X2_NEG -> unary(LONG, "NEG");
      case I64X2_ABS -> unary(LONG, "ABS");
      case I64X2_SHL -> shift(LONG, "LSHL");
      case I64X2_SHR_S -> shift(LONG, "ASHR");
      case I64X2_SHR_U -> shift(LONG, "LSHR");
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean floats(Opcode op) {
    switch (op) {
      case F32X4_ADD -> binary(FLOAT, "ADD");
      case F32X4_SUB -> binary(FLOAT, "SUB");
      case F32X4_MUL -> binary(FLOAT, "MUL");
      case F32X4_DIV -> binary(FLOAT, "DIV");
      case F32X4_SQRT -> unary(FLOAT, "SQRT");
      case F32X4_NEG -> sign(INT, "XOR");
      case F32X4_ABS -> sign(INT, "AND");
      case F32X4_PMIN -> choose(FLOAT, "LT");
      case F32X4_PMAX -> choose(FLOAT, "GT");
      case F32X4_EQ -> compare(FLOAT, "EQ");
      case F32X4_NE -> compare(FLOAT, "NE");
      case F32X4_LT -> compare(FLOAT, "LT");
      case F32X4_GT -> compare(FLOAT, "GT");
      case F32X4_LE -> compare(FLOAT, "LE");
      case F32X4_GE -> compare(FLOAT, "GE");
      case F32X4_RELAXED_MADD -> multiplyAdd(FLOAT);
      case F64X2_ADD -> binary(DOUBLE, "ADD");
      case F64X2_SUB -> binary(DOUBLE, "SUB");
      case F64X2_MUL -> binary(DOUBLE, "MUL");
      case F64X2_DIV -> binary(DOUBLE, "DIV");
      case F64X2_SQRT -> unary(DOUBLE, "SQRT");
      case F64X2_NEG -> sign(LONG, "XOR");
      case F64X2_ABS -> sign(LONG, "AND");
      case F64X2_RELAXED_MADD -> multiplyAdd(DOUBLE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean lanes(Opcode op, int at, int lane) {
    switch (op) {
      case I8X16_SPLAT -> splat(BYTE);
      case I16X8_SPLAT -> splat(SHORT);
      case I32X4_SPLAT -> splat(INT);
      case I64X2_SPLAT -> splat(LONG);
      case F32X4_SPLAT -> splat(FLOAT);
      case F64X2_SPLAT -> splat(DOUBLE);
      case I8X16_EXTRACT_LANE_S -> extract(BYTE, lane, Kind.I32);
      case I8X16_EXTRACT_LANE_U -> {
        lane(BYTE, lane);
        out.push(0xff);
        out.insn(Opcodes.IAND);
        e.pop();
        e.push(Kind.I32);
      }
      case I16X8_EXTRACT_LANE_S -> extract(SHORT, lane, Kind.I32);
      case I16X8_EXTRACT_LANE_U -> {
        lane(SHORT, lane);
        out.insn(Opcodes.I2C);
        e.pop();
        e.push(Kind.I32);
      }
      case I32X4_EXTRACT_LANE -> extract(INT, lane, Kind.I32);
      case I64X2_EXTRACT_LANE -> extract(LONG, lane, Kind.I64);
      case F32X4_EXTRACT_LANE -> extract(FLOAT, lane, Kind.F32);
      case F64X2_EXTRACT_LANE -> extract(DOUBLE, lane, Kind.F64);
      case I8X16_REPLACE_LANE -> replace(BYTE, lane);
      case I16X8_REPLACE_LANE -> replace(SHORT, lane);
      case I32X4_REPLACE_LANE -> replace(INT, lane);
      case I64X2_REPLACE_LANE -> replace(LONG, lane);
      case F32X4_REPLACE_LANE -> replace(FLOAT, lane);
      case F64X2_REPLACE_LANE -> replace(DOUBLE, lane);
      case I8X16_ALL_TRUE -> allTrue(BYTE);
      case I16X8_ALL_TRUE -> allTrue(SHORT);
      case I32X4_ALL_TRUE -> allTrue(INT);
      case I8X16_BITMASK -> bitmask(BYTE);
      case I16X8_BITMASK -> bitmask(SHORT);
      case I32X4_BITMASK -> bitmask(INT);
      case I8X16_SHUFFLE -> shuffle(code.imm(at), code.object(at, Long.class));
      case I8X16_SWIZZLE, I8X16_RELAXED_SWIZZLE -> {
        part(0, BYTE);
        part(1, BYTE);
        call(BYTE, "selectFrom", "(" + VECTOR_TYPE + ")" + BYTE.type);
        out.push(0);
        part(0, BYTE);
        operator("UGE", "Comparison");
        out.push(16);
        compareScalar(BYTE);
        call(BYTE, "blend", "(B" + MASK_TYPE + ")" + BYTE.type);
        result(2, BYTE);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean conversions(Opcode op) {
    switch (op) {
      case F32X4_CONVERT_I32X4_S -> convert(INT, "I2F", FLOAT, 0);
      case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S -> convert(FLOAT, "F2I", INT, 0);
      case F64X2_PROMOTE_LOW_F32X4 -> convert(FLOAT, "F2D", DOUBLE, 0);
      case F64X2_CONVERT_LOW_I32X4_S -> convert(INT, "I2D", DOUBLE, 0);
      case I16X8_EXTEND_LOW_I8X16_S -> convert(BYTE, "B2S", SHORT, 0);
      case I16X8_EXTEND_HIGH_I8X16_S -> convert(BYTE, "B2S", SHORT, 1);
      case I16X8_EXTEND_LOW_I8X16_U -> convert(BYTE, "ZERO_EXTEND_B2S", SHORT, 0);
      case I16X8_EXTEND_HIGH_I8X16_U -> convert(BYTE, "ZERO_EXTEND_B2S", SHORT, 1);
      case I32X4_EXTEND_LOW_I16X8_S -> convert(SHORT, "S2I", INT, 0);
      case I32X4_EXTEND_HIGH_I16X8_S -> convert(SHORT, "S2I", INT, 1);
      case I32X4_EXTEND_LOW_I16X8_U -> convert(SHORT, "ZERO_EXTEND_S2I", INT, 0);
      case I32X4_EXTEND_HIGH_I16X8_U -> convert(SHORT, "ZERO_EXTEND_S2I", INT, 1);
      case I64X2_EXTEND_LOW_I32X4_S -> convert(INT, "I2L", LONG, 0);
      case I64X2_EXTEND_HIGH_I32X4_S -> convert(INT, "I2L", LONG, 1);
      case I64X2_EXTEND_LOW_I32X4_U -> convert(INT, "ZERO_EXTEND_I2L", LONG, 0);
      case I64X2_EXTEND_HIGH_I32X4_U -> convert(INT, "ZERO_EXTEND_I2L", LONG, 1);
      case I16X8_EXTMUL_LOW_I8X16_S -> multiply(BYTE, "B2S", SHORT, 0);
      case I16X8_EXTMUL_HIGH_I8X16_S -> multiply(BYTE, "B2S", SHORT, 1);
      case I16X8_EXTMUL_LOW_I8X16_U -> multiply(BYTE, "ZERO_EXTEND_B2S", SHORT, 0);
      case I16X8_EXTMUL_HIGH_I8X16_U -> multiply(BYTE, "ZERO_EXTEND_B2S", SHORT, 1);
      case I32X4_EXTMUL_LOW_I16X8_S -> multiply(SHORT, "S2I", INT, 0);
      case I32X4_EXTMUL_HIGH_I16X8_S -> multiply(SHORT, "S2I", INT, 1);
      case I32X4_EXTMUL_LOW_I16X8_U -> multiply(SHORT, "ZERO_EXTEND_S2I", INT, 0);
      case I32X4_EXTMUL_HIGH_I16X8_U -> multiply(SHORT, "ZERO_EXTEND_S2I", INT, 1);
      case I64X2_EXTMUL_LOW_I32X4_S -> multiply(INT, "I2L", LONG, 0);
      case I64X2_EXTMUL_HIGH_I32X4_S -> multiply(INT, "I2L", LONG, 1);
      case I64X2_EXTMUL_LOW_I32X4_U -> multiply(INT, "ZERO_EXTEND_I2L", LONG, 0);
      case I64X2_EXTMUL_HIGH_I32X4_U -> multiply(INT, "ZERO_EXTEND_I2L", LONG, 1);
      case I16X8_EXTADD_PAIRWISE_I8X16_S -> addPairs(SHORT, "ASHR", 8);
      case I16X8_EXTADD_PAIRWISE_I8X16_U -> addPairs(SHORT, "LSHR", 8);
      case I32X4_EXTADD_PAIRWISE_I16X8_S -> addPairs(INT, "ASHR", 16);
      case I32X4_EXTADD_PAIRWISE_I16X8_U -> addPairs(INT, "LSHR", 16);
      case I32X4_DOT_I16X8_S -> {
        evenLane(1, INT, "ASHR", 16);
        operator("MUL", "Binary");
        evenLane(0, INT, "ASHR", 16);
        lanewise(INT, "Binary", VECTOR_TYPE);
        operator("ADD", "Binary");
        oddLane(1, INT, "ASHR", 16);
        operator("MUL", "Binary");
        oddLane(0, INT, "ASHR", 16);
        lanewise(INT, "Binary", VECTOR_TYPE);
        lanewise(INT, "Binary", VECTOR_TYPE);
        result(2, INT);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  // What they are made of

  private void part(int fromTop, Form form) {
    e.wants(fromTop, form);
    e.part(fromTop, form, 0);
  }

  private void result(int operands, Form form) {
    e.pop(operands);
    e.push(form);
  }

  private void call(Form form, String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, form.owner, name, descriptor, false);
  }

  private void mask(String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, MASK, name, descriptor, false);
  }

  /** Pushes an operator; those that are associative have a type of their own, a kind of binary. */
  private void operator(String name, String arity) {
    String kind =
        switch (name) {
          case "ADD", "MUL", "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR" -> "Associative";
          default -> arity;
        };
    out.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, name, "L" + OPERATORS + "$" + kind + ";");
  }

  private void lanewise(Form form, String arity, String operands) {
    call(form, "lanewise", "(L" + OPERATORS + "$" + arity + ";" + operands + ")" + form.type);
  }

  private void compareScalar(Form form) {
    call(form, "compare", "(L" + OPERATORS + "$Comparison;" + form.lane + ")" + MASK_TYPE);
  }

  private void unary(Form form, String name) {
    part(0, form);
    operator(name, "Unary");
    lanewise(form, "Unary", "");
    result(1, form);
  }

  private void binary(Form form, String name) {
    part(1, form);
    operator(name, "Binary");
    part(0, form);
    lanewise(form, "Binary", VECTOR_TYPE);
    result(2, form);
  }

  /** Rounds twice, as the plain instructions do. */
  private void multiplyAdd(Form form) {
    part(2, form);
    operator("MUL", "Binary");
    part(1, form);
    lanewise(form, "Binary", VECTOR_TYPE);
    operator("ADD", "Binary");
    part(0, form);
    lanewise(form, "Binary", VECTOR_TYPE);
    result(3, form);
  }

  /** Flips or clears the signs of floating-point numbers, also of a NaN. */
  private void sign(Form bits, String name) {
    e.part(0, bits, 0);
    operator(name, "Binary");
    if (bits == INT) {
      out.push(name.equals("XOR") ? 0x8000_0000 : 0x7fff_ffff);
    } else {
      out.push(name.equals("XOR") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    lanewise(bits, "Binary", bits.lane);
    Form form = bits == INT ? FLOAT : DOUBLE;
    Parts.reinterpret(bits, form, out);
    result(1, form);
  }

  /** The second operand where it compares to the first, else the first (§4.3.3 fpmin, fpmax). */
  private void choose(Form form, String comparison) {
    part(1, form);
    part(0, form);
    part(0, form);
    operator(comparison, "Comparison");
    part(1, form);
    call(form, "compare", "(L" + OPERATORS + "$Comparison;" + VECTOR_TYPE + ")" + MASK_TYPE);
    call(form, "blend", "(" + VECTOR_TYPE + MASK_TYPE + ")" + form.type);
    result(2, form);
  }

  private void compare(Form form, String name) {
    part(1, form);
    operator(name, "Comparison");
    part(0, form);
    call(form, "compare", "(L" + OPERATORS + "$Comparison;" + VECTOR_TYPE + ")" + MASK_TYPE);
    mask("toVector", "()" + VECTOR_TYPE);
    out.visitTypeInsn(Opcodes.CHECKCAST, form.owner);
    if (form == FLOAT) {
      // Lanes are -1.0 and 0 now.
      Parts.reinterpret(form, INT, out);
      operator("ASHR", "Binary");
      out.push(31);
      lanewise(INT, "Binary", INT.lane);
    }
    result(2, form == FLOAT ? INT : form);
  }

  /** Shifts lanes by the number on the JVM's stack modulo their width. */
  private void shift(Form form, String name) {
    int count = e.temp(Kind.I32);
    out.store(Kind.I32, count);
    part(1, form);
    operator(name, "Binary");
    out.load(Kind.I32, count);
    if (form == LONG) {
      out.insn(Opcodes.I2L);
    } else if (form != INT) {
      out.push(form == BYTE ? 7 : 15);
      out.insn(Opcodes.IAND);
    }
    lanewise(form, "Binary", form.lane);
    result(2, form);
  }

  private Form integral(int operands, int at) {
    for (int i = operands - 1; i >= 0; i--) {
      Form form = e.form(i);
      if (form.object() && form != FLOAT && form != DOUBLE) {
        return form;
      }
    }
    Form made = e.made(at);
    return made.object() && made != FLOAT && made != DOUBLE ? made : LONG;
  }

  private void bitwise(String name, int at) {
    Form form = integral(2, at);
    e.part(1, form, 0);
    operator(name, "Binary");
    e.part(0, form, 0);
    lanewise(form, "Binary", VECTOR_TYPE);
    e.pop(2);
    e.push(form, at);
  }

  // Lanes

  private void splat(Form form) {
    Kind kind = e.top(0);
    int value = e.temp(kind);
    out.store(kind, value);
    Parts.species(form, out);
    out.load(kind, value);
    narrow(form);
    out.call(form.owner, "broadcast", "(" + Parts.SPECIES_TYPE + form.lane + ")" + form.type);
    result(1, form);
  }

  private void narrow(Form form) {
    if (form == BYTE) {
      out.insn(Opcodes.I2B);
    } else if (form == SHORT) {
      out.insn(Opcodes.I2S);
    }
  }

  private void lane(Form form, int lane) {
    part(0, form);
    out.push(lane);
    call(form, "lane", "(I)" + form.lane);
  }

  private void extract(Form form, int lane, Kind kind) {
    lane(form, lane);
    e.pop();
    e.push(kind);
  }

  private void replace(Form form, int lane) {
    Kind kind = e.top(0);
    int value = e.temp(kind);
    out.store(kind, value);
    part(1, form);
    out.push(lane);
    out.load(kind, value);
    narrow(form);
    call(form, "withLane", "(I" + form.lane + ")" + form.type);
    result(2, form);
  }

  private void allTrue(Form form) {
    part(0, form);
    operator("EQ", "Comparison");
    out.push(0);
    compareScalar(form);
    mask("anyTrue", "()Z");
    out.push(1);
    out.insn(Opcodes.IXOR);
    e.pop();
    e.push(Kind.I32);
  }

  private void bitmask(Form form) {
    part(0, form);
    operator("LT", "Comparison");
    out.push(0);
    compareScalar(form);
    mask("toLong", "()J");
    out.insn(Opcodes.L2I);
    e.pop();
    e.push(Kind.I32);
  }

  private void shuffle(long lo, long hi) {
    boolean first = ((lo | hi) & 0x1010_1010_1010_1010L) == 0;
    boolean second = (lo & hi & 0x1010_1010_1010_1010L) == 0x1010_1010_1010_1010L;
    Parts.constant(
        lo & (second ? 0x0f0f_0f0f_0f0f_0f0fL : -1),
        hi & (second ? 0x0f0f_0f0f_0f0f_0f0fL : -1),
        BYTE,
        out);
    if (first || second) {
      part(first ? 1 : 0, BYTE);
      call(BYTE, "selectFrom", "(" + VECTOR_TYPE + ")" + BYTE.type);
    } else {
      part(1, BYTE);
      part(0, BYTE);
      call(BYTE, "selectFrom", "(" + VECTOR_TYPE + VECTOR_TYPE + ")" + BYTE.type);
    }
    result(2, BYTE);
  }

  // Conversions

  private void converted(int fromTop, Form from, String conversion, Form to, int part) {
    part(fromTop, from);
    out.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, conversion, "L" + OPERATORS + "$Conversion;");
    Parts.species(to, out);
    out.push(part);
    call(
        from,
        "convertShape",
        "(L" + OPERATORS + "$Conversion;" + Parts.SPECIES_TYPE + "I)" + VECTOR_TYPE);
    out.visitTypeInsn(Opcodes.CHECKCAST, to.owner);
  }

  private void convert(Form from, String conversion, Form to, int part) {
    converted(0, from, conversion, to, part);
    result(1, to);
  }

  private void multiply(Form from, String conversion, Form to, int part) {
    converted(1, from, conversion, to, part);
    operator("MUL", "Binary");
    converted(0, from, conversion, to, part);
    lanewise(to, "Binary", VECTOR_TYPE);
    result(2, to);
  }

  private void by(Form form, String shift, int count) {
    operator(shift, "Binary");
    out.push(count);
    lanewise(form, "Binary", form.lane);
  }

  /** The lanes of half the width that have even numbers, extended. */
  private void evenLane(int fromTop, Form form, String right, int width) {
    e.part(fromTop, form, 0);
    by(form, "LSHL", width);
    by(form, right, width);
  }

  /** The lanes of half the width that have odd numbers, extended. */
  private void oddLane(int fromTop, Form form, String right, int width) {
    e.part(fromTop, form, 0);
    by(form, right, width);
  }

  private void addPairs(Form form, String right, int width) {
    evenLane(0, form, right, width);
    operator("ADD", "Binary");
    oddLane(0, form, right, width);
    lanewise(form, "Binary", VECTOR_TYPE);
    result(1, form);
  }
}
