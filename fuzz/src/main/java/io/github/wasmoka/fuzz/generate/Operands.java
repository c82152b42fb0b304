package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * What instructions wish of their operands: a divisor that mostly is not zero, a float that mostly
 * fits an integer, and for relaxed instructions, where others run them too, operands for which
 * there is but one result (§4.3.4 and the relaxed operations of §4.3).
 */
final class Operands {
  private Operands() {}

  private static boolean bound(CodeGenerator g, @Nullable Opcode op) {
    return op != null && op.feature() == Feature.RELAXED_SIMD && g.draft.options.portable();
  }

  static boolean mayTake(CodeGenerator g, @Nullable Opcode op) {
    return !bound(g, op);
  }

  static void make(CodeGenerator g, @Nullable Opcode op, int index, ValType type) {
    if (op != null && traps(op) && g.choices.below(4) != 3) {
      fitting(g, op, type);
      return;
    }
    if (op != null && overflows(op) && g.choices.oneIn(6)) {
      boolean wide = type == ValType.I64;
      if (wide) {
        g.code.out.i64Const(index == 0 ? Long.MIN_VALUE : -1);
      } else {
        g.code.out.i32Const(index == 0 ? Integer.MIN_VALUE : -1);
      }
      g.code.push(type);
      return;
    }
    g.value(type);
    adjust(g, op, index, type);
  }

  private static boolean overflows(Opcode op) {
    return switch (op) {
      case I32_DIV_S, I32_REM_S, I64_DIV_S, I64_REM_S -> true;
      default -> false;
    };
  }

  private static boolean traps(Opcode op) {
    return op.text().startsWith("i32.trunc_f") || op.text().startsWith("i64.trunc_f");
  }

  private static void fitting(CodeGenerator g, Opcode op, ValType type) {
    g.value(ValType.I32);
    if (op.text().endsWith("_u")) {
      g.code.out.i32Const(0x7fff_ffff);
      g.code.out.plain(Opcode.I32_AND);
    } else if (type == ValType.F32) {
      g.code.out.i32Const(1);
      g.code.out.plain(Opcode.I32_SHR_S);
    }
    if (type == ValType.F32) {
      if (op.text().startsWith("i32.")) {
        // 2^31 - 1 would be rounded up.
        g.code.out.i32Const(7);
        g.code.out.plain(Opcode.I32_SHR_S);
      }
      g.plain(Opcode.F32_CONVERT_I32_S, 1, type);
    } else {
      g.plain(Opcode.F64_CONVERT_I32_S, 1, type);
    }
  }

  /** Changes the operand on top of the stack to what the instruction wishes. */
  static void adjust(CodeGenerator g, @Nullable Opcode op, int index, ValType type) {
    if (op == null) {
      return;
    }
    Code code = g.code;
    switch (op) {
      case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U -> {
        if (index == 1 && g.choices.below(4) != 3) {
          code.out.i32Const(1);
          code.out.plain(Opcode.I32_OR);
        }
      }
      case I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> {
        if (index == 1 && g.choices.below(4) != 3) {
          code.out.i64Const(1);
          code.out.plain(Opcode.I64_OR);
        }
      }
      default -> {
        if (bound(g, op)) {
          Freedom.bound(code.out, op, index);
        }
      }
    }
  }
}
