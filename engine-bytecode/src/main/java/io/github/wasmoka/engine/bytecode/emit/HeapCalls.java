package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.HeapFrame;
import org.objectweb.asm.Opcodes;

/**
 * The instructions of a function whose values stand in a {@code HeapFrame} that may take very many
 * operands: calls, {@code throw}, {@code struct.new} and {@code array.new_fixed}.
 */
final class HeapCalls {
  // More operands than this are taken from their slots.
  private static final int MANY = 16;

  private final HeapCode heap;
  private final HeapOperands operands;
  private final ModulePlan plan;
  private final Code code;

  HeapCalls(HeapCode heap) {
    this.heap = heap;
    this.operands = heap.operands;
    this.plan = heap.methods.plan;
    this.code = heap.code;
  }

  void call(Opcode op, int at) {
    boolean direct = op == Opcode.CALL;
    Signature signature = direct ? plan.ofFunction(code.a(at)) : plan.ofType(code.a(at));
    int params = signature.params().length;
    // Not as everywhere else if it is a tail call's.
    if (op == code.op(at) && !signature.wide() && signature.results().length <= MANY) {
      heap.plain(at, params + (direct ? 0 : 1));
      return;
    }
    Kind extra = Kind.REF;
    int saved = -1;
    if (!direct) {
      extra = heap.need(1).top(0);
      saved = heap.takeTop();
    } else {
      heap.ready();
      heap.flush();
    }
    Emission e = heap.ready();
    Out out = e.out;
    e.mark(at);
    int args = operands.height() - params;
    arguments(signature, args, out);
    if (saved >= 0) {
      out.load(extra, saved);
    }
    e.state();
    switch (op) {
      case CALL -> CallSites.direct(plan, out, code.a(at), signature);
      case CALL_INDIRECT ->
          out.call(
              ClassNames.indirect(code.a(at), code.b(at)),
              "call",
              signature.descriptor(extra.descriptor));
      default ->
          out.call(
              ClassNames.reference(code.a(at)), "call", signature.descriptor(extra.descriptor));
    }
    operands.cut(args);
    results(signature.results(), out);
    e.fresh = false;
  }

  private void arguments(Signature signature, int args, Out out) {
    if (signature.wide()) {
      heap.give(operands.slot(args), operands.end() - operands.slot(args), 0, 1, out);
      return;
    }
    for (int i = args; i < operands.height(); i++) {
      HeapVariables.load(operands.kind(i), operands.slot(i), 0, out);
    }
    heap.reserveStack(signature.paramSlots() + 8);
  }

  private void results(Kind[] results, Out out) {
    int slot = operands.end();
    operands.add(results);
    if (results.length == 0) {
      return;
    }
    HeapVariables.store(Bridges.first(results), slot, 0, out);
    int count = HeapOperands.storeSlots(results);
    if (count > 1) {
      out.loadRef(0);
      out.push(slot);
      out.push(1);
      out.push(count);
      out.loadRef(1);
      out.call(
          Names.HEAP_FRAME,
          "take",
          "(" + Names.HEAP_FRAME_TYPE + "III" + Names.BASE_STATE_TYPE + ")V");
    }
  }

