package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plain arithmetic in a row, mostly on variables, as compilers write it: what engines fold, fuse
 * and keep in registers. Chance alone seldom brings two certain instructions together.
 */
final class Chains {
  private static final Map<ValType, List<Opcode>> ARITHMETIC =
      Map.of(
          ValType.I32,
          List.of(
              Opcode.I32_ADD,
              Opcode.I32_SUB,
              Opcode.I32_MUL,
              Opcode.I32_AND,
              Opcode.I32_OR,
              Opcode.I32_XOR,
              Opcode.I32_SHL,
              Opcode.I32_SHR_S,
              Opcode.I32_SHR_U,
              Opcode.I32_ROTL),
          ValType.I64,
          List.of(
              Opcode.I64_ADD,
              Opcode.I64_SUB,
              Opcode.I64_MUL,
              Opcode.I64_AND,
              Opcode.I64_OR,
              Opcode.I64_XOR,
              Opcode.I64_SHL,
              Opcode.I64_SHR_S,
              Opcode.I64_SHR_U,
              Opcode.I64_ROTL),
          ValType.F32,
          List.of(Opcode.F32_ADD, Opcode.F32_SUB, Opcode.F32_MUL),
          ValType.F64,
          List.of(Opcode.F64_ADD, Opcode.F64_SUB, Opcode.F64_MUL));

  private static final Map<ValType, List<Opcode>> COMPARISONS =
      Map.of(
          ValType.I32,
          List.of(
              Opcode.I32_EQ,
              Opcode.I32_NE,
              Opcode.I32_LT_S,
              Opcode.I32_LT_U,
              Opcode.I32_GT_S,
              Opcode.I32_GT_U,
              Opcode.I32_LE_S,
              Opcode.I32_LE_U,
              Opcode.I32_GE_S,
              Opcode.I32_GE_U),
          ValType.I64,
          List.of(
              Opcode.I64_EQ,
              Opcode.I64_NE,
              Opcode.I64_LT_S,
              Opcode.I64_LT_U,
              Opcode.I64_GT_S,
              Opcode.I64_GT_U,
              Opcode.I64_LE_S,
              Opcode.I64_LE_U,
              Opcode.I64_GE_S,
              Opcode.I64_GE_U),
          ValType.F64,
          List.of(
              Opcode.F64_EQ,
              Opcode.F64_NE,
              Opcode.F64_LT,
              Opcode.F64_GT,
              Opcode.F64_LE,
              Opcode.F64_GE));

  private static final List<ValType> COMPARED = List.of(ValType.I32, ValType.I64, ValType.F64);

  private Chains() {}

  /** A value by a few operations; false if there are none of its type. */
  static boolean chain(CodeGenerator g, ValType type) {
    List<Opcode> operations = ARITHMETIC.get(type);
    if (operations == null || g.shape.constant()) {
      return false;
    }
    int length = g.choices.between(1, 4);
    if (g.choices.oneIn(4)) {
      folded(g, type, operations, length);
    } else {
      chain(g, type, operations, length);
    }
    return true;
  }

  private static void chain(CodeGenerator g, ValType type, List<Opcode> operations, int length) {
    if (length == 0) {
      operand(g, type);
      return;
    }
    if (g.choices.oneIn(3)) {
      operand(g, type);
      chain(g, type, operations, length - 1);
    } else {
      chain(g, type, operations, length - 1);
      operand(g, type);
    }
    Opcode op = g.choices.of(operations);
    g.plain(op, 2, type);
    g.nans.after(op, type);
  }

  /** A variable and constants, which may be folded. */
  private static void folded(CodeGenerator g, ValType type, List<Opcode> operations, int length) {
    operand(g, type);
    Opcode op = g.choices.of(operations);
    for (int i = 0; i < length; i++) {
      g.leaves.constant(type);
      g.plain(op, 2, type);
      g.nans.after(op, type);
      if (g.choices.oneIn(3)) {
        op = g.choices.of(operations);
      }
    }
  }

  private static void operand(CodeGenerator g, ValType type) {
    switch (g.choices.weighted(5, 1, 1)) {
      case 0 -> {
        if (!g.leaves.local(type) && !g.leaves.global(type)) {
          g.leaves.constant(type);
        }
      }
      case 1 -> g.leaves.constant(type);
      default -> g.value(type);
    }
  }

  /** A condition: mostly a comparison. */
  static void condition(CodeGenerator g) {
    if (g.shape.constant() || g.choices.below(3) == 0) {
      g.value(ValType.I32);
      return;
    }
    ValType type = g.choices.of(COMPARED);
    operand(g, type);
    operand(g, type);
    g.plain(g.choices.of(Objects.requireNonNull(COMPARISONS.get(type))), 2, ValType.I32);
  }
}
