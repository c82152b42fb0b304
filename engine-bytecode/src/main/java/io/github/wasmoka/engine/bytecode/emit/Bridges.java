package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** What methods between functions have in common. */
final class Bridges {
  private Bridges() {}

  /** Loads a method's parameters from locals from a first one on; returns the local behind them. */
  static int loadParams(Signature signature, int first, Out out) {
    int at = first;
    if (!signature.wide()) {
      for (Kind kind : signature.params()) {
        out.load(kind, at);
        at += kind.slots;
      }
    }
    return at;
  }

  /** Frame types of the parameters, what follows them, and the state. */
  static List<Object> types(Signature signature, Object... extra) {
    var types = new ArrayList<Object>();
    if (!signature.wide()) {
      for (Kind kind : signature.params()) {
        Emission.addType(kind, types);
      }
    }
    types.addAll(List.of(extra));
    types.add(Signature.STATE);
    return types;
  }

  static void returnFirst(Signature signature, Out out) {
    Kind[] results = signature.results();
    if (results.length == 0) {
      out.insn(Opcodes.RETURN);
    } else {
      out.insn(Opcodes.IRETURN + results[0].opcodeOffset);
    }
  }

  /**
   * Returns what a body has returned, which lies on the JVM's stack, unless it has left a tail
   * call: then makes that. The locals of the method are the parameters and the state.
   */
  static void finishTail(Signature signature, int state, Out out) {
    var waits = new org.objectweb.asm.Label();
    Kind[] results = signature.results();
    int result = state + 1;
    List<Object> types = types(signature);
    if (results.length > 0) {
      Kind first = first(results);
      out.store(first, result);
    }
    out.loadRef(state);
    out.field(Names.BASE_STATE, "tail", Names.FUNC_TYPE);
    out.visitJumpInsn(Opcodes.IFNONNULL, waits);
    if (results.length > 0) {
      out.load(first(results), result);
    }
    returnFirst(signature, out);
    out.visitLabel(waits);
    out.frame(types.toArray(), new Object[0]);
    out.loadRef(state);
    out.call(Names.CALLS, "finish", "(" + Names.BASE_STATE_TYPE + ")V");
    if (results.length > 0) {
      Values.get(results[0], state, 0, out);
    }
    returnFirst(signature, out);
  }

  /** The kind of the first slot. */
  static Kind first(Kind[] results) {
    return results[0] == Kind.V128 ? Kind.I64 : results[0];
  }
}
