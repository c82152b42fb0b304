package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import java.util.List;

/**
 * Finds the end of an expression that stands between other things: it must be read, and nothing is
 * done with it.
 */
final class ExprSkipper extends EmptyVisitor {
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
    // Constant expressions never refer to data segments; validation says so better than the
    // grammar.
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
}
