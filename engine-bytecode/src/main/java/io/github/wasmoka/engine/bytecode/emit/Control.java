package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.MethodSizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Blocks and branches (§4.4.10); exceptions are {@link Handlers}'. */
final class Control {
  /**
   * A {@code br_table} with more labels goes through constant strings, in functions that are cut.
   */
  static final int LARGE_TABLE = MethodSizes.choose(256, 3);

  final Emission e;
  final Out out;
  final Code code;
  // All open blocks of the function. Those below the floor belong to the methods around this one.
  final List<Label> labels;
  final int floor;
  final Exits exits;
  final Arms arms;
  private final Handlers handlers;
  private final Returns returns;
  private final Watch watch;
  final Latches latches;
  private @Nullable Condition condition;

  /** Begins a whole function. */
  Control(Emission e, Returns returns, Watch watch, Kind[] results) {
    this(e, returns, watch, new ArrayList<>(), 0);
    labels.add(new Label(Opcode.CALL, Block.ofFunction(results), 0, 0, -1, -1));
  }

  /** Begins a piece of a function, inside some blocks. */
  Control(Emission e, Returns returns, Watch watch, List<Label> labels, int floor) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.labels = labels;
    this.floor = floor;
    this.exits = new Exits(this);
    this.arms = new Arms(this);
    this.handlers = new Handlers(this);
    this.returns = returns;
    this.watch = watch;
    this.latches = new Latches(e, watch);
  }

  Label label(int depth) {
    return labels.get(labels.size() - 1 - depth);
  }

  /** {@return the innermost loop that is open in this method, or null} */
  @Nullable Label innermostLoop() {
    for (int i = labels.size() - 1; i >= floor; i--) {
      if (labels.get(i).op == Opcode.LOOP) {
        return labels.get(i);
      }
    }
    return null;
  }

  /** {@return whether the place at hand is inside a try block of this function} */
  boolean insideTry() {
    for (int i = labels.size() - 1; i >= 0; i--) {
      if (labels.get(i).tryStart != null) {
        return true;
      }
    }
    return false;
  }

  /** The base of the block that will be innermost when the topmost ones are gone. */
  private int baseOf(int index) {
    if (index < floor) {
      return 0;
    }
    Label label = labels.get(index);
    return label.height + (label.op == Opcode.TRY && label.tryStart == null ? 1 : 0);
  }

  // Conditions

  void setCondition(Condition pending) {
    condition = pending;
  }

  /** The condition of the instruction at hand: the pending comparison, or an integer. */
  private Condition takeCondition() {
    Condition taken = condition;
    if (taken == null) {
      e.begin();
      return Condition.NOT_ZERO;
    }
    condition = null;
    return taken;
  }

  Condition conditionForSelect() {
    return takeCondition();
  }

  /** {@return the pending comparison, if there is one} */
  @Nullable Condition pending() {
    return condition;
  }

  // Blocks

  void open(Opcode op, int at) {
    Block block = code.object(at, Block.class);
    int below;
    org.objectweb.asm.Label otherwise = null;
    boolean otherwiseFresh = false;
    if (op == Opcode.IF) {
      Condition taken = takeCondition();
      e.spillBelow(taken.operands());
      e.settle(block.params.length, taken.operands());
      taken.prepare(out);
      otherwise = new org.objectweb.asm.Label();
      out.visitJumpInsn(taken.negated().jump(), otherwise);
      otherwiseFresh = e.fresh;
      e.popKept(taken.operands());
      e.beginAtHome();
    }
    e.spill();
    e.settle(block.params.length, 0);
    below = e.height() - block.params.length;
    var label = new Label(op, block, below, labels.size(), at, code.a(at));
    label.otherwise = otherwise;
    label.otherwiseFresh = otherwiseFresh;
    labels.add(label);
    e.arrive(below, block.params, below);
    if (op == Opcode.LOOP) {
      e.loops++;
      loop(label);
    } else if (op == Opcode.TRY || op == Opcode.TRY_TABLE) {
      label.tryStart = handlers.start();
    }
  }

  private void loop(Label label) {
    if (label.block.calls()) {
      e.fresh = false;
    } else if (label.block.memory() && e.plan.flavour.array()) {
      e.refresh();
    }
    label.fresh = e.fresh;
    boolean counts = e.variables.rounds() >= 0;
    boolean latched = counts && latches.suits(label.block);
    if (latched) {
      latches.begin(label);
    } else {
      out.visitLabel(label.target);
      e.frameAtHome();
    }
    watch.loop(label.block.loop, counts && !latched, e);
  }

  void otherwise(int at) {
    Label label = label(0);
    if (code.imm(at) == 1) {
      e.moveTo(label);
      jump(label);
    }
    bindOtherwise(label);
    e.arrive(label.height, label.block.params, label.height);
  }

  private void bindOtherwise(Label label) {
    org.objectweb.asm.Label target = label.otherwise;
    if (target == null) {
      throw new IllegalStateException("else");
    }
    out.visitLabel(target);
    label.otherwise = null;
    e.fresh = label.otherwiseFresh;
    e.arrive(label.height, label.block.params, label.height);
    e.frameAtHome();
  }

  void end(int at) {
    Label label = labels.removeLast();
    boolean falls = (code.imm(at) & 2) != 0;
    if (label.op == Opcode.LOOP) {
      e.loops--;
    }
    if (labels.isEmpty()) {
      endFunction(label, falls);
      return;
    }
    if (label.tabled && out.measures()) {
      out.count(Exits.TABLE_TARGET);
    }
    int outerBase = baseOf(labels.size() - 1);
    boolean delegates = code.op(at) == Opcode.DELEGATE;
    org.objectweb.asm.Label tryEnd = handlers.end(label);
    if (label.otherwise != null) {
      if (falls) {
        e.moveResults(label);
        label.fresh &= e.fresh;
      }
      out.visitLabel(label.otherwise);
      label.fresh &= label.otherwiseFresh;
      label.used = true;
    } else if (falls) {
      boolean joins = label.used && label.op != Opcode.LOOP;
      if (!joins && tryEnd == null && outerBase == label.height && e.base() == outerBase) {
        return;
      }
      e.moveResults(label);
      label.fresh &= e.fresh;
    }
    if (tryEnd != null) {
      handlers.emit(label, tryEnd, falls, delegates ? code.a(at) : -1);
    }
    if ((code.imm(at) & 1) == 0) {
      return;
    }
    if (label.op != Opcode.LOOP) {
      e.fresh = label.fresh;
    }
    e.arrive(label.height, label.block.results, outerBase);
    if (label.op != Opcode.LOOP && label.used) {
      out.visitLabel(label.target);
      e.frameAtHome();
      BitSet shared = label.shared;
      if (shared != null) {
        arms.begin(shared, label.end + 1);
      }
    }
  }

  private void endFunction(Label label, boolean falls) {
    if (label.used) {
      if (falls) {
        e.moveResults(label);
      }
      e.fresh &= label.fresh;
      out.visitLabel(label.target);
      e.arrive(0, label.block.results, 0);
      e.fresh = false;
      e.frameAtHome();
      falls = true;
    }
    if (falls) {
      e.begin(label.block.results.length);
      returns.emit(e, label.block.results);
    }
    handlers.escape();
    latches.emit();
  }

  // Branches

  void jump(Label label) {
    label.used = true;
    if (label.op == Opcode.LOOP) {
      if (label.fresh) {
        e.refresh();
      }
    } else {
      label.fresh &= e.fresh;
    }
    out.visitJumpInsn(Opcodes.GOTO, label.target);
  }

  void branch(int depth) {
    branch(label(depth));
  }

  void branch(Label label) {
    if (exits.leads(label)) {
      e.toFrame(label.arity());
      exits.leave(label);
      return;
    }
    if (label.op == Opcode.CALL) {
      e.begin(label.block.results.length);
      returns.emit(e, label.block.results);
      return;
    }
    var gap = new org.objectweb.asm.Label();
    out.visitLabel(gap);
    e.moveTo(label);
    jump(label);
    leaveOut(gap, label);
  }

  /**
   * Leaves what was emitted since a place out of the try blocks that a branch goes out of: it has
   * put its operands where those of outer blocks stand, which no handler would expect.
   */
  void leaveOut(org.objectweb.asm.Label from, Label target) {
    var to = new org.objectweb.asm.Label();
    out.visitLabel(to);
    for (int i = labels.size() - 1; i > target.index && i >= floor; i--) {
      Label inner = labels.get(i);
      if (inner.tryStart != null && inner.height > target.height) {
        out.range();
        inner.gaps.add(new org.objectweb.asm.Label[] {from, to});
      }
    }
  }

  void branchIf(int depth, int at) {
    Label label = label(depth);
    Condition taken = takeCondition();
    e.spillBelow(taken.operands());
    if (label.op == Opcode.LOOP) {
      countedBranch(label, taken, at);
    }
    branchIf(label, taken);
  }

  /**
   * A loop that goes on until its counter is equal to something is none that HotSpot's compiler
   * knows, unless it counts by one. It is asked first whether the counter is still on this side of
   * the end: that is always so but in the last round.
   */
  private void countedBranch(Label label, Condition taken, int at) {
    int jump = LoopShape.towards(code, at, taken);
    if (jump == 0 || !jumpsDirectly(label, taken.operands())) {
      return;
    }
    if (label.fresh) {
      e.refresh();
    }
    label.used = true;
    if (taken.operands() == 1) {
      out.insn(Opcodes.DUP);
      int value = e.temp(Kind.I32);
      out.store(Kind.I32, value);
      out.visitJumpInsn(jump, label.target);
      out.load(Kind.I32, value);
    } else {
      int second = e.temp(Kind.I32);
      int first = e.temp(Kind.I32);
      out.store(Kind.I32, second);
      out.store(Kind.I32, first);
      out.load(Kind.I32, first);
      out.load(Kind.I32, second);
      out.visitJumpInsn(jump, label.target);
      out.load(Kind.I32, first);
      out.load(Kind.I32, second);
    }
  }

  /** Branches if a condition holds whose operands are on the JVM's stack, on others at home. */
  private void branchIf(Label label, Condition taken) {
    if (label.op == Opcode.LOOP && label.fresh && !exits.leads(label)) {
      e.refresh();
    }
    taken.prepare(out);
    if (jumpsDirectly(label, taken.operands())) {
      label.used = true;
      if (label.op != Opcode.LOOP) {
        label.fresh &= e.fresh;
      }
      out.visitJumpInsn(taken.jump(), label.target);
      e.popKept(taken.operands());
      return;
    }
    var skip = new org.objectweb.asm.Label();
    out.visitJumpInsn(taken.negated().jump(), skip);
    e.popKept(taken.operands());
    copyAndJump(label);
    out.visitLabel(skip);
    e.frameAtHome();
  }

  /** Branches with operands that are at home and stay there. */
  private void copyAndJump(Label label) {
    if (exits.leads(label)) {
      e.copyToFrame(label.arity());
      exits.leave(label);
    } else {
      var gap = new org.objectweb.asm.Label();
      out.visitLabel(gap);
      e.copyTo(label);
      jump(label);
      leaveOut(gap, label);
    }
  }

  private boolean jumpsDirectly(Label label, int operands) {
    if (exits.leads(label)) {
      return false;
    }
    int count = label.arity().length;
    int end = e.height() - operands;
    return count == 0
        || (e.home(end - count) == e.home(label.height) && e.asAtLabels(end - count, end));
  }

  void branchTable(int at) {
    int[] depths = code.object(at, int[].class);
    e.begin();
    if (depths.length > LARGE_TABLE && (out.measures() || e.variables.frame() >= 0)) {
      e.pop();
      exits.largeTable(depths);
      return;
    }
    arms.note(depths);
    e.spillBelow(1);
    Map<Label, org.objectweb.asm.Label> stubs = new HashMap<>();
    var order = new ArrayList<Label>();
    var targets = new org.objectweb.asm.Label[depths.length];
    e.popKept(1);
    for (int i = 0; i < targets.length; i++) {
      Label label = label(depths[i]);
      // C2 looks for a safepoint before a switch if one of its branches goes back.
      if (label.op != Opcode.LOOP && jumpsDirectly(label, 0)) {
        label.used = true;
        label.fresh &= e.fresh;
        targets[i] = label.target;
        continue;
      }
      org.objectweb.asm.Label stub = stubs.get(label);
      if (stub == null) {
        stub = new org.objectweb.asm.Label();
        stubs.put(label, stub);
        order.add(label);
      }
      targets[i] = stub;
    }
    int last = targets.length - 1;
    if (last == 0) {
      out.insn(Opcodes.POP);
      out.visitJumpInsn(Opcodes.GOTO, targets[0]);
    } else {
      var cases = Arrays.copyOf(targets, last);
      out.visitTableSwitchInsn(0, last - 1, targets[last], cases);
    }
    boolean fresh = e.fresh;
    for (Label label : order) {
      out.visitLabel(stubs.get(label));
      e.fresh = fresh;
      e.frameAtHome();
      copyAndJump(label);
    }
  }

  /**
   * {@code br_on_null} and its kin: the reference on top decides.
   *
   * @param depth the label
   * @param test emits what makes the jump's operand of the reference
   * @param jumpOver the jump when there is no branch
   * @param passes whether the branch takes the reference along
   * @param keeps whether the reference stays when there is no branch
   */
  void branchOnReference(int depth, Runnable test, int jumpOver, boolean passes, boolean keeps) {
    Label label = label(depth);
    e.begin();
    e.spill();
    if (label.op == Opcode.LOOP && label.fresh && !exits.leads(label)) {
      e.refresh();
    }
    out.loadRef(e.home(e.height() - 1));
    test.run();
    var skip = new org.objectweb.asm.Label();
    out.visitJumpInsn(jumpOver, skip);
    Emission.Snapshot before = e.snapshot();
    if (!passes) {
      e.pop();
    }
    copyAndJump(label);
    e.restore(before);
    out.visitLabel(skip);
    e.frameAtHome();
    if (!keeps) {
      e.pop();
    }
  }

  void returnFromFunction() {
    branch(labels.getFirst());
  }

  /** The method of several functions that this is; null if it is one function's. */
  @Nullable Rounds rounds;

  /** Where the method begins; null if no tail call goes there. */
  org.objectweb.asm.@Nullable Label entry;

  /**
   * Makes a tail call to the function itself: its arguments lie on the JVM's stack.
   *
   * @return false if it cannot be a jump
   */
  boolean startOver() {
    org.objectweb.asm.Label start = entry;
    if (start == null) {
      return false;
    }
    int params = e.plan.ofFunction(e.function).params().length;
    e.begin(params);
    for (int i = params - 1; i >= 0; i--) {
      e.variables.pass(i, out);
      e.pop();
    }
    e.clear();
    out.visitJumpInsn(Opcodes.GOTO, start);
    return true;
  }

  /** Returns with a tail call that waits. */
  void returnPending() {
    if (floor > 0) {
      exits.leave(labels.getFirst());
      return;
    }
    returns.pending(e, labels.getFirst().block.results);
  }

  /**
   * Returns if a piece has left a tail call: results of the function's own, which stand in the
   * state, would take the place of its arguments.
   */
  void returnIfPending(Label function) {
    int state = e.variables.state();
    var none = new org.objectweb.asm.Label();
    out.loadRef(state);
    out.call(Names.CALLS, "waits", "(" + Names.BASE_STATE_TYPE + ")Z");
    out.visitJumpInsn(Opcodes.IFEQ, none);
    returns.pending(e, function.block.results);
    out.visitLabel(none);
    e.frameAtHome();
  }

  Handlers handlers() {
    return handlers;
  }
}
