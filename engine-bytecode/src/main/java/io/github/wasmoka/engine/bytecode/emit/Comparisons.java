package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Comparisons as conditions of branches. */
final class Comparisons {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";

  private Comparisons() {}

  /** The condition of an instruction, or null if it is no comparison. */
  static @Nullable Condition of(Opcode op) {
    return switch (op) {
      case I32_EQZ -> Condition.jump(1, Opcodes.IFEQ);
      case I32_EQ -> Condition.jump(2, Opcodes.IF_ICMPEQ);
      case I32_NE -> Condition.jump(2, Opcodes.IF_ICMPNE);
      case I32_LT_S -> Condition.jump(2, Opcodes.IF_ICMPLT);
      case I32_LT_U -> unsigned(INTEGER, "(II)I", Opcodes.IFLT);
      case I32_GT_S -> Condition.jump(2, Opcodes.IF_ICMPGT);
      case I32_GT_U -> unsigned(INTEGER, "(II)I", Opcodes.IFGT);
      case I32_LE_S -> Condition.jump(2, Opcodes.IF_ICMPLE);
      case I32_LE_U -> unsigned(INTEGER, "(II)I", Opcodes.IFLE);
      case I32_GE_S -> Condition.jump(2, Opcodes.IF_ICMPGE);
      case I32_GE_U -> unsigned(INTEGER, "(II)I", Opcodes.IFGE);
      case I64_EQ -> Condition.after(Opcodes.LCMP, Opcodes.IFEQ);
      case I64_NE -> Condition.after(Opcodes.LCMP, Opcodes.IFNE);
      case I64_LT_S -> Condition.after(Opcodes.LCMP, Opcodes.IFLT);
      case I64_LT_U -> unsigned(LONG, "(JJ)I", Opcodes.IFLT);
      case I64_GT_S -> Condition.after(Opcodes.LCMP, Opcodes.IFGT);
      case I64_GT_U -> unsigned(LONG, "(JJ)I", Opcodes.IFGT);
      case I64_LE_S -> Condition.after(Opcodes.LCMP, Opcodes.IFLE);
      case I64_LE_U -> unsigned(LONG, "(JJ)I", Opcodes.IFLE);
      case I64_GE_S -> Condition.after(Opcodes.LCMP, Opcodes.IFGE);
      case I64_GE_U -> unsigned(LONG, "(JJ)I", Opcodes.IFGE);
      case F32_EQ -> Condition.after(Opcodes.FCMPL, Opcodes.IFEQ);
      case F32_NE -> Condition.after(Opcodes.FCMPL, Opcodes.IFNE);
      case F32_LT -> Condition.after(Opcodes.FCMPG, Opcodes.IFLT);
      case F32_GT -> Condition.after(Opcodes.FCMPL, Opcodes.IFGT);
      case F32_LE -> Condition.after(Opcodes.FCMPG, Opcodes.IFLE);
      case F32_GE -> Condition.after(Opcodes.FCMPL, Opcodes.IFGE);
      case F64_EQ -> Condition.after(Opcodes.DCMPL, Opcodes.IFEQ);
      case F64_NE -> Condition.after(Opcodes.DCMPL, Opcodes.IFNE);
      case F64_LT -> Condition.after(Opcodes.DCMPG, Opcodes.IFLT);
      case F64_GT -> Condition.after(Opcodes.DCMPL, Opcodes.IFGT);
      case F64_LE -> Condition.after(Opcodes.DCMPG, Opcodes.IFLE);
      case F64_GE -> Condition.after(Opcodes.DCMPL, Opcodes.IFGE);
      case I64_EQZ -> Condition.zero(Opcodes.IFEQ);
      case REF_IS_NULL -> Condition.jump(1, Opcodes.IFNULL);
      default -> null;
    };
  }

  private static Condition unsigned(String owner, String descriptor, int jump) {
    return Condition.call(2, owner, "compareUnsigned", descriptor, jump);
  }
}
