package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/** How a method of a whole function returns. */
class Returns {
  /** Returns results that lie on the JVM's stack. */
  void emit(Emission e, Kind[] results) {
    returnAll(e.out, results, e.variables.state());
  }

  /** Returns results that lie on the JVM's stack: the first slot as such, others in the state. */
  static void returnAll(Out out, Kind[] results, int state) {
    if (results.length == 0) {
      out.insn(Opcodes.RETURN);
      return;
    }
    Values.putAll(results, 1, state, out);
    if (results[0] == Kind.V128) {
      Values.put(Kind.I64, state, 1, out);
    }
    out.insn(Opcodes.IRETURN + results[0].opcodeOffset);
  }

  /** Returns with a tail call that waits: the result is none. */
  void pending(Emission e, Kind[] results) {
    if (results.length == 0) {
      e.out.insn(Opcodes.RETURN);
    } else {
      Kind first = results[0] == Kind.V128 ? Kind.I64 : results[0];
      e.out.zero(first);
      e.out.insn(Opcodes.IRETURN + first.opcodeOffset);
    }
  }
}
