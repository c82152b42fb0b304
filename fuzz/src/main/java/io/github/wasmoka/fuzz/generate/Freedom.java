package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.EnumSet;
import java.util.Set;

/** Where the specification leaves results to the engine, and code that takes the choice away. */
public final class Freedom {
  private static final int NAN32 = 0x7fc0_0000;
  private static final long NAN64 = 0x7ff8_0000_0000_0000L;
  private static final long BYTES = 0x0101_0101_0101_0101L;

  private static final Set<String> ARITHMETIC =
      Set.of(
          "add",
          "sub",
          "mul",
          "div",
          "sqrt",
          "min",
          "max",
          "ceil",
          "floor",
          "trunc",
          "nearest",
          "demote_f64",
          "promote_f32",
          "demote_f64x2_zero",
          "promote_low_f32x4",
          "relaxed_madd",
          "relaxed_nmadd",
          "relaxed_min",
          "relaxed_max");

  private static final Set<Opcode> CHOOSES_NAN = EnumSet.noneOf(Opcode.class);

  static {
    for (Opcode op : Opcode.values()) {
      int dot = op.text().indexOf('.');
      if (op.text().startsWith("f") && ARITHMETIC.contains(op.text().substring(dot + 1))) {
        CHOOSES_NAN.add(op);
      }
    }
  }

  private Freedom() {}

  /** Whether the bits of a NaN that an instruction yields are the engine's choice (§4.3.3). */
  public static boolean choosesNan(Opcode op) {
    return CHOOSES_NAN.contains(op);
  }

  /** The comparison by which the lanes of an instruction's result are told from NaNs. */
  public static Opcode equality(Opcode op) {
    String shape = op.text().substring(0, op.text().indexOf('.'));
    return switch (shape) {
      case "f32" -> Opcode.F32_EQ;
      case "f64" -> Opcode.F64_EQ;
      case "f32x4" -> Opcode.F32X4_EQ;
      default -> Opcode.F64X2_EQ;
    };
  }

  /**
   * Writes code that leaves the value on top of the stack as it is, but makes NaNs canonical.
   *
   * @param out where to
   * @param equal what {@link #equality} said
   * @param scratch a local of the value's type
   */
  public static void canonical(InstructionVisitor out, Opcode equal, int scratch) {
    out.index(Opcode.LOCAL_TEE, scratch);
    boolean scalar = true;
    switch (equal) {
      case F32_EQ -> out.f32Const(NAN32);
      case F64_EQ -> out.f64Const(NAN64);
      default -> {
        long nan = equal == Opcode.F32X4_EQ ? (long) NAN32 << 32 | NAN32 : NAN64;
        out.v128Const(nan, nan);
        scalar = false;
      }
    }
    out.index(Opcode.LOCAL_GET, scratch);
    out.index(Opcode.LOCAL_GET, scratch);
    out.plain(equal);
    out.plain(scalar ? Opcode.SELECT : Opcode.V128_BITSELECT);
  }

  /**
   * Writes code that changes the operand on top of the stack to one for which a relaxed instruction
   * has but one result (§4.3, relaxed operations).
   *
   * @param out where to
   * @param op the relaxed instruction
   * @param index which of its operands it is
   */
  public static void bound(InstructionVisitor out, Opcode op, int index) {
    switch (op) {
      case I8X16_RELAXED_SWIZZLE -> {
        if (index == 1) {
          mask(out, 0x0f * BYTES);
        }
      }
      case I32X4_RELAXED_TRUNC_F32X4_S -> floats(out, 8, Opcode.I32X4_SHR_S, true);
      case I32X4_RELAXED_TRUNC_F32X4_U -> floats(out, 8, Opcode.I32X4_SHR_U, true);
      case I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> floats(out, 8, Opcode.I32X4_SHR_S, false);
      case I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> floats(out, 8, Opcode.I32X4_SHR_U, false);
      case F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD -> floats(out, 24, Opcode.I32X4_SHR_S, true);
      case F64X2_RELAXED_MADD, F64X2_RELAXED_NMADD -> floats(out, 24, Opcode.I32X4_SHR_S, false);
      case F32X4_RELAXED_MIN, F32X4_RELAXED_MAX -> floats(out, 8, Opcode.I32X4_SHR_S, true);
      case F64X2_RELAXED_MIN, F64X2_RELAXED_MAX -> floats(out, 8, Opcode.I32X4_SHR_S, false);
      case I8X16_RELAXED_LANESELECT -> wholeLanes(out, Opcode.I8X16_LT_S, index);
      case I16X8_RELAXED_LANESELECT -> wholeLanes(out, Opcode.I16X8_LT_S, index);
      case I32X4_RELAXED_LANESELECT -> wholeLanes(out, Opcode.I32X4_LT_S, index);
      case I64X2_RELAXED_LANESELECT -> wholeLanes(out, Opcode.I64X2_LT_S, index);
      case I16X8_RELAXED_Q15MULR_S -> {
        if (index == 1) {
          mask(out, 0x7fff_7fff_7fff_7fffL);
        }
      }
      case I16X8_RELAXED_DOT_I8X16_I7X16_S, I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> {
        if (index == 1) {
          mask(out, 0x7f * BYTES);
        }
      }
      default -> throw new IllegalStateException("no bound for " + op);
    }
  }

  private static void mask(InstructionVisitor out, long half) {
    out.v128Const(half, half);
    out.plain(Opcode.V128_AND);
  }

  /** Whole numbers that floats hold exactly, zero positive. */
  private static void floats(InstructionVisitor out, int shift, Opcode shr, boolean single) {
    out.i32Const(shift);
    out.plain(shr);
    out.plain(single ? Opcode.F32X4_CONVERT_I32X4_S : Opcode.F64X2_CONVERT_LOW_I32X4_S);
  }

  private static void wholeLanes(InstructionVisitor out, Opcode less, int index) {
    if (index == 2) {
      out.v128Const(0, 0);
      out.plain(less);
    }
  }
}
