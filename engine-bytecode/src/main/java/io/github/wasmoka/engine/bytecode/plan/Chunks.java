package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Cuts code into chunks of bounded size, so that every place that control can come to from
 * elsewhere begins one: targets of branches, clauses, and what is inside or behind a try block.
 */
public final class Chunks {
  // Of the bytecode that is estimated for them.
  private static final int BYTES = 3000;
  private static final int PLAIN = 50;
  private static final int OPERAND = 12;

  private final Code code;
  private final BitSet starts = new BitSet();
  private int[] open = new int[16];
  private int depth;

  private Chunks(Code code) {
    this.code = code;
  }

  /**
   * Cuts a function's code.
   *
   * @param code the code
   * @param plan the module's plan
   * @return for each instruction, and for the end, the number of the chunk that begins there, from
   *     0 up; or -1
   */
  public static int[] of(Code code, ModulePlan plan) {
    var chunks = new Chunks(code);
    chunks.findTargets();
    chunks.limit(plan);
    var numbers = new int[code.size() + 1];
    Arrays.fill(numbers, -1);
    int next = 0;
    BitSet starts = chunks.starts;
    for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
      numbers[at] = next++;
    }
    return numbers;
  }

  private void findTargets() {
    starts.set(0);
    for (int at = 0; at < code.size(); at++) {
      Opcode op = code.op(at);
      if (op.opensBlock()) {
        open(op, at);
        continue;
      }
      switch (op) {
        case ELSE, CATCH, CATCH_ALL -> {
          starts.set(at + 1);
          starts.set(code.a(open[depth - 1]) + 1);
        }
        case END, DELEGATE -> depth = Math.max(0, depth - 1);
        default -> {
          for (int label : code.labels(at)) {
            target(label);
          }
        }
      }
    }
  }

  private void open(Opcode op, int at) {
    switch (op) {
      case LOOP -> starts.set(at);
      case IF -> starts.set((code.imm(at) >= 0 ? (int) code.imm(at) : code.a(at)) + 1);
      case TRY, TRY_TABLE -> {
        for (CatchClause clause : code.object(at, Block.class).catches) {
          target(clause.label());
        }
        starts.set(at + 1);
        starts.set(code.a(at) + 1);
      }
      default -> {
        // only if a branch goes to its end
      }
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = at;
  }

  private void target(int label) {
    if (label < depth) {
      int block = open[depth - 1 - label];
      if (code.op(block) != Opcode.LOOP) {
        starts.set(code.a(block) + 1);
      }
    }
  }

  private void limit(ModulePlan plan) {
    int bytes = 0;
    for (int at = 0; at < code.size(); at++) {
      if (starts.get(at)) {
        bytes = 0;
      }
      int own = PLAIN + OPERAND * operands(at, plan);
      bytes += own;
      if (bytes > BYTES) {
        starts.set(at);
        bytes = own;
      }
    }
  }

  private int operands(int at, ModulePlan plan) {
    return switch (code.op(at)) {
      case CALL, RETURN_CALL -> plan.ofFunction(code.a(at)).paramSlots();
      case CALL_INDIRECT, CALL_REF, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
          plan.ofType(code.a(at)).paramSlots();
      case BR_TABLE -> Math.min(256, code.object(at, int[].class).length);
      default -> 5;
    };
  }
}
