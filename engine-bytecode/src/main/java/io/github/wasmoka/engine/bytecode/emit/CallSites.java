package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.Calls;
import org.objectweb.asm.Opcodes;

/** Calls (§4.4.10) from a function's code; what stands between is {@link BridgeClasses}'. */
final class CallSites {
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Emission e;
  private final Out out;
  private final Code code;
  private final Control control;

  CallSites(Emission e, Control control) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.control = control;
  }

  void call(int at) {
    int function = code.a(at);
    Signature signature = e.plan.ofFunction(function);
    e.begin(signature.params().length);
    e.mark(at);
    if (signature.wide()) {
      Values.putAll(signature.params(), 0, e.variables.state(), out);
    }
    e.state();
    if (function == e.function) {
      out.call(ClassNames.group(e.plan.group(function)), e.self, signature.descriptor());
    } else {
      direct(e.plan, out, function, signature);
    }
    e.pop(signature.params().length);
    results(signature);
  }

  /** Calls a function whose arguments and state lie on the JVM's stack. */
  static void direct(ModulePlan plan, Out out, int function, Signature signature) {
    if (function < plan.valid.importedFunctions()) {
      out.call(ClassNames.imports(function), "i" + function, signature.descriptor());
    } else {
      out.call(ClassNames.group(plan.group(function)), "f" + function, signature.descriptor());
    }
  }

  private void results(Signature signature) {
    Kind[] results = signature.results();
    int state = e.variables.state();
    int slot = 0;
    for (int i = 0; i < results.length; i++) {
      if (i > 0) {
        Values.getAll(results[i], state, slot, out);
      } else if (results[0] == Kind.V128) {
        Values.get(Kind.I64, state, 1, out);
      }
      slot += results[i].storeSlots();
      e.push(results[i]);
    }
    e.fresh = false;
  }

  void indirect(int at) {
    int type = code.a(at);
    int table = code.b(at);
    Signature signature = e.plan.ofType(type);
    String index = tableIndex(table);
    e.begin(signature.params().length + 1);
    e.mark(at);
    wideBelow(signature, e.top(0));
    e.state();
    out.call(ClassNames.indirect(type, table), "call", signature.descriptor(index));
    e.pop(signature.params().length + 1);
    results(signature);
  }

  private String tableIndex(int table) {
    return e.plan.valid.table(table).addrType() == AddrType.I64 ? "J" : "I";
  }

  /** Puts wide parameters away that lie below another operand. */
  private void wideBelow(Signature signature, Kind above) {
    if (signature.wide()) {
      int saved = e.temp(above);
      out.store(above, saved);
      Values.putAll(signature.params(), 0, e.variables.state(), out);
      out.load(above, saved);
    }
  }

  void reference(int at) {
    int type = code.a(at);
    Signature signature = e.plan.ofType(type);
    e.begin(signature.params().length + 1);
    e.mark(at);
    wideBelow(signature, Kind.REF);
    e.state();
    out.call(ClassNames.reference(type), "call", signature.descriptor("Ljava/lang/Object;"));
    e.pop(signature.params().length + 1);
    results(signature);
  }

  // Tail calls

  void tail(Opcode op, int at) {
    e.begin(
        switch (op) {
          case RETURN_CALL -> 0;
          case RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
              e.plan.ofType(code.a(at)).params().length + 1;
          default -> throw new IllegalStateException(op.text());
        });
    e.mark(at);
    Rounds rounds = control.rounds;
    if (rounds != null && op != Opcode.RETURN_CALL && alike(e.plan.ofType(code.a(at)))) {
      goRound(rounds, op, at);
      return;
    }
    int state = e.variables.state();
    switch (op) {
      case RETURN_CALL -> tailDirect(at);
      case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
        Signature signature = e.plan.ofType(code.a(at));
        int saved = e.temp(e.top(0));
        out.store(e.top(0), saved);
        Values.putAll(signature.params(), 0, state, out);
        if (alike(signature)) {
          next(op, at, saved);
          e.state();
          out.call(Names.CALLS, "leave", "(I" + Names.BASE_STATE_TYPE + ")V");
        } else if (op == Opcode.RETURN_CALL_REF) {
          out.load(Kind.REF, saved);
          e.state();
          out.call(Names.CALLS, "tail", "(" + OBJECT + Names.BASE_STATE_TYPE + ")V");
        } else {
          element(e.plan, code.b(at), state, saved, out);
          e.state();
          out.push(e.plan.canonical(code.a(at)));
          out.call(Names.CALLS, "tailIndirect", "(" + OBJECT + Names.BASE_STATE_TYPE + "I)V");
        }
        pending();
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  /** Makes a tail call to a function that the method at hand finds by itself. */
  private void goRound(Rounds rounds, Opcode op, int at) {
    Kind kind = e.top(0);
    int saved = e.temp(kind);
    out.store(kind, saved);
    e.pop();
    rounds.pass(e);
    next(op, at, saved);
    rounds.follow(e);
  }

  /** Puts the number of the function in a local, or whose index is there, on the JVM's stack. */
  private void next(Opcode op, int at, int saved) {
    int state = e.variables.state();
    if (op == Opcode.RETURN_CALL_REF) {
      out.load(Kind.REF, saved);
      out.loadRef(state);
      out.call(Names.CALLS, "next", "(" + OBJECT + Names.BASE_STATE_TYPE + ")I");
      return;
    }
    boolean coded = coded(e.plan, code.b(at));
    if (coded) {
      out.loadRef(state);
      out.load(Kind.I32, saved);
    } else {
      element(e.plan, code.b(at), state, saved, out);
      out.loadRef(state);
    }
    out.push(e.plan.canonical(code.a(at)));
    String callee = coded ? Names.BASE_STATE_TYPE + "I" : OBJECT + Names.BASE_STATE_TYPE;
    out.call(Names.CALLS, "next", "(" + callee + "I)I");
  }

  /** Whether a table's entries have codes, see {@link Calls#slot}. */
  static boolean coded(ModulePlan plan, int table) {
    return table == 0 && plan.valid.table(0).addrType() == AddrType.I32;
  }

  /** Puts the entry of a table that is called on the JVM's stack; its index is in a local. */
  static void element(ModulePlan plan, int table, int state, int index, Out out) {
    Kind kind = plan.valid.table(table).addrType() == AddrType.I64 ? Kind.I64 : Kind.I32;
    out.loadRef(state);
    Reference.table(out, table);
    out.load(kind, index);
    out.call(Names.CALLS, "element", "(" + Names.TABLE_TYPE + kind.descriptor + ")" + OBJECT);
  }

  private void tailDirect(int at) {
    int function = code.a(at);
    Signature signature = e.plan.ofFunction(function);
    if (function == e.function && control.startOver()) {
      return;
    }
    boolean later =
        function < e.plan.valid.importedFunctions()
            || e.plan.tails.get(function)
            || control.insideTry()
            || e.plan.flavour.listened();
    if (!later) {
      call(at);
      control.returnFromFunction();
      return;
    }
    e.begin(signature.params().length);
    boolean within = function >= e.plan.valid.importedFunctions() && alike(signature);
    Rounds rounds = control.rounds;
    if (rounds != null && within) {
      rounds.pass(e);
      rounds.goOn(e, function);
      return;
    }
    Values.putAll(signature.params(), 0, e.variables.state(), out);
    e.state();
    if (within) {
      out.push(e.plan.slot(function) + 1);
      out.visitFieldInsn(Opcodes.PUTFIELD, Names.BASE_STATE, "next", "I");
    } else {
      out.push(function);
      out.call(Names.CALLS, "tail", "(" + Names.BASE_STATE_TYPE + "I)V");
    }
    pending();
  }

  /** Whether a signature is that of the function which calls: the driver goes round then. */
  private boolean alike(Signature callee) {
    return callee.alike(e.plan.ofFunction(e.function));
  }

  /** Returns anything: the caller sees that a call waits. */
  private void pending() {
    control.returnPending();
  }
}
