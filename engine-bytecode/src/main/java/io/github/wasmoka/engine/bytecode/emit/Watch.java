package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.validator.FuelCosts;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * What an instance asked for at the entry of functions and the headers of loops: fuel, and to look
 * for a request to stop. A loop looks in one round of many, for a look is a read that HotSpot must
 * not move out of the loop.
 */
final class Watch {
  private static final int ROUNDS = 1 << 10;

  private final Flavour flavour;
  private final int[] costs;
  // How the function's entry looks for a request, if it does.
  private final @Nullable String entry;

  Watch(ModulePlan plan, int function, Code code) {
    this.flavour = plan.flavour;
    this.entry = flavour.interruptible() ? look(plan.entered(function), code) : null;
    this.costs = flavour.metered() ? FuelCosts.of(plan.valid, function) : new int[0];
  }

  /** Emits what belongs to a function's entry. */
  void entry(Variables variables, Out out) {
    entry(variables.state(), out);
  }

  /**
   * What the host can call looks each time, since it is to notice a request that was there before.
   * Others look now and then, and only if they call: nothing goes on for ever without calls or
   * loops.
   */
  private static @Nullable String look(boolean outermost, Code code) {
    if (outermost) {
      return "poll";
    }
    return code.calls() ? "count" : null;
  }

  /** Emits what belongs to a function's entry, the state in a local. */
  void entry(int state, Out out) {
    charge(0, state, out);
    if (entry != null) {
      look(entry, state, out);
    }
  }

  /** Emits what belongs to a loop's header in a method without a count of its rounds. */
  void header(int number, int state, Out out) {
    charge(number, state, out);
    if (flavour.interruptible()) {
      look("poll", state, out);
    }
  }

  private void charge(int number, int state, Out out) {
    if (flavour.metered()) {
      out.loadRef(state);
      out.push(costs[number]);
      out.call(Names.WATCHING, "charge", "(" + Names.BASE_STATE_TYPE + "I)V");
    }
  }

  private static void look(String how, int state, Out out) {
    out.loadRef(state);
    out.call(Names.WATCHING, how, "(" + Names.BASE_STATE_TYPE + ")V");
  }

  /**
   * Emits what belongs to a loop's header, where all operands are at home.
   *
   * @param counts whether rounds are counted here, and not between them
   */
  void loop(int number, boolean counts, Emission e) {
    Out out = e.out;
    charge(number, e.variables.state(), out);
    if (counts) {
      var on = new Label();
      count(e, on);
      look("poll", e.variables.state(), out);
      out.visitLabel(on);
      e.frameAtHome();
    }
  }

  /**
   * Emits what stands between a loop's rounds if they are counted there.
   *
   * @param inner the loop
   * @param outer a place before it
   */
  void again(Label inner, Label outer, Emission e) {
    count(e, inner);
    look("poll", e.variables.state(), e.out);
    e.out.visitJumpInsn(Opcodes.GOTO, outer);
  }

  /** Counts a round, and jumps in most of them. */
  private static void count(Emission e, Label on) {
    int rounds = e.variables.rounds();
    e.out.visitIincInsn(rounds, 1);
    e.out.visitVarInsn(Opcodes.ILOAD, rounds);
    e.out.push(ROUNDS - 1);
    e.out.insn(Opcodes.IAND);
    e.out.visitJumpInsn(Opcodes.IFNE, on);
  }

  /**
   * Writes a method that calls a function's body and tells a listener of it.
   *
   * @param out the method
   * @param signature the function's signature
   * @param function its index
   * @param owner the class of the body
   * @param body the body's name
   */
  static void told(Out out, Signature signature, int function, String owner, String body) {
    var start = new Label();
    var end = new Label();
    var failed = new Label();
    out.visitCode();
    int state = signature.paramSlots();
    tell("entered", state, function, out);
    out.visitLabel(start);
    Bridges.loadParams(signature, 0, out);
    out.loadRef(state);
    out.call(owner, body, signature.descriptor());
    out.visitLabel(end);
    tell("left", state, function, out);
    Bridges.returnFirst(signature, out);
    out.visitLabel(failed);
    out.frame(Bridges.types(signature).toArray(), new Object[] {"java/lang/Throwable"});
    out.insn(Opcodes.DUP);
    out.loadRef(state);
    out.push(function);
    out.call(Names.WATCHING, "unwound", "(Ljava/lang/Throwable;" + Names.BASE_STATE_TYPE + "I)V");
    out.insn(Opcodes.ATHROW);
    out.visitTryCatchBlock(start, end, failed, null);
    out.visitMaxs(signature.paramSlots() + 16, out.maxLocals() + 2);
    out.visitEnd();
  }

  private static void tell(String what, int state, int function, Out out) {
    out.loadRef(state);
    out.push(function);
    out.call(Names.WATCHING, what, "(" + Names.BASE_STATE_TYPE + "I)V");
  }
}
