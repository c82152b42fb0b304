package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import org.objectweb.asm.Opcodes;

/**
 * Recognizes branches back to a loop's header that depend on a counter being unequal to something.
 */
final class LoopShape {
  private LoopShape() {}

  /**
   * The jump that is taken while a counter has not reached its end.
   *
   * @param code the function's code
   * @param branch where the {@code br_if} is
   * @param condition what decides it
   * @return a jump for the same operands, or 0 if the branch has not that shape
   */
  static int towards(Code code, int branch, Condition condition) {
    if (condition.jump() == Opcodes.IFNE && condition.operands() == 1 && condition.prefix() == 0) {
      int step = step(code, branch - 1);
      return step > 1 ? Opcodes.IFLT : step < -1 ? Opcodes.IFGT : 0;
    }
    if (condition.jump() != Opcodes.IF_ICMPNE || code.op(branch - 1) != Opcode.I32_NE) {
      return 0;
    }
    int step = step(code, branch - 2);
    if (step != 0) {
      return large(step, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLT);
    }
    Opcode limit = code.op(Math.max(branch - 2, 0));
    return limit == Opcode.LOCAL_GET || limit == Opcode.I32_CONST
        ? large(step(code, branch - 3), Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGT)
        : 0;
  }

  private static int large(int step, int up, int down) {
    return step > 1 ? up : step < -1 ? down : 0;
  }

  /**
   * By how much the counter grows that an instruction sets and leaves on the stack; 0 if unknown.
   */
  private static int step(Code code, int tee) {
    if (tee >= 3
        && code.op(tee) == Opcode.LOCAL_TEE
        && code.op(tee - 1) == Opcode.I32_ADD
        && code.op(tee - 2) == Opcode.I32_CONST
        && code.op(tee - 3) == Opcode.LOCAL_GET
        && code.a(tee - 3) == code.a(tee)) {
      return (int) code.imm(tee - 2);
    }
    return 0;
  }
}
