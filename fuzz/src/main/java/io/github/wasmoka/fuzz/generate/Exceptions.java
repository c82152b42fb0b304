package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of throwing and catching, those of 3.0 and those of the legacy proposal. */
final class Exceptions {
  private Exceptions() {}

  static boolean raise(CodeGenerator g, Opcode op) {
    if (g.draft.tags.isEmpty()) {
      return false;
    }
    return Branches.leaving(
        g,
        h -> {
          int tag = h.choices.below(h.draft.tags.size());
          h.operands(null, params(h, tag));
          h.code.out.index(op, tag);
        });
  }

  private static List<ValType> params(CodeGenerator g, int tag) {
    return g.draft.types.func(g.draft.tags.get(tag)).params();
  }

  static boolean raiseRef(CodeGenerator g, Opcode op) {
    return Branches.leaving(
        g,
        h -> {
          h.value(RefType.EXNREF);
          h.code.out.plain(op);
        });
  }

  static boolean rethrow(CodeGenerator g, Opcode op) {
    if (handlers(g).isEmpty()) {
      return false;
    }
    return Branches.leaving(g, h -> h.code.out.label(op, h.choices.of(handlers(h))));
  }

  /** The labels of the legacy handlers that are open. */
  private static List<Integer> handlers(CodeGenerator g) {
    var labels = new ArrayList<Integer>();
    int count = g.code.frames.size();
    for (int i = 0; i < count; i++) {
      Opcode op = g.code.frames.get(count - 1 - i).op;
      if (op == Opcode.CATCH || op == Opcode.CATCH_ALL) {
        labels.add(i);
      }
    }
    return labels;
  }

  /**
   * A {@code try_table} inside a block that its first clause branches to; further clauses branch
   * wherever their values fit.
   */
  static boolean tryTable(CodeGenerator g, Opcode op) {
    if (g.deep()) {
      return false;
    }
    boolean tagged = !g.draft.tags.isEmpty() && g.choices.below(3) != 2;
    boolean passesRef = g.choices.oneIn(3);
    int tag = tagged ? g.choices.below(g.draft.tags.size()) : -1;
    var caught = new ArrayList<ValType>(tagged ? params(g, tag) : List.of());
    if (passesRef) {
      caught.add(new RefType(g.choices.oneIn(2), AbsHeapType.EXN));
    }
    if (caught.size() > 1 && !g.draft.has(Feature.MULTI_VALUE)) {
      return false;
    }
    g.code.out.block(Opcode.BLOCK, Blocks.type(g, List.of(), caught));
    g.code.open(Opcode.BLOCK, List.of(), caught, caught, true);
    List<ValType> results = g.choices.oneIn(2) ? List.of(g.chooser.value()) : List.of();
    var clauses = new ArrayList<CatchClause>();
    clauses.add(new CatchClause(kind(tagged, passesRef), tag, 0));
    int more = g.choices.below(3);
    for (int i = 0; i < more; i++) {
      clause(g, clauses);
    }
    g.code.out.tryTable(op, Blocks.type(g, List.of(), results), clauses);
    g.code.open(op, List.of(), results, results, true);
    attempt(g, tag);
    g.finish(results);
    Blocks.end(g);
    g.finish(caught);
    Blocks.end(g);
    return true;
  }

  /** What is tried: statements, or at once what the first clause catches. */
  private static void attempt(CodeGenerator g, int tag) {
    if (tag < 0 || g.choices.below(4) != 3) {
      g.statements(12);
      return;
    }
    g.operands(null, params(g, tag));
    g.code.out.index(Opcode.THROW, tag);
    g.code.kill();
  }

  private static CatchClause.Kind kind(boolean tagged, boolean passesRef) {
    if (tagged) {
      return passesRef ? CatchClause.Kind.CATCH_REF : CatchClause.Kind.CATCH;
    }
    return passesRef ? CatchClause.Kind.CATCH_ALL_REF : CatchClause.Kind.CATCH_ALL;
  }

  private static void clause(CodeGenerator g, List<CatchClause> clauses) {
    boolean tagged = !g.draft.tags.isEmpty() && g.choices.oneIn(2);
    int tag = tagged ? g.choices.below(g.draft.tags.size()) : -1;
    boolean passesRef = g.choices.oneIn(3);
    var caught = new ArrayList<ValType>(tagged ? params(g, tag) : List.of());
    if (passesRef) {
      caught.add(new RefType(false, AbsHeapType.EXN));
    }
    var fitting = new ArrayList<Integer>();
    for (int label : Branches.labels(g)) {
      if (fits(g, caught, Branches.type(g, label))) {
        fitting.add(label);
      }
    }
    if (!fitting.isEmpty()) {
      int at = g.choices.below(clauses.size() + 1);
      clauses.add(at, new CatchClause(kind(tagged, passesRef), tag, g.choices.of(fitting)));
    }
  }

  private static boolean fits(CodeGenerator g, List<ValType> given, List<ValType> wanted) {
    if (given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!g.draft.types.matches(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean legacy(CodeGenerator g, Opcode op) {
    if (g.deep()) {
      return false;
    }
    List<ValType> results = g.choices.oneIn(2) ? List.of(g.chooser.value()) : List.of();
    g.code.out.block(op, Blocks.type(g, List.of(), results));
    g.code.open(op, List.of(), results, results, true);
    g.statements(12);
    g.finish(results);
    if (g.choices.oneIn(4)) {
      g.code.close();
      g.code.out.label(Opcode.DELEGATE, g.choices.below(g.code.frames.size()));
      g.code.push(results);
      return true;
    }
    int catches = g.draft.tags.isEmpty() ? 0 : g.choices.below(3);
    for (int i = 0; i < catches; i++) {
      int tag = g.choices.below(g.draft.tags.size());
      g.code.out.index(Opcode.CATCH, tag);
      g.code.next(Opcode.CATCH, params(g, tag));
      g.statements(12);
      g.finish(results);
    }
    if (g.choices.oneIn(2)) {
      g.code.out.plain(Opcode.CATCH_ALL);
      g.code.next(Opcode.CATCH_ALL, List.of());
      g.statements(12);
      g.finish(results);
    }
    Blocks.end(g);
    return true;
  }
}
