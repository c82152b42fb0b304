package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Exceptions (§4.4.10 try_table, and the legacy proposal): ranges of the JVM's exception table.
 * Blocks are closed from the inside out, which is the order that the table must have. A handler
 * begins with the exception on the JVM's stack and the operands below its block at home.
 */
final class Handlers {
  private static final Kind[] HIDDEN = {Kind.REF};
  private static final Kind[] NONE = {};

  private final Control control;
  private final Emission e;
  private final Out out;
  private final Code code;
  private final org.objectweb.asm.Label escape = new org.objectweb.asm.Label();
  private boolean escapes;

  Handlers(Control control) {
    this.control = control;
    this.e = control.e;
    this.out = control.out;
    this.code = control.code;
  }

  /** Begins the body of a try. */
  org.objectweb.asm.Label start() {
    var here = new org.objectweb.asm.Label();
    out.visitLabel(here);
    return here;
  }

  /** Ends the body of a try: returns where, or null if that has happened before. */
  org.objectweb.asm.@Nullable Label end(Label label) {
    org.objectweb.asm.Label start = label.tryStart;
    if (start == null) {
      return null;
    }
    var here = new org.objectweb.asm.Label();
    out.visitLabel(here);
    return here;
  }

  /** What is thrown between two labels goes to a handler. */
  private void cover(Label label, org.objectweb.asm.Label end, org.objectweb.asm.Label handler) {
    org.objectweb.asm.Label start = label.tryStart;
    label.tryStart = null;
    if (start == null) {
      return;
    }
    if (out.measures()) {
      out.range();
      return;
    }
    org.objectweb.asm.Label from = start;
    for (org.objectweb.asm.Label[] gap : label.gaps) {
      range(from, gap[0], handler);
      from = gap[1];
    }
    range(from, end, handler);
  }

  private void range(
      org.objectweb.asm.Label from, org.objectweb.asm.Label to, org.objectweb.asm.Label handler) {
    if (from.getOffset() < to.getOffset()) {
      out.visitTryCatchBlock(from, to, handler, Names.THROW);
    }
  }

  /** A place that control reaches with an exception on the JVM's stack. */
  private void bind(org.objectweb.asm.Label handler, int height) {
    out.visitLabel(handler);
    e.fresh = false;
    e.arrive(height, NONE, height);
    e.frameAtHome(Names.THROW);
  }

  /** Emits what belongs to the end of a block that has been left in its body. */
  void emit(Label label, org.objectweb.asm.Label end, boolean falls, int delegate) {
    boolean delegates = delegate >= 0;
    boolean catches = !label.block.catches.isEmpty();
    if (falls && (catches || label.handlerUsed)) {
      control.jump(label);
    }
    if (delegates) {
      org.objectweb.asm.Label target = delegateTarget(delegate);
      cover(label, end, target);
      if (label.handlerUsed) {
        bind(label.handler, label.height);
        out.visitJumpInsn(Opcodes.GOTO, target);
      }
    } else if (catches) {
      cover(label, end, label.handler);
      bind(label.handler, label.height);
      clauses(label);
    } else {
      label.tryStart = null;
      if (label.handlerUsed) {
        bind(label.handler, label.height);
        out.insn(Opcodes.ATHROW);
      }
    }
  }

  private org.objectweb.asm.Label delegateTarget(int depth) {
    List<Label> labels = control.labels;
    for (int i = labels.size() - 1 - depth; i >= control.floor; i--) {
      Label label = labels.get(i);
      if (label.tryStart != null) {
        label.handlerUsed = true;
        return label.handler;
      }
    }
    escapes = true;
    return escape;
  }

  private void clauses(Label label) {
    for (CatchClause clause : label.block.catches) {
      var next = new org.objectweb.asm.Label();
      boolean tagged = clause.kind().hasTag();
      if (tagged) {
        out.insn(Opcodes.DUP);
        testTag(clause.tag());
        out.visitJumpInsn(Opcodes.IFEQ, next);
      }
      if (tagged) {
        // Vectors go home while the exception is still needed.
        e.reserveHomes(kinds(clause.tag()));
      }
      int exception = e.temp(Kind.REF);
      out.store(Kind.REF, exception);
      if (tagged) {
        payload(exception, clause.tag());
      }
      if (clause.kind().passesRef()) {
        out.loadRef(exception);
        out.call(Names.REFS, "reference", "(" + Names.THROW_TYPE + ")Ljava/lang/Object;");
        e.push(Kind.REF);
      }
      control.branch(clause.label());
      if (!tagged) {
        return;
      }
      bind(next, label.height);
    }
    out.insn(Opcodes.ATHROW);
  }

