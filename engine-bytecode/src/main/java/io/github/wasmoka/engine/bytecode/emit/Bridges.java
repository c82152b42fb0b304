package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.ClassSource;
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
  static void finishTail(ModulePlan plan, int function, int state, Out out) {
    Signature signature = plan.ofFunction(function);
    Kind[] results = signature.results();
    int result = state + 1;
    List<Object> types = types(signature);
    goOn(plan.signature(function), signature, state, result, types, out);
    var waits = new org.objectweb.asm.Label();
    out.loadRef(state);
    out.field(Names.BASE_STATE, "tail", Names.FUNC_TYPE);
    out.visitJumpInsn(Opcodes.IFNONNULL, waits);
    if (results.length > 0) {
      out.load(first(results), result);
    }
    returnFirst(signature, out);
    out.visitLabel(waits);
    out.frame(types.toArray(), new Object[0]);
    // The state names it no longer when the next method is called, where the stack may overflow.
    out.loadRef(state);
    out.field(Names.BASE_STATE, "tail", Names.FUNC_TYPE);
    out.loadRef(state);
    out.insn(Opcodes.ACONST_NULL);
    out.visitFieldInsn(Opcodes.PUTFIELD, Names.BASE_STATE, "tail", Names.FUNC_TYPE);
    out.loadRef(state);
    out.call(Names.CALLS, "finish", "(" + Names.FUNC_TYPE + Names.BASE_STATE_TYPE + ")V");
    if (results.length > 0) {
      Values.get(results[0], state, 0, out);
    }
    returnFirst(signature, out);
  }

  /**
   * Puts what a body has returned, which lies on the JVM's stack, into a local; if the body has
   * left a tail call to a function of its own signature, makes that first.
   *
   * @param types the frame's types without the result
   */
  static void goOn(
      int number, Signature signature, int state, int result, List<Object> types, Out out) {
    Kind[] results = signature.results();
    var done = new org.objectweb.asm.Label();
    var with = new ArrayList<>(types);
    if (results.length > 0) {
      out.store(first(results), result);
      Emission.addType(first(results), with);
    }
    out.loadRef(state);
    out.field(Names.BASE_STATE, "next", "I");
    out.visitJumpInsn(Opcodes.IFEQ, done);
    out.loadRef(state);
    out.field(Names.BASE_STATE, "next", "I");
    DispatchClass.forget(state, out);
    out.loadRef(state);
    out.call(ClassNames.dispatch(number), ClassSource.ROUNDS, Rounds.descriptor(signature));
    if (results.length > 0) {
      out.store(first(results), result);
    }
    out.visitLabel(done);
    out.frame(with.toArray(), new Object[0]);
  }

  /** The kind of the first slot. */
  static Kind first(Kind[] results) {
    return results[0] == Kind.V128 ? Kind.I64 : results[0];
  }
}
