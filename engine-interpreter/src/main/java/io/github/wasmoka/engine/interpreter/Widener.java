package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.validator.ValidModule;
import java.util.List;

/**
 * The wide form, for functions of more slots than operations can name: locals and operands live far
 * away in the frame, and each instruction is translated between two operations that copy its
 * operands to near slots and its results back. Slow, but any function that is valid runs.
 */
final class Widener implements InstructionVisitor {
  /** The first far slot; below it is room for the operands of any one instruction. */
  static final int FAR = 0x8000;

  /** As many operands as any instruction takes whose number does not depend on immediates. */
  private static final int MOST = 5;

  private final Translator translator;
  private final ValidModule valid;
  private final Emitter out;
  private final byte[] localClasses;
  private final int[] localSlots;

  Widener(
      Translator translator,
      ValidModule valid,
      Emitter out,
      byte[] localClasses,
      int[] localSlots) {
    this.translator = translator;
    this.valid = valid;
    this.out = out;
    this.localClasses = localClasses;
    this.localSlots = localSlots;
  }

  /** Makes the locals: parameters come in near slots, the others are zero. */
  void prologue(int paramSlots) {
    out.code.emit(Op.FAR_ZERO, 0, 0, out.stack.topHome());
    if (paramSlots > 0) {
      out.code.emit(Op.FAR_OUT, 0, paramSlots, FAR);
    }
  }

  private void around(int operands, Runnable instruction) {
    if (!translator.dead()) {
      out.pull(Math.min(operands, translator.available()));
    }
    instruction.run();
    if (translator.dead()) {
      out.stack.setNear(out.stack.height());
    } else {
      out.settle();
    }
  }

  @Override
  public void plain(Opcode op) {
    boolean control = op == Opcode.END || op == Opcode.ELSE || op == Opcode.RETURN;
    around(control ? 0 : MOST, () -> translator.plain(op));
  }

  @Override
  public void block(Opcode op, BlockType type) {
    around(op == Opcode.IF ? 1 : 0, () -> translator.block(op, type));
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    around(0, () -> translator.tryTable(op, type, catches));
  }

  @Override
  public void label(Opcode op, int label) {
    boolean operand = op == Opcode.BR_IF || op == Opcode.BR_ON_NULL || op == Opcode.BR_ON_NON_NULL;
    around(operand ? 1 : 0, () -> translator.label(op, label));
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    around(1, () -> translator.brTable(op, labels, defaultLabel));
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    around(1, () -> translator.brOnCast(op, label, from, to));
  }

  @Override
  public void index(Opcode op, int index) {
    switch (op) {
      case LOCAL_GET -> local(op, index, 0);
      case LOCAL_SET, LOCAL_TEE -> local(op, index, 1);
      default -> around(operands(op, index), () -> translator.index(op, index));
    }
  }

  private int operands(Opcode op, int index) {
    return switch (op) {
      case CATCH -> 0;
      case CALL, RETURN_CALL -> valid.functionType(index).params().size();
      case CALL_REF, RETURN_CALL_REF -> valid.type(index).funcType().params().size() + 1;
      case THROW -> valid.tag(index).funcType().params().size();
      case STRUCT_NEW -> ((StructType) valid.type(index).expand()).fields().size();
      default -> MOST;
    };
  }

  private void local(Opcode op, int index, int operands) {
    if (translator.dead()) {
      return;
    }
    byte cls = localClasses[index];
    int width = Operands.width(cls);
    around(
        operands,
        () -> {
          if (op == Opcode.LOCAL_GET) {
            out.code.emit(Op.FAR_IN, out.pushTemp(cls), width, localSlots[index]);
          } else {
            out.code.emit(Op.FAR_OUT, out.stack.slot(out.top()), width, localSlots[index]);
            out.stack.pop(op == Opcode.LOCAL_SET ? 1 : 0);
          }
        });
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    int operands =
        switch (op) {
          case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
              valid.type(first).funcType().params().size() + 1;
          case ARRAY_NEW_FIXED -> second;
          default -> MOST;
        };
    around(operands, () -> translator.index2(op, first, second));
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    around(MOST, () -> translator.select(op, types));
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    around(MOST, () -> translator.memArg(op, memory, align, offset));
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    around(MOST, () -> translator.memArgLane(op, memory, align, offset, lane));
  }

  @Override
  public void i32Const(int value) {
    around(0, () -> translator.i32Const(value));
  }

  @Override
  public void i64Const(long value) {
    around(0, () -> translator.i64Const(value));
  }

  @Override
  public void f32Const(int bits) {
    around(0, () -> translator.f32Const(bits));
  }

  @Override
  public void f64Const(long bits) {
    around(0, () -> translator.f64Const(bits));
  }

  @Override
  public void v128Const(long lo, long hi) {
    around(0, () -> translator.v128Const(lo, hi));
  }

  @Override
  public void lane(Opcode op, int lane) {
    around(MOST, () -> translator.lane(op, lane));
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    around(MOST, () -> translator.shuffle(op, lo, hi));
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    around(MOST, () -> translator.heapType(op, type));
  }
}
