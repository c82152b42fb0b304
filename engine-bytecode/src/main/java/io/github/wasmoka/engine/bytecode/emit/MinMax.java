package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import org.objectweb.asm.Opcodes;

/**
 * The smaller or larger of two integers as compilers write it: both, both again, a comparison, and
 * {@code select}. HotSpot knows {@code Math.min} and makes no branch of it, least of all one that
 * it takes to be never taken.
 */
final class MinMax {
  /** How many instructions there are from the repeated operands on. */
  static final int LENGTH = 4;

  private MinMax() {}

  /**
   * Emits it for the two operands on the JVM's stack, if that is what follows them.
   *
   * @param at the first operand's repetition
   * @return whether {@link #LENGTH} instructions from there on are done
   */
  static boolean emit(Code code, int at, Out out) {
    boolean same = repeats(code, at - 2, at) && repeats(code, at - 1, at + 1);
    boolean swapped = repeats(code, at - 2, at + 1) && repeats(code, at - 1, at);
    if (code.op(at + 3) != Opcode.SELECT || (!same && !swapped) || changes(code, at - 1)) {
      return false;
    }
    boolean less;
    boolean unsigned = false;
    boolean wide = false;
    switch (code.op(at + 2)) {
      case I32_LT_S, I32_LE_S -> less = true;
      case I32_GT_S, I32_GE_S -> less = false;
      case I32_LT_U, I32_LE_U -> {
        less = true;
        unsigned = true;
      }
      case I32_GT_U, I32_GE_U -> {
        less = false;
        unsigned = true;
      }
      case I64_LT_S, I64_LE_S -> {
        less = true;
        wide = true;
      }
      case I64_GT_S, I64_GE_S -> {
        less = false;
        wide = true;
      }
      default -> {
        return false;
      }
    }
    if (unsigned) {
      flip(out);
      out.insn(Opcodes.SWAP);
      flip(out);
    }
    out.call("java/lang/Math", less == same ? "min" : "max", wide ? "(JJ)J" : "(II)I");
    if (unsigned) {
      flip(out);
    }
    return true;
  }

  /** Whether the second operand changes the local that the first one was. */
  private static boolean changes(Code code, int second) {
    Opcode first = code.op(second - 1);
    return code.op(second) == Opcode.LOCAL_TEE
        && (first == Opcode.LOCAL_GET || first == Opcode.LOCAL_TEE)
        && code.a(second) == code.a(second - 1);
  }

  /** Makes the order of unsigned integers that of signed ones. */
  private static void flip(Out out) {
    out.push(Integer.MIN_VALUE);
    out.insn(Opcodes.IXOR);
  }

  /** Whether an instruction has for sure the value that an earlier one has had. */
  private static boolean repeats(Code code, int earlier, int later) {
    Opcode op = code.op(later);
    return switch (code.op(earlier)) {
      case LOCAL_GET, LOCAL_TEE -> op == Opcode.LOCAL_GET && code.a(earlier) == code.a(later);
      case I32_CONST, I64_CONST -> op == code.op(earlier) && code.imm(earlier) == code.imm(later);
      default -> false;
    };
  }
}
