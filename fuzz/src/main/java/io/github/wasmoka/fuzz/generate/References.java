package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of references: null, functions, tests and casts. */
final class References {
  private References() {}

  static boolean refNull(CodeGenerator g, Opcode op) {
    g.leaves.nullOf(g.chooser.nullable().heapType());
    return true;
  }

  static boolean refFunc(CodeGenerator g, Opcode op) {
    return g.leaves.function(AbsHeapType.FUNC);
  }

  static boolean isNull(CodeGenerator g, Opcode op) {
    g.operands(g.chooser.nullable());
    g.plain(op, 1, ValType.I32);
    return true;
  }

  static boolean equal(CodeGenerator g, Opcode op) {
    var eq = new RefType(true, AbsHeapType.EQ);
    if (g.choices.oneIn(3)) {
      // The same object twice.
      int local = g.code.newLocal(eq);
      g.value(eq);
      g.code.out.index(Opcode.LOCAL_TEE, local);
      g.code.markSet(local);
      g.code.out.index(Opcode.LOCAL_GET, local);
      g.code.push(eq);
    } else {
      g.operands(eq, eq);
    }
    g.plain(op, 2, ValType.I32);
    return true;
  }

  static boolean asNonNull(CodeGenerator g, Opcode op) {
    RefType type = g.chooser.nullable();
    g.value(type);
    RefType known = g.code.peek(0) instanceof RefType given ? given : type;
    g.plain(op, 1, new RefType(false, known.heapType()));
    return true;
  }

  /** A value that may or may not have a type: of the type, or of its hierarchy. */
  private static void candidate(CodeGenerator g, RefType type) {
    HeapType heap = g.choices.oneIn(2) ? type.heapType() : g.draft.types.top(type.heapType());
    g.value(new RefType(true, heap));
  }

  static boolean test(CodeGenerator g, Opcode op) {
    RefType type = g.chooser.nullable();
    candidate(g, type);
    g.code.out.heapType(op, type.heapType());
    g.code.pop(1);
    g.code.push(ValType.I32);
    return true;
  }

  static boolean cast(CodeGenerator g, Opcode op) {
    RefType type = g.chooser.nullable();
    candidate(g, type);
    g.code.out.heapType(op, type.heapType());
    g.code.pop(1);
    g.code.push(new RefType(op == Opcode.REF_CAST_NULL, type.heapType()));
    return true;
  }

  static boolean brOnCast(CodeGenerator g, Opcode op) {
    for (int label : Branches.labels(g)) {
      List<ValType> type = Branches.type(g, label);
      if (!type.isEmpty() && type.getLast() instanceof RefType ref && g.choices.below(3) != 2) {
        brOnCast(g, op, label, type, ref);
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
    brOnCast(g, op, 0, results, ref);
    g.finish(results);
    Blocks.end(g);
    return true;
  }

  private static void brOnCast(
      CodeGenerator g, Opcode op, int label, List<ValType> type, RefType last) {
    RefType from;
    RefType to;
    if (op == Opcode.BR_ON_CAST) {
      to = narrower(g, last);
      from = new RefType(true, g.choices.oneIn(2) ? last.heapType() : top(g, last));
    } else {
      // What is passed on is what is left of the operand's type.
      from = last;
      to = narrower(g, last);
      if (to.nullable() && g.choices.oneIn(2)) {
        from = new RefType(true, last.heapType());
      }
    }
    if (!from.nullable()) {
      to = new RefType(false, to.heapType());
    }
    List<ValType> before = type.subList(0, type.size() - 1);
    g.operands(null, before);
    g.value(from);
    g.code.out.brOnCast(op, label, from, to);
    g.code.pop(1 + before.size());
    g.code.push(before);
    g.code.push(op == Opcode.BR_ON_CAST ? without(from, to) : to);
  }

  /** What is left of a type when another was cast away (§3.1.4). */
  private static RefType without(RefType from, RefType to) {
    return to.nullable() ? new RefType(false, from.heapType()) : from;
  }

  private static HeapType top(CodeGenerator g, RefType type) {
    return g.draft.types.top(type.heapType());
  }

  /** The type itself or one below it. */
  private static RefType narrower(CodeGenerator g, RefType type) {
    var found = new ArrayList<HeapType>();
    found.add(type.heapType());
    for (int i = 0; i < g.draft.types.size(); i++) {
      if (g.draft.types.matches(new TypeIdx(i), type.heapType())) {
        found.add(new TypeIdx(i));
      }
    }
    return new RefType(type.nullable() && g.choices.oneIn(2), g.choices.of(found));
  }
}
