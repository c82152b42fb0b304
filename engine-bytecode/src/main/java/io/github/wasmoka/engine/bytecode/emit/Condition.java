package io.github.wasmoka.engine.bytecode.emit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A comparison that is not made yet, so that it can be one with the branch that it decides.
 *
 * @param operands how many operands it takes
 * @param prefix a JVM instruction before the jump, or 0
 * @param owner the class of a method that is called before the jump, or null
 * @param name the method's name
 * @param descriptor its descriptor
 * @param jump the jump if it holds
 */
record Condition(
    int operands, int prefix, @Nullable String owner, String name, String descriptor, int jump) {
  /** An integer that is not zero. */
  static final Condition NOT_ZERO = jump(1, Opcodes.IFNE);

  static Condition jump(int operands, int jump) {
    return new Condition(operands, 0, null, "", "", jump);
  }

  static Condition after(int prefix, int jump) {
    return new Condition(2, prefix, null, "", "", jump);
  }

  /** A {@code long} against zero. */
  static Condition zero(int jump) {
    return new Condition(1, Opcodes.LCMP, null, "", "", jump);
  }

  static Condition call(int operands, String owner, String name, String descriptor, int jump) {
    return new Condition(operands, 0, owner, name, descriptor, jump);
  }

  Condition negated() {
    return new Condition(operands, prefix, owner, name, descriptor, opposite(jump));
  }

  private static int opposite(int jump) {
    return switch (jump) {
      case Opcodes.IFNULL -> Opcodes.IFNONNULL;
      case Opcodes.IFNONNULL -> Opcodes.IFNULL;
      // IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE and their kin for two operands stand in pairs
      default -> ((jump + 1) ^ 1) - 1;
    };
  }

  /** Emits what precedes the jump. */
  void prepare(Out out) {
    if (prefix == Opcodes.LCMP && operands == 1) {
      out.insn(Opcodes.LCONST_0);
    }
    if (prefix != 0) {
      out.insn(prefix);
    }
    if (owner != null) {
      out.call(owner, name, descriptor);
    }
  }

  /** {@return whether it compares floats: {@link #prepare} leaves -1, 0 or 1 then} */
  boolean ofFloats() {
    return switch (prefix) {
      case Opcodes.FCMPG, Opcodes.FCMPL, Opcodes.DCMPG, Opcodes.DCMPL -> true;
      default -> false;
    };
  }

  /** Makes all ones, if it holds, or zero of what a comparison of floats has left. */
  void mask(Out out) {
    switch (jump) {
      case Opcodes.IFEQ -> {
        out.insn(Opcodes.ICONST_1);
        out.insn(Opcodes.IAND);
        out.insn(Opcodes.ICONST_1);
        out.insn(Opcodes.ISUB);
      }
      case Opcodes.IFNE -> {
        out.insn(Opcodes.ICONST_1);
        out.insn(Opcodes.IAND);
        out.insn(Opcodes.INEG);
      }
      case Opcodes.IFGT -> out.insn(Opcodes.INEG);
      case Opcodes.IFGE -> {
        out.insn(Opcodes.ICONST_M1);
        out.insn(Opcodes.IXOR);
      }
      case Opcodes.IFLE -> {
        out.insn(Opcodes.ICONST_1);
        out.insn(Opcodes.ISUB);
      }
      default -> {
        // the sign of what is less
      }
    }
    out.push(Integer.SIZE - 1);
    out.insn(Opcodes.ISHR);
  }
}
