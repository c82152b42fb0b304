package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;

/** An instruction with its immediates, a record for each shape. */
sealed interface Instr {
  /** The instruction. */
  Opcode op();

  /** Hands the instruction to a visitor. */
  void accept(InstructionVisitor visitor);

  /** See {@link InstructionVisitor#plain}. */
  record Plain(Opcode op) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.plain(op);
    }
  }

  /** See {@link InstructionVisitor#block}. */
  record Block(Opcode op, BlockType type) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.block(op, type);
    }
  }

  /** See {@link InstructionVisitor#tryTable}. */
  record TryTable(Opcode op, BlockType type, List<CatchClause> catches) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.tryTable(op, type, catches);
    }
  }

  /** See {@link InstructionVisitor#label}. */
  record Label(Opcode op, int label) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.label(op, label);
    }
  }

  /** See {@link InstructionVisitor#brTable}. */
  record BrTable(Opcode op, List<Integer> labels, int defaultLabel) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.brTable(op, labels.stream().mapToInt(Integer::intValue).toArray(), defaultLabel);
    }
  }

  /** See {@link InstructionVisitor#brOnCast}. */
  record BrOnCast(Opcode op, int label, RefType from, RefType to) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.brOnCast(op, label, from, to);
    }
  }

  /** See {@link InstructionVisitor#index}. */
  record Index(Opcode op, int index) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.index(op, index);
    }
  }

  /** See {@link InstructionVisitor#index2}. */
  record Index2(Opcode op, int first, int second) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.index2(op, first, second);
    }
  }

  /** See {@link InstructionVisitor#select}. */
  record Select(Opcode op, List<ValType> types) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.select(op, types);
    }
  }

  /** See {@link InstructionVisitor#memArg}. */
  record MemArg(Opcode op, int memory, int align, long offset) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.memArg(op, memory, align, offset);
    }
  }

  /** See {@link InstructionVisitor#memArgLane}. */
  record MemArgLane(Opcode op, int memory, int align, long offset, int lane) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.memArgLane(op, memory, align, offset, lane);
    }
  }

  /** See {@link InstructionVisitor#lane}. */
  record Lane(Opcode op, int lane) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.lane(op, lane);
    }
  }

  /** See {@link InstructionVisitor#shuffle}. */
  record Shuffle(Opcode op, long lo, long hi) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.shuffle(op, lo, hi);
    }
  }

  /** See {@link InstructionVisitor#heapType}. */
  record Heap(Opcode op, HeapType type) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      visitor.heapType(op, type);
    }
  }

  /** A constant; the bits of all but vectors stand in {@code lo}. */
  record Const(Opcode op, long lo, long hi) implements Instr {
    @Override
    public void accept(InstructionVisitor visitor) {
      switch (op) {
        case I32_CONST -> visitor.i32Const((int) lo);
        case I64_CONST -> visitor.i64Const(lo);
        case F32_CONST -> visitor.f32Const((int) lo);
        case F64_CONST -> visitor.f64Const(lo);
        default -> visitor.v128Const(lo, hi);
      }
    }
  }
}
