package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of calls, plain and in tail position. */
final class Calls {
  private Calls() {}

  static boolean call(CodeGenerator g, Opcode op) {
    return g.shape.calls()
        && !g.draft.functions.isEmpty()
        && call(g, g.choices.below(g.draft.functions.size()));
  }

  static boolean call(CodeGenerator g, int function) {
    FuncType type = g.draft.types.func(g.draft.functions.get(function));
    g.operands(null, type.params());
    g.code.out.index(Opcode.CALL, function);
    g.code.pop(type.params().size());
    g.code.push(type.results());
    return true;
  }

  static boolean returnCall(CodeGenerator g, Opcode op) {
    var fitting = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.functions.size(); i++) {
      if (returnable(g, g.draft.functions.get(i))) {
        fitting.add(i);
      }
    }
    if (fitting.isEmpty() || !g.shape.calls()) {
      return false;
    }
    return Branches.leaving(
        g,
        h -> {
          int function = h.choices.of(fitting);
          h.operands(null, h.draft.types.func(h.draft.functions.get(function)).params());
          h.code.out.index(op, function);
        });
  }

  /** Whether the results of a type's functions may be this function's. */
  private static boolean returnable(CodeGenerator g, int typeIndex) {
    List<ValType> given = g.draft.types.func(typeIndex).results();
    List<ValType> wanted = g.code.type.results();
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

  private static List<Integer> callableTables(CodeGenerator g) {
    var tables = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.tables.size(); i++) {
      boolean named = i == 0 || g.draft.has(Feature.REFERENCE_TYPES);
      if (named && g.draft.types.matches(g.draft.tables.get(i).element(), RefType.FUNCREF)) {
        tables.add(i);
      }
    }
    return tables;
  }

  static boolean indirect(CodeGenerator g, Opcode op) {
    List<Integer> tables = callableTables(g);
    if (tables.isEmpty() || !g.shape.calls()) {
      return false;
    }
    int type = type(g);
    FuncType func = g.draft.types.func(type);
    int index = g.choices.of(tables);
    g.operands(null, func.params());
    entry(g, index);
    g.code.out.index2(op, type, index);
    g.code.pop(1 + func.params().size());
    g.code.push(func.results());
    return true;
  }

  private static void entry(CodeGenerator g, int table) {
    TableType type = g.draft.tables.get(table);
    Tables.position(g, type);
  }

  /** A function type, mostly of a function that there is, or the one above it. */
  private static int type(CodeGenerator g) {
    if (g.draft.functions.isEmpty() || g.choices.oneIn(6)) {
      return g.choices.of(g.draft.types.ofKind(AbsHeapType.FUNC));
    }
    int type = g.choices.of(g.draft.functions);
    List<HeapType> supers = g.draft.types.get(type).supers();
    return !supers.isEmpty()
            && supers.getFirst() instanceof TypeIdx(int above)
            && g.choices.oneIn(3)
        ? above
        : type;
  }

  static boolean returnCallIndirect(CodeGenerator g, Opcode op) {
    List<Integer> tables = callableTables(g);
    List<Integer> types = returnableTypes(g);
    if (tables.isEmpty() || types.isEmpty() || !g.shape.calls()) {
      return false;
    }
    return Branches.leaving(
        g,
        h -> {
          int type = h.choices.of(types);
          int index = h.choices.of(tables);
          h.operands(null, h.draft.types.func(type).params());
          entry(h, index);
          h.code.out.index2(op, type, index);
        });
  }

  private static List<Integer> returnableTypes(CodeGenerator g) {
    var types = new ArrayList<Integer>();
    for (int type : g.draft.types.ofKind(AbsHeapType.FUNC)) {
      if (returnable(g, type)) {
        types.add(type);
      }
    }
    return types;
  }

  static boolean ref(CodeGenerator g, Opcode op) {
    if (!g.shape.calls()) {
      return false;
    }
    int type = type(g);
    FuncType func = g.draft.types.func(type);
    g.operands(null, func.params());
    g.value(new RefType(true, new TypeIdx(type)));
    g.code.out.index(op, type);
    g.code.pop(1 + func.params().size());
    g.code.push(func.results());
    return true;
  }

  static boolean returnCallRef(CodeGenerator g, Opcode op) {
    List<Integer> types = returnableTypes(g);
    if (types.isEmpty() || !g.shape.calls()) {
      return false;
    }
    return Branches.leaving(
        g,
        h -> {
          int type = h.choices.of(types);
          h.operands(null, h.draft.types.func(type).params());
          h.value(new RefType(true, new TypeIdx(type)));
          h.code.out.index(op, type);
        });
  }
}
