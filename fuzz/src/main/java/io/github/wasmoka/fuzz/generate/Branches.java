package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of branches; those that end a block mostly stand behind a condition. */
final class Branches {
  private Branches() {}

  /** Something that never returns: written inside an {@code if}, or bare, which ends the block. */
  @FunctionalInterface
  interface Leaving {
    void write(CodeGenerator g);
  }

  static boolean leaving(CodeGenerator g, Leaving leaving) {
    boolean conditional = !g.code.frame().dead && g.choices.below(4) != 3;
    if (conditional) {
      Chains.condition(g);
      g.code.pop(1);
      g.code.out.block(Opcode.IF, BlockType.EMPTY);
      g.code.open(Opcode.IF, List.of(), List.of(), List.of(), true);
    }
    leaving.write(g);
    g.code.kill();
    if (conditional) {
      Blocks.end(g);
    }
    return true;
  }

  static boolean unreachable(CodeGenerator g, Opcode op) {
    return g.choices.oneIn(4) && leaving(g, h -> h.code.out.plain(op));
  }

  static boolean returns(CodeGenerator g, Opcode op) {
    return leaving(
        g,
        h -> {
          h.operands(null, h.code.type.results());
          h.code.out.plain(op);
        });
  }

  static boolean br(CodeGenerator g, Opcode op) {
    return leaving(
        g,
        h -> {
          int label = h.choices.of(labels(h));
          h.operands(null, type(h, label));
          h.code.out.label(op, label);
        });
  }

  static boolean brIf(CodeGenerator g, Opcode op) {
    int label = g.choices.of(labels(g));
    List<ValType> type = type(g, label);
    g.operands(null, type);
    Chains.condition(g);
    g.code.out.label(op, label);
    g.code.pop(1 + type.size());
    g.code.push(type);
    return true;
  }

  static boolean brTable(CodeGenerator g, Opcode op) {
    return leaving(
        g,
        h -> {
          int label = h.choices.of(labels(h));
          List<ValType> type = type(h, label);
          var same = new ArrayList<Integer>();
          for (int other : labels(h)) {
            if (type(h, other).equals(type)) {
              same.add(other);
            }
          }
          int[] table = new int[h.choices.oneIn(30) ? h.choices.below(600) : h.choices.below(6)];
          for (int i = 0; i < table.length; i++) {
            table[i] = h.choices.of(same);
          }
          h.operands(null, type);
          h.value(ValType.I32);
          if (h.choices.oneIn(2)) {
            h.code.out.i32Const(7);
            h.code.out.plain(Opcode.I32_AND);
          }
          h.code.out.brTable(op, table, label);
        });
  }

  /** The labels that may be branched to; there is always the function's own. */
  static List<Integer> labels(CodeGenerator g) {
    var labels = new ArrayList<Integer>();
    int count = g.code.frames.size();
    for (int i = 0; i < count; i++) {
      if (g.code.frames.get(count - 1 - i).target) {
        labels.add(i);
      }
    }
    return labels;
  }

  static List<ValType> type(CodeGenerator g, int label) {
    return g.code.frames.get(g.code.frames.size() - 1 - label).label;
  }

  static boolean brOnNull(CodeGenerator g, Opcode op) {
    int label = g.choices.of(labels(g));
    List<ValType> type = type(g, label);
    RefType ref = g.chooser.nullable();
    g.operands(null, type);
    g.value(ref);
    g.code.out.label(op, label);
    RefType known = g.code.peek(0) instanceof RefType given ? given : ref;
    g.code.pop(1 + type.size());
    g.code.push(type);
    g.code.push(new RefType(false, known.heapType()));
    return true;
  }

  static boolean brOnNonNull(CodeGenerator g, Opcode op) {
    for (int label : labels(g)) {
      List<ValType> type = type(g, label);
      if (!type.isEmpty() && type.getLast() instanceof RefType ref) {
        onNonNull(g, op, label, type, ref);
        return true;
      }
    }
    if (g.deep()) {
      return false;
    }
    RefType ref = g.chooser.nullable();
    List<ValType> results = List.of(ref);
    g.code.out.block(Opcode.BLOCK, new BlockType.Result(ref));
    g.code.open(Opcode.BLOCK, List.of(), results, results, true);
    onNonNull(g, op, 0, results, ref);
    g.finish(results);
    Blocks.end(g);
    return true;
  }

  private static void onNonNull(
      CodeGenerator g, Opcode op, int label, List<ValType> type, RefType ref) {
    List<ValType> before = type.subList(0, type.size() - 1);
    g.operands(null, before);
    g.value(new RefType(true, ref.heapType()));
    g.code.out.label(op, label);
    g.code.pop(1 + before.size());
    g.code.push(before);
  }
}
