package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import java.util.List;

/**
 * A visitor that does nothing, to read instructions for their grammar alone or to override a few
 * methods of.
 */
public class EmptyVisitor implements InstructionVisitor {
  /** Makes a visitor. */
  public EmptyVisitor() {}

  @Override
  public void plain(Opcode op) {}

  @Override
  public void block(Opcode op, BlockType type) {}

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {}

  @Override
  public void label(Opcode op, int label) {}

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {}

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {}

  @Override
  public void index(Opcode op, int index) {}

  @Override
  public void index2(Opcode op, int first, int second) {}

  @Override
  public void select(Opcode op, List<ValType> types) {}

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {}

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {}

  @Override
  public void i32Const(int value) {}

  @Override
  public void i64Const(long value) {}

  @Override
  public void f32Const(int bits) {}

  @Override
  public void f64Const(long bits) {}

  @Override
  public void v128Const(long lo, long hi) {}

  @Override
  public void lane(Opcode op, int lane) {}

  @Override
  public void shuffle(Opcode op, long lo, long hi) {}

  @Override
  public void heapType(Opcode op, HeapType type) {}
}
