package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Code under construction with the types on its operand stack, as validation sees them (§3.4.1).
 * Instructions go to {@link #out}; who writes one says what it pops and pushes.
 */
final class Code {
  final List<ValType> locals = new ArrayList<>();
  final List<Frame> frames = new ArrayList<>();
  final FuncType type;
  final int params;

  private final List<ValType> stack = new ArrayList<>();
  private final ByteSink sink = new ByteSink();
  final InstructionWriter out = new InstructionWriter(sink);
  private final BitSet reserved = new BitSet();
  private final BitSet hidden = new BitSet();
  private BitSet set = new BitSet();

  /** A block that is open. */
  static final class Frame {
    final Opcode op;
    final List<ValType> label;
    final List<ValType> results;
    final int height;
    boolean dead;

    /** Whether branches to this label are sure to end: they go forward, or cost budget. */
    final boolean target;

    private final BitSet set;

    private Frame(
        Opcode op,
        List<ValType> label,
        List<ValType> results,
        int height,
        boolean target,
        BitSet set) {
      this.op = op;
      this.label = label;
      this.results = results;
      this.height = height;
      this.target = target;
      this.set = set;
    }
  }

  Code(FuncType type) {
    this.type = type;
    this.params = type.params().size();
    locals.addAll(type.params());
    set.set(0, params);
    open(Opcode.BLOCK, List.of(), type.results(), type.results(), true);
  }

  int size() {
    return sink.size();
  }

  Frame frame() {
    return frames.getLast();
  }

  /** How many operands are on the whole stack. */
  int total() {
    return stack.size();
  }

  /** How many operands the current block has on the stack. */
  int height() {
    return stack.size() - frame().height;
  }

  /** The type of an operand of the current block, counted from the top. */
  ValType peek(int fromTop) {
    return stack.get(stack.size() - 1 - fromTop);
  }

  /** The type of an operand of the current block, counted from the bottom. */
  ValType fromBottom(int index) {
    return stack.get(frame().height + index);
  }

  void push(ValType type) {
    stack.add(type);
  }

  void push(List<ValType> types) {
    stack.addAll(types);
  }

  /** Pops operands; in dead code fewer may be there. */
  void pop(int count) {
    for (int i = 0; i < count; i++) {
      if (height() > 0) {
        stack.removeLast();
      } else if (!frame().dead) {
        throw new IllegalStateException("operand stack is empty");
      }
    }
  }

  /** Ends the reachable part of the current block. */
  void kill() {
    while (height() > 0) {
      stack.removeLast();
    }
    frame().dead = true;
  }

  /** Opens a block whose parameters are on top of the stack. */
  void open(
      Opcode op, List<ValType> params, List<ValType> label, List<ValType> results, boolean target) {
    if (!frames.isEmpty()) {
      pop(params.size());
    }
    frames.add(new Frame(op, label, results, stack.size(), target, (BitSet) set.clone()));
    push(params);
  }

  /** Leaves the part of the current block and begins its next: {@code else} or a handler. */
  void next(Opcode op, List<ValType> operands) {
    Frame old = close();
    frames.add(new Frame(op, old.results, old.results, stack.size(), true, (BitSet) set.clone()));
    push(operands);
  }

  /** Closes the current block; its results are on the stack, but not yet of the block outside. */
  Frame close() {
    Frame closed = frames.removeLast();
    while (stack.size() > closed.height) {
      stack.removeLast();
    }
    set = closed.set;
    return closed;
  }

  /** Whether code may read a local: it holds a value for sure (§3.4.1, local types). */
  boolean readable(int local) {
    return !hidden.get(local) && (set.get(local) || locals.get(local).defaultable());
  }

  void markSet(int local) {
    set.set(local);
  }

  /** Keeps a local for its loop alone: nothing else may set it. */
  void reserve(int local) {
    reserved.set(local);
  }

  void release(int local) {
    reserved.clear(local);
  }

  /** Whether code may set a local. */
  boolean settable(int local) {
    return !reserved.get(local);
  }

  /** How many loops over counters are open. */
  int counted() {
    return reserved.cardinality() - hidden.cardinality();
  }

  /** A local that only who asked for it may read and set. */
  int newHiddenLocal(ValType type) {
    int local = newLocal(type);
    hidden.set(local);
    reserved.set(local);
    return local;
  }

  int newLocal(ValType type) {
    locals.add(type);
    return locals.size() - 1;
  }

  /** The body, to be kept in a module. */
  Body toBody(Draft draft) {
    var runs = new ArrayList<Body.Locals>();
    for (int i = params; i < locals.size(); i++) {
      ValType local = locals.get(i);
      if (!runs.isEmpty() && runs.getLast().type().equals(local)) {
        runs.set(runs.size() - 1, new Body.Locals(runs.getLast().count() + 1, local));
      } else {
        runs.add(new Body.Locals(1, local));
      }
    }
    return new Body(runs, toExpr(draft));
  }

  Expr toExpr(Draft draft) {
    return draft.append(sink);
  }
}
