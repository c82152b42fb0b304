package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Where the values of some locals, at most 64, may still be read: the usual analysis of data flow,
 * backwards, until nothing changes. Functions with blocks that catch are not analysed.
 */
final class Liveness {
  /** After so many rounds without an end, everything counts as live. */
  private static final int ROUNDS = 32;

  private final Code code;
  // Of each local its bit, or 0; those behind have none.
  private final long[] bits;
  // Of each instruction, and of the end, the locals that are live before it.
  private final long[] before;
  // The blocks around the instruction at hand, by position.
  private final ArrayList<Integer> open = new ArrayList<>();

  private Liveness(Code code, long[] bits) {
    this.code = code;
    this.bits = bits;
    this.before = new long[code.size() + 1];
  }

  /**
   * Looks at a function.
   *
   * @param code its code
   * @param bits of each local the bit that it has in the results, or 0; locals behind have none
   */
  static Liveness of(Code code, long[] bits) {
    var liveness = new Liveness(code, bits);
    for (int round = 0; liveness.round(); round++) {
      if (round == ROUNDS) {
        Arrays.fill(liveness.before, -1);
        break;
      }
    }
    return liveness;
  }

  /** The locals that are live before an instruction. */
  long before(int at) {
    return before[at];
  }

  /**
   * The locals that are live where a branch to a block's label goes on.
   *
   * @param block the block's position
   */
  long atLabel(int block) {
    return before[code.op(block) == Opcode.LOOP ? block : code.a(block) + 1];
  }

  /** Goes through the function once; returns whether a loop's beginning has changed. */
  private boolean round() {
    boolean changed = false;
    open.clear();
    for (int at = code.size() - 1; at >= 0; at--) {
      long live = look(at);
      if (code.op(at).opensBlock()) {
        open.removeLast();
        changed |= code.op(at) == Opcode.LOOP && live != before[at];
      }
      before[at] = live;
    }
    return changed;
  }

  private long look(int at) {
    long after = before[at + 1];
    switch (code.op(at)) {
      case END -> {
        if (code.b(at) >= 0) {
          open.add(code.b(at));
        }
        return after;
      }
      case ELSE -> {
        return before[code.a(open.getLast()) + 1];
      }
      case IF -> {
        int otherwise = (int) code.imm(at);
        return after | before[(otherwise >= 0 ? otherwise : code.a(at)) + 1];
      }
      case BR, BR_TABLE -> {
        return atLabels(at);
      }
      case LOCAL_GET -> {
        return after | bit(code.a(at));
      }
      case LOCAL_SET, LOCAL_TEE -> {
        return after & ~bit(code.a(at));
      }
      default -> {
        return code.leaves(at) ? 0 : after | atLabels(at);
      }
    }
  }

  private long bit(int local) {
    return local < bits.length ? bits[local] : 0;
  }

  /** The locals that are live where an instruction branches to. */
  private long atLabels(int at) {
    long live = 0;
    for (int depth : code.labels(at)) {
      int number = open.size() - 1 - depth;
      live |= number < 0 ? 0 : atLabel(open.get(number));
    }
    return live;
  }
}
