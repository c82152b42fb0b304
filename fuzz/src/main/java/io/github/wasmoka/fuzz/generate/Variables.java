package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of locals and globals. */
final class Variables {
  private Variables() {}

  static boolean localGet(CodeGenerator g, Opcode op) {
    return g.leaves.local(g.code.locals.isEmpty() ? ValType.I32 : g.choices.of(g.code.locals));
  }

  static boolean localSet(CodeGenerator g, Opcode op) {
    if (g.code.locals.isEmpty()) {
      return false;
    }
    int local = g.choices.below(g.code.locals.size());
    if (!g.code.settable(local)) {
      return false;
    }
    g.operands(g.code.locals.get(local));
    g.code.out.index(op, local);
    g.code.pop(1);
    if (op == Opcode.LOCAL_TEE) {
      g.code.push(g.code.locals.get(local));
    }
    g.code.markSet(local);
    return true;
  }

  static boolean globalGet(CodeGenerator g, Opcode op) {
    return !g.draft.globals.isEmpty() && g.leaves.global(g.choices.of(g.draft.globals).valType());
  }

  static boolean globalSet(CodeGenerator g, Opcode op) {
    List<Integer> settable = settable(g);
    if (settable.isEmpty()) {
      return false;
    }
    int global = g.choices.of(settable);
    g.operands(g.draft.globals.get(global).valType());
    g.code.out.index(op, global);
    g.code.pop(1);
    return true;
  }

  private static List<Integer> settable(CodeGenerator g) {
    var settable = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.globals.size(); i++) {
      if (g.draft.settable(i)) {
        settable.add(i);
      }
    }
    return settable;
  }

  /** Takes the value on top of the stack to a variable of its type, if there is one. */
  static boolean store(CodeGenerator g, ValType type) {
    var locals = new ArrayList<Integer>();
    for (int i = 0; i < g.code.locals.size(); i++) {
      if (g.code.settable(i) && g.draft.types.matches(type, g.code.locals.get(i))) {
        locals.add(i);
      }
    }
    var globals = new ArrayList<Integer>();
    for (int global : settable(g)) {
      GlobalType to = g.draft.globals.get(global);
      if (g.draft.types.matches(type, to.valType())) {
        globals.add(global);
      }
    }
    if (!globals.isEmpty() && (locals.isEmpty() || g.choices.oneIn(2))) {
      g.code.out.index(Opcode.GLOBAL_SET, g.choices.of(globals));
    } else if (!locals.isEmpty()) {
      int local = g.choices.of(locals);
      g.code.out.index(Opcode.LOCAL_SET, local);
      g.code.markSet(local);
    } else {
      return false;
    }
    g.code.pop(1);
    return true;
  }
}
