package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a valid body into {@link Code}. What cannot be reached is left out. */
final class CodeReader implements InstructionVisitor {
  /** An open block: where it starts, and what is known of its end so far. */
  private static final class Open {
    final Opcode op;
    final int start;
    final Block block;
    // The last clause or else, whose next one is not known yet.
    int clause = -1;
    boolean endReached;

    Open(Opcode op, int start, Block block) {
      this.op = op;
      this.start = start;
      this.block = block;
    }
  }

  private final ValidModule valid;
  private final InstructionReader reader;
  private final Code code = new Code();
  private final List<Open> open = new ArrayList<>();
  private boolean dead;
  // How many blocks were opened where nothing can be reached.
  private int deadBlocks;
  // How many loops there were, whether they can be reached or not.
  private int loops;

  private CodeReader(ValidModule valid, int function) {
    this.valid = valid;
    this.reader =
        new InstructionReader(valid.module(), valid.body(function).expr(), valid.features());
  }

  static Code read(ValidModule valid, int function) {
    var codeReader = new CodeReader(valid, function);
    FuncType type = valid.functionType(function);
    Block block = Block.ofFunction(Kind.of(type.results()));
    codeReader.open.add(new Open(Opcode.CALL, -1, block));
    while (codeReader.reader.next(codeReader)) {
      // the visitor does the work
    }
    return codeReader.code;
  }

  private int add(Opcode op, int a, int b, long imm) {
    return code.add(op, a, b, imm, reader.offset());
  }

  private Open label(int label) {
    return open.get(open.size() - 1 - label);
  }

  private void branch(int label) {
    label(label).endReached = true;
  }

  private void calls() {
    open.getLast().block.calls = true;
  }

  private void memory(int index) {
    if (index == 0) {
      open.getLast().block.memory = true;
    }
  }

  // Blocks

  private void enter(Opcode op, BlockType type, List<CatchClause> catches) {
    if (op == Opcode.LOOP) {
      loops++;
    }
    if (dead) {
      deadBlocks++;
      return;
    }
    FuncType func = valid.blockType(type);
    Block block = new Block(Kind.of(func.params()), Kind.of(func.results()), catches, loops);
    int start = add(op, -1, code.object(block), -1);
    open.add(new Open(op, start, block));
  }

  @Override
  public void block(Opcode op, BlockType type) {
    enter(op, type, List.of());
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    if (!dead) {
      for (CatchClause clause : catches) {
        branch(clause.label());
        if (!clause.kind().hasTag()) {
          // What stands behind a clause that catches all never catches.
          break;
        }
      }
    }
    enter(op, type, catches);
  }

  /** An {@code else} or a catch clause: the block goes on in another place. */
  private void clause(Opcode op, int tag) {
    if (deadBlocks > 0) {
      return;
    }
    Open top = open.getLast();
    top.endReached |= !dead;
    int at = add(op, tag, -1, dead ? 0 : 1);
    if (top.clause >= 0) {
      code.setB(top.clause, at);
    } else {
      code.setImm(top.start, at);
    }
    top.clause = at;
    dead = false;
  }

  private void end(Opcode op, int delegate) {
    if (deadBlocks > 0) {
      deadBlocks--;
      return;
    }
    Open top = open.removeLast();
    boolean falls = !dead;
    boolean reached =
        top.op == Opcode.LOOP
            ? falls
            : falls || top.endReached || (top.op == Opcode.IF && top.clause < 0);
    int at = add(op, delegate, top.start, (reached ? 1 : 0) | (falls ? 2 : 0));
    if (top.start >= 0) {
      code.setA(top.start, at);
      if (top.clause >= 0) {
        code.setB(top.clause, at);
      }
      Block outer = open.getLast().block;
      outer.calls |= top.block.calls;
      outer.memory |= top.block.memory;
      outer.switches |= top.block.switches;
    }
    dead = !reached;
  }

  // Instructions by shape

  @Override
  public void plain(Opcode op) {
    switch (op) {
      case END -> end(op, -1);
      case ELSE, CATCH_ALL -> clause(op, -1);
      default -> {
        if (dead) {
          return;
        }
        add(op, -1, -1, 0);
        dead = op == Opcode.UNREACHABLE || op == Opcode.RETURN || op == Opcode.THROW_REF;
      }
    }
  }

  @Override
  public void label(Opcode op, int label) {
    if (op == Opcode.DELEGATE) {
      end(op, label);
      return;
    }
    if (dead) {
      return;
    }
    add(op, label, -1, 0);
    if (op != Opcode.RETHROW) {
      branch(label);
    }
    dead = op == Opcode.BR || op == Opcode.RETHROW;
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    if (dead) {
      return;
    }
    int[] all = Arrays.copyOf(labels, labels.length + 1);
    all[labels.length] = defaultLabel;
    for (int label : all) {
      branch(label);
    }
    open.getLast().block.switches |= all.length >= Block.SWITCH;
    add(op, -1, code.object(all), 0);
    dead = true;
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    if (!dead) {
      add(op, label, code.object(to), 0);
      branch(label);
    }
  }

  @Override
  public void index(Opcode op, int index) {
    if (op == Opcode.CATCH) {
      clause(op, index);
      return;
    }
    if (dead) {
      return;
    }
    add(op, index, -1, 0);
    switch (op) {
      case CALL, CALL_REF, MEMORY_GROW -> calls();
      case RETURN_CALL, RETURN_CALL_REF, THROW -> dead = true;
      default -> {
        // goes on behind it
      }
    }
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    if (dead) {
      return;
    }
    add(op, first, second, 0);
    if (op == Opcode.CALL_INDIRECT) {
      calls();
    }
    dead = op == Opcode.RETURN_CALL_INDIRECT;
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    if (!dead) {
      add(op, -1, -1, 0);
    }
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    memArgLane(op, memory, align, offset, -1);
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    if (!dead) {
      add(op, memory, lane, offset);
      memory(memory);
    }
  }

  @Override
  public void i32Const(int value) {
    constant(Opcode.I32_CONST, value);
  }

  @Override
  public void i64Const(long value) {
    constant(Opcode.I64_CONST, value);
  }

  @Override
  public void f32Const(int bits) {
    constant(Opcode.F32_CONST, bits);
  }

  @Override
  public void f64Const(long bits) {
    constant(Opcode.F64_CONST, bits);
  }

  private void constant(Opcode op, long bits) {
    if (!dead) {
      add(op, -1, -1, bits);
    }
  }

  @Override
  public void v128Const(long lo, long hi) {
    shuffle(Opcode.V128_CONST, lo, hi);
  }

  @Override
  public void lane(Opcode op, int lane) {
    if (!dead) {
      add(op, lane, -1, 0);
    }
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    if (!dead) {
      add(op, -1, code.object(hi), lo);
    }
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    if (!dead) {
      add(op, -1, code.object(type), 0);
    }
  }
}
