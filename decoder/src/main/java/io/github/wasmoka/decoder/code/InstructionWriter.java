package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.binary.TypeWriter;
import java.util.List;

/** Writes the instructions that it receives in the binary format (§5.4). Not thread-safe. */
public final class InstructionWriter implements InstructionVisitor {
  private final ByteSink out;
  private final TypeWriter types;

  /**
   * Writes to a sink.
   *
   * @param out the sink
   */
  public InstructionWriter(ByteSink out) {
    this.out = out;
    this.types = new TypeWriter(out);
  }

  private void opcode(Opcode op) {
    if (op.prefix() == 0) {
      out.u8(op.number());
    } else {
      out.u8(op.prefix());
      out.u32(op.number());
    }
  }

  @Override
  public void plain(Opcode op) {
    opcode(op);
    if (op.imm() == Imm.FENCE) {
      out.u8(0);
    }
  }

  @Override
  public void block(Opcode op, BlockType type) {
    opcode(op);
    types.blockType(type);
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    opcode(op);
    types.blockType(type);
    out.u32(catches.size());
    for (CatchClause clause : catches) {
      out.u8(clause.kind().ordinal());
      if (clause.kind().hasTag()) {
        out.u32(clause.tag());
      }
      out.u32(clause.label());
    }
  }

  @Override
  public void label(Opcode op, int label) {
    opcode(op);
    out.u32(label);
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    opcode(op);
    out.u32(labels.length);
    for (int label : labels) {
      out.u32(label);
    }
    out.u32(defaultLabel);
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    opcode(op);
    out.u8((from.nullable() ? 1 : 0) | (to.nullable() ? 2 : 0));
    out.u32(label);
    types.heapType(from.heapType());
    types.heapType(to.heapType());
  }

  @Override
  public void index(Opcode op, int index) {
    opcode(op);
    out.u32(index);
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    opcode(op);
    out.u32(first);
    out.u32(second);
  }

  @Override
  public void select(Opcode op, List<ValType> valTypes) {
    opcode(op);
    types.valTypes(valTypes);
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    opcode(op);
    out.u32(memory == 0 ? align : align | 0x40);
    if (memory != 0) {
      out.u32(memory);
    }
    out.u64(offset);
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    memArg(op, memory, align, offset);
    out.u8(lane);
  }

  @Override
  public void i32Const(int value) {
    opcode(Opcode.I32_CONST);
    out.s64(value);
  }

  @Override
  public void i64Const(long value) {
    opcode(Opcode.I64_CONST);
    out.s64(value);
  }

  @Override
  public void f32Const(int bits) {
    opcode(Opcode.F32_CONST);
    out.i32(bits);
  }

  @Override
  public void f64Const(long bits) {
    opcode(Opcode.F64_CONST);
    out.i64(bits);
  }

  @Override
  public void v128Const(long lo, long hi) {
    opcode(Opcode.V128_CONST);
    out.i64(lo);
    out.i64(hi);
  }

  @Override
  public void lane(Opcode op, int lane) {
    opcode(op);
    out.u8(lane);
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    opcode(op);
    out.i64(lo);
    out.i64(hi);
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    opcode(op);
    types.heapType(type);
  }
}
