package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import java.util.List;

/** Finds the end of an expression that stands between other things: it must be read, and nothing is done with it. */
final class ExprSkipper implements InstructionVisitor {
  private final byte[] bytes;
  private final ByteSource in;
  private final Features features;
  private int depth;

  ExprSkipper(byte[] bytes, ByteSource in, Features features) {
    this.bytes = bytes;
    this.in = in;
    this.features = features;
  }

  /** Reads the expression at the source's position and leaves the source behind it. */
  Expr expr() {
    int start = in.position();
    // Constant expressions never refer to data segments; validation says so better than the grammar.
    var reader = new InstructionReader(bytes, start, in.end(), features, true);
    depth = 1;
    while (depth > 0) {
      reader.next(this);
    }
    in.seek(reader.position());
    return new Expr(start, in.position());
  }

  @Override
  public void plain(Opcode op) {
    if (op == Opcode.END) {
      depth--;
    }
  }

  @Override
  public void block(Opcode op, BlockType type) {
    depth++;
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    depth++;
  }

  @Override
  public void label(Opcode op, int label) {
    if (op == Opcode.DELEGATE) {
      depth--;
    }
  }

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
