package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A method being written. A stack map frame that was asked for is written before the next
 * instruction only, so that labels which stand in the same place share the last one's.
 */
final class Out extends MethodVisitor {
  private static final int MAX_RANGES = 60_000;

  /** By so many locals a frame may differ from the one before, if it is not to be written whole. */
  private static final int MAX_MORE = 3;

  private Object @Nullable [] frameLocals;
  private Object @Nullable [] frameStack;
  // The locals of the frame that was written last.
  private Object @Nullable [] written;
  private int maxLocals;

  private int size;
  private int ranges;

  Out(MethodVisitor target) {
    super(Opcodes.ASM9, target);
  }

  /** A method that is only measured. */
  Out() {
    super(Opcodes.ASM9);
  }

  /** {@return whether this is only measured: frames need not be made then} */
  boolean measures() {
    return mv == null;
  }

  /** Counts bytes that are not written here. */
  void count(int bytes) {
    size += bytes;
  }

  /** {@return how many bytes of code there are so far, or a few less} */
  int size() {
    return size;
  }

  /** Asks for a frame at this place. */
  void frame(Object[] locals, Object[] stack) {
    frameLocals = locals;
    frameStack = stack;
  }

  private void flush() {
    Object[] locals = frameLocals;
    Object[] stack = frameStack;
    if (locals != null && stack != null) {
      frameLocals = null;
      write(locals, stack);
    }
  }

  /** Writes a frame as what differs from the one before, which takes ASM longer to find out. */
  private void write(Object[] locals, Object[] stack) {
    Object[] before = written;
    written = locals;
    if (before != null && stack.length <= 1) {
      int length = Math.min(before.length, locals.length);
      int more = locals.length - before.length;
      if (Math.abs(more) <= MAX_MORE
          && (stack.length == 0 || more == 0)
          && (before == locals || Arrays.equals(before, 0, length, locals, 0, length))) {
        if (more == 0) {
          super.visitFrame(stack.length == 0 ? Opcodes.F_SAME : Opcodes.F_SAME1, 0, null, 1, stack);
        } else if (more < 0) {
          super.visitFrame(Opcodes.F_CHOP, -more, null, 0, null);
        } else {
          Object[] added = Arrays.copyOfRange(locals, length, locals.length);
          super.visitFrame(Opcodes.F_APPEND, more, added, 0, null);
        }
        return;
      }
    }
    super.visitFrame(Opcodes.F_FULL, locals.length, locals, stack.length, stack);
  }

  /** Makes room for a local. */
  void reserve(int end) {
    maxLocals = Math.max(maxLocals, end);
  }

  int maxLocals() {
    return maxLocals;
  }

  @Override
  public void visitInsn(int opcode) {
    flush();
    size++;
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    flush();
    size += opcode == Opcodes.SIPUSH ? 3 : 2;
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    flush();
    reserve(variable + 2);
    size += variable < 4 ? 1 : variable < 256 ? 2 : 4;
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    flush();
    size += 6;
    super.visitIincInsn(variable, increment);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    flush();
    size += 3;
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    flush();
    size += 3;
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    flush();
    size += 3;
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    flush();
    size += 3;
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    flush();
    size += 3;
    super.visitLdcInsn(value);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
    flush();
    size += 16 + 4 * labels.length;
    super.visitTableSwitchInsn(min, max, dflt, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
    flush();
    size += 12 + 8 * labels.length;
    super.visitLookupSwitchInsn(dflt, keys, labels);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    range();
    super.visitTryCatchBlock(start, end, handler, type);
  }

  /** Counts a range of instructions with a handler, of which a method has some 65,000. */
  void range() {
    if (++ranges > MAX_RANGES) {
      throw new TooLargeException();
    }
  }

  // Shorthands

  void insn(int opcode) {
    visitInsn(opcode);
  }

  void load(Kind kind, int variable) {
    visitVarInsn(Opcodes.ILOAD + kind.opcodeOffset, variable);
    if (kind == Kind.V128) {
      visitVarInsn(Opcodes.LLOAD, variable + 2);
    }
  }

  void store(Kind kind, int variable) {
    if (kind == Kind.V128) {
      visitVarInsn(Opcodes.LSTORE, variable + 2);
    }
    visitVarInsn(Opcodes.ISTORE + kind.opcodeOffset, variable);
  }

  void loadRef(int variable) {
    visitVarInsn(Opcodes.ALOAD, variable);
  }

  void zero(Kind kind) {
    switch (kind) {
      case I32 -> insn(Opcodes.ICONST_0);
      case I64 -> insn(Opcodes.LCONST_0);
      case F32 -> insn(Opcodes.FCONST_0);
      case F64 -> insn(Opcodes.DCONST_0);
      case V128 -> {
        insn(Opcodes.LCONST_0);
        insn(Opcodes.LCONST_0);
      }
      case REF -> insn(Opcodes.ACONST_NULL);
    }
  }

  void pop(Kind kind) {
    switch (kind) {
      case I32, F32, REF -> insn(Opcodes.POP);
      case I64, F64 -> insn(Opcodes.POP2);
      case V128 -> {
        insn(Opcodes.POP2);
        insn(Opcodes.POP2);
      }
    }
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      insn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      visitLdcInsn(value);
    }
  }

  void push(long value) {
    if (value == 0 || value == 1) {
      insn(Opcodes.LCONST_0 + (int) value);
    } else if (value == (short) value) {
      push((int) value);
      insn(Opcodes.I2L);
    } else {
      visitLdcInsn(value);
    }
  }

  /** Pushes a float by its bits; a NaN's payload must not pass through a constant of the class. */
  void pushFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      push(bits);
      call("java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (bits == 0) {
      insn(Opcodes.FCONST_0);
    } else {
      visitLdcInsn(value);
    }
  }

  /** Pushes a double by its bits. */
  void pushDouble(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      push(bits);
      call("java/lang/Double", "longBitsToDouble", "(J)D");
    } else if (bits == 0) {
      insn(Opcodes.DCONST_0);
    } else {
      visitLdcInsn(value);
    }
  }

  /** Swaps the topmost value on the JVM's stack and the next. */
  void swap(Kind top, Kind below) {
    if (top.slots + below.slots == 2) {
      insn(Opcodes.SWAP);
    } else if (top.slots == 2) {
      insn(below.slots == 2 ? Opcodes.DUP2_X2 : Opcodes.DUP2_X1);
      insn(Opcodes.POP2);
    } else {
      insn(Opcodes.DUP_X2);
      insn(Opcodes.POP);
    }
  }

  void call(String owner, String name, String descriptor) {
    visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  void field(String owner, String name, String descriptor) {
    visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
  }

  /** An unsigned {@code int} becomes a {@code long}. */
  void widen() {
    insn(Opcodes.I2L);
    visitLdcInsn(0xffff_ffffL);
    insn(Opcodes.LAND);
  }
}