  void tail(Opcode op, int at) {
    int callee = code.a(at);
    if (op == Opcode.RETURN_CALL && !leavesTail(callee)) {
      if (callee == heap.methods.function) {
        startOver();
      } else {
        call(Opcode.CALL, at);
        heap.returns();
      }
      return;
    }
    boolean direct = op == Opcode.RETURN_CALL;
    Kind extra = direct ? Kind.REF : heap.need(1).top(0);
    int saved = direct ? -1 : heap.takeTop();
    Emission e = heap.ready();
    heap.flush();
    Out out = e.out;
    e.mark(at);
    Signature signature = direct ? plan.ofFunction(callee) : plan.ofType(callee);
    heap.giveTop(signature.params().length);
    switch (op) {
      case RETURN_CALL -> {
        e.state();
        out.push(callee);
        out.call(Names.CALLS, "tail", "(" + Names.BASE_STATE_TYPE + "I)V");
      }
      case RETURN_CALL_INDIRECT -> {
        CallSites.element(plan, code.b(at), e.variables.state(), saved, out);
        e.state();
        out.push(plan.canonical(callee));
        out.call(
            Names.CALLS, "tailIndirect", "(Ljava/lang/Object;" + Names.BASE_STATE_TYPE + "I)V");
      }
      default -> {
        out.load(extra, saved);
        e.state();
        out.call(Names.CALLS, "tail", "(Ljava/lang/Object;" + Names.BASE_STATE_TYPE + ")V");
      }
    }
    heap.go(HeapFrame.PENDING);
    heap.stop();
  }

  /** Whether a tail call is left to the caller; see {@code plan.TailCalls}. */
  private boolean leavesTail(int callee) {
    if (plan.flavour.listened()) {
      return true;
    }
    return callee != heap.methods.function
        && (callee < plan.valid.importedFunctions()
            || plan.tails.get(callee)
            || heap.handler() >= 0);
  }

  private void startOver() {
    Emission e = heap.ready();
    heap.flush();
    int params = heap.methods.signature.params().length;
    heap.giveTop(params);
    Out out = e.out;
    out.loadRef(0);
    out.push(heap.methods.slots[params]);
    out.push(heap.methods.slots[heap.methods.kinds.length]);
    out.loadRef(1);
    out.call(
        Names.HEAP_FRAME,
        "restart",
        "(" + Names.HEAP_FRAME_TYPE + "II" + Names.BASE_STATE_TYPE + ")V");
    heap.methods.watch.entry(e.variables, out);
    heap.go(0);
    heap.stop();
  }

  void raise(int at) {
    Emission e = heap.ready();
    heap.flush();
    e.mark(at);
    heap.giveTop(heap.payload(code.a(at)).length);
    e.state();
    e.out.push(code.a(at));
    e.out.call(
        Names.REFS, "exception", "(" + Names.BASE_STATE_TYPE + "I)" + Names.RUNTIME_EXCEPTION_TYPE);
    e.out.insn(Opcodes.ATHROW);
    heap.stop();
  }

  void newStruct(int at) {
    int type = code.a(at);
    int fields = ((StructType) plan.valid.type(type).expand()).fields().size();
    if (fields <= MANY) {
      heap.plain(at, fields);
      return;
    }
    Emission e = fromFrame(at, fields);
    Out out = e.out;
    out.loadRef(1);
    out.push(type);
    out.call(
        Names.HEAP_FRAME,
        "newStruct",
        "(" + Names.HEAP_FRAME_TYPE + "I" + Names.BASE_STATE_TYPE + "I)" + Names.STRUCT_TYPE);
    e.push(Kind.REF);
  }

  /** Leaves operands in the frame: it and where they begin go to the JVM's stack. */
  private Emission fromFrame(int at, int count) {
    Emission e = heap.ready();
    heap.flush();
    e.mark(at);
    operands.drop(count);
    e.out.loadRef(0);
    e.out.push(operands.end());
    return e;
  }

  void newFixed(int at) {
    int type = code.a(at);
    int length = code.b(at);
    if (length <= MANY) {
      heap.plain(at, length);
      return;
    }
    Emission e = fromFrame(at, length);
    var element = ((ArrayType) plan.valid.type(type).expand()).element().storage().unpacked();
    Out out = e.out;
    out.push(length);
    out.push(Kind.of(element) == Kind.V128 ? 1 : 0);
    out.loadRef(1);
    out.push(type);
    out.call(
        Names.HEAP_FRAME,
        "newFixed",
        "(" + Names.HEAP_FRAME_TYPE + "IIZ" + Names.BASE_STATE_TYPE + "I)" + Names.ARRAY_TYPE);
    e.push(Kind.REF);
  }
}