  private Kind[] kinds(int tag) {
    return Kind.of(e.plan.valid.tag(tag).funcType().params());
  }

  private void testTag(int tag) {
    e.state();
    out.push(tag);
    out.call(Names.REFS, "caught", "(" + Names.THROW_TYPE + Names.BASE_STATE_TYPE + "I)I");
  }

  /** Puts an exception's values on the stack. */
  private void payload(int exception, int tag) {
    int slot = 0;
    for (Kind kind : kinds(tag)) {
      for (int half = 0; half < kind.storeSlots(); half++) {
        out.loadRef(exception);
        if (exception == hiddenVariable) {
          out.visitTypeInsn(Opcodes.CHECKCAST, Names.THROW);
        }
        out.push(slot++);
        if (kind == Kind.REF) {
          out.call(Names.REFS, "ref", "(" + Names.THROW_TYPE + "I)Ljava/lang/Object;");
        } else {
          out.call(Names.REFS, "bits", "(" + Names.THROW_TYPE + "I)J");
          Values.fromBits(kind, out);
        }
      }
      e.push(kind);
    }
  }

  // Legacy: the exception stays in a hidden operand for rethrow. -1: none is being unpacked.
  private int hiddenVariable = -1;

  void clause(int at) {
    Label label = control.label(0);
    org.objectweb.asm.Label end = end(label);
    if (code.imm(at) == 1) {
      e.moveTo(label);
      control.jump(label);
    }
    org.objectweb.asm.Label[] clauses = label.clauses;
    if (end != null || clauses == null) {
      clauses = dispatch(label, end, at);
      label.clauses = clauses;
    }
    out.visitLabel(clauses[label.nextClause++]);
    e.fresh = false;
    e.arrive(label.height, HIDDEN, label.height + 1);
    e.frameAtHome();
    if (code.op(at) == Opcode.CATCH) {
      e.begin();
      hiddenVariable = e.home(label.height);
      payload(hiddenVariable, code.a(at));
      hiddenVariable = -1;
    }
  }

  /** The handler of a legacy try: finds the clause. */
  private org.objectweb.asm.Label[] dispatch(
      Label label, org.objectweb.asm.@Nullable Label end, int first) {
    if (end != null) {
      cover(label, end, label.handler);
    }
    bind(label.handler, label.height);
    e.arrive(label.height, HIDDEN, label.height + 1);
    int hidden = e.home(label.height);
    out.store(Kind.REF, hidden);
    var clauses = new ArrayList<org.objectweb.asm.Label>();
    boolean all = false;
    for (int at = first;
        code.op(at) == Opcode.CATCH || code.op(at) == Opcode.CATCH_ALL;
        at = code.b(at)) {
      var clause = new org.objectweb.asm.Label();
      clauses.add(clause);
      if (code.op(at) == Opcode.CATCH) {
        loadHidden(hidden);
        testTag(code.a(at));
        out.visitJumpInsn(Opcodes.IFNE, clause);
      } else {
        out.visitJumpInsn(Opcodes.GOTO, clause);
        all = true;
      }
    }
    if (!all) {
      loadHidden(hidden);
      out.insn(Opcodes.ATHROW);
    }
    return clauses.toArray(org.objectweb.asm.Label[]::new);
  }

  private void loadHidden(int hidden) {
    out.loadRef(hidden);
    out.visitTypeInsn(Opcodes.CHECKCAST, Names.THROW);
  }

  void rethrow(int depth) {
    loadHidden(e.home(control.label(depth).height));
    out.insn(Opcodes.ATHROW);
  }

  /** Emits, behind all else, where exceptions go that no block of the function may catch. */
  void escape() {
    if (escapes) {
      bind(escape, 0);
      out.insn(Opcodes.ATHROW);
    }
  }
}
