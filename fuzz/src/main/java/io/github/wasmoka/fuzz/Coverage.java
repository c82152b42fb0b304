package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which instructions were in modules, and which pairs of them ran. Not thread-safe. */
public final class Coverage {
  private static final int FIRST_OF_PAIR = 10;

  private final Set<Opcode> written = EnumSet.noneOf(Opcode.class);
  private final BitSet ran = new BitSet();
  private final BitSet pairs = new BitSet();

  /** Notes what is in a module. */
  public void wrote(WasmModule module) {
    var collector = new Collector(written);
    for (Body body : module.bodies()) {
      InstructionReader.readAll(module, body.expr(), Features.ALL, collector);
    }
  }

  /** Notes the pairs that ran; whether some were new. */
  boolean ran(BitSet newPairs) {
    int before = pairs.cardinality();
    pairs.or(newPairs);
    newPairs.stream().forEach(pair -> ran.set(pair & (1 << FIRST_OF_PAIR) - 1));
    return pairs.cardinality() > before;
  }

  /** The instructions of these features that were in no module. */
  public List<Opcode> missing(Features features) {
    var missing = new ArrayList<Opcode>();
    for (Opcode op : Opcode.values()) {
      if ((op.feature() == null || features.has(op.feature())) && !written.contains(op)) {
        missing.add(op);
      }
    }
    return missing;
  }

  private static int total(Features features) {
    int total = 0;
    for (Opcode op : Opcode.values()) {
      if (op.feature() == null || features.has(op.feature())) {
        total++;
      }
    }
    return total;
  }

  /** A few words for a line of progress. */
  String words(Features features) {
    int total = total(features);
    return String.format(
        "opcodes %d of %d written, %d ran, %d pairs",
        total - missing(features).size(), total, ran.cardinality(), pairs.cardinality());
  }

  private record Collector(Set<Opcode> into) implements InstructionVisitor {
    @Override
    public void plain(Opcode op) {
      into.add(op);
    }

    @Override
    public void block(Opcode op, BlockType type) {
      into.add(op);
    }

    @Override
    public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
      into.add(op);
    }

    @Override
    public void label(Opcode op, int label) {
      into.add(op);
    }

    @Override
    public void brTable(Opcode op, int[] labels, int defaultLabel) {
      into.add(op);
    }

    @Override
    public void brOnCast(Opcode op, int label, RefType from, RefType to) {
      into.add(op);
    }

    @Override
    public void index(Opcode op, int index) {
      into.add(op);
    }

    @Override
    public void index2(Opcode op, int first, int second) {
      into.add(op);
    }

    @Override
    public void select(Opcode op, List<ValType> types) {
      into.add(op);
    }

    @Override
    public void memArg(Opcode op, int memory, int align, long offset) {
      into.add(op);
    }

    @Override
    public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
      into.add(op);
    }

    @Override
    public void i32Const(int value) {
      into.add(Opcode.I32_CONST);
    }

    @Override
    public void i64Const(long value) {
      into.add(Opcode.I64_CONST);
    }

    @Override
    public void f32Const(int bits) {
      into.add(Opcode.F32_CONST);
    }

    @Override
    public void f64Const(long bits) {
      into.add(Opcode.F64_CONST);
    }

    @Override
    public void v128Const(long lo, long hi) {
      into.add(Opcode.V128_CONST);
    }

    @Override
    public void lane(Opcode op, int lane) {
      into.add(op);
    }

    @Override
    public void shuffle(Opcode op, long lo, long hi) {
      into.add(op);
    }

    @Override
    public void heapType(Opcode op, HeapType type) {
      into.add(op);
    }
  }
}
