package io.github.wasmoka.validator;

import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.Arrays;
import java.util.List;

/**
 * What execution costs in fuel, a rule that every engine can follow exactly: entering a function
 * costs its instructions that are in no loop, arriving at a loop's header, by falling in or
 * branching, costs the loop's instructions that are in no inner loop. Every instruction counts 1,
 * whether it is reached or not, except {@code end} and {@code else}.
 */
public final class FuelCosts {
  private int[] costs = {0};
  private int count = 1;
  // Which of the costs the instructions at a depth count for.
  private int[] segmentAt = new int[16];
  private int depth;

  private FuelCosts() {}

  /**
   * The costs of a function.
   *
   * @param module the module
   * @param function the index of a function that is defined there, imports counted
   * @return the cost of entering it, then of each loop in the order of the {@code loop}
   *     instructions
   */
  public static int[] of(ValidModule module, int function) {
    return new FuelCosts().count(module, function);
  }

  private int[] count(ValidModule module, int function) {
    var reader =
        new InstructionReader(module.module(), module.body(function).expr(), module.features());
    var blocks = new Blocks();
    while (reader.next(blocks)) {
      if (blocks.counts) {
        costs[segmentAt[depth]]++;
      }
      blocks.counts = true;
    }
    return Arrays.copyOf(costs, count);
  }

  private void open(boolean loop) {
    depth++;
    if (depth == segmentAt.length) {
      segmentAt = Arrays.copyOf(segmentAt, 2 * depth);
    }
    segmentAt[depth] = segmentAt[depth - 1];
    if (loop) {
      if (count == costs.length) {
        costs = Arrays.copyOf(costs, 2 * count);
      }
      segmentAt[depth] = count++;
    }
  }

  private final class Blocks extends EmptyVisitor {
    boolean counts = true;

    @Override
    public void plain(Opcode op) {
      if (op == Opcode.END) {
        counts = false;
        if (depth > 0) {
          depth--;
        }
      } else if (op == Opcode.ELSE) {
        counts = false;
      }
    }

    @Override
    public void block(Opcode op, BlockType type) {
      // A loop's own instruction counts inside, so that no round is free.
      open(op == Opcode.LOOP);
    }

    @Override
    public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
      open(false);
    }

    @Override
    public void label(Opcode op, int label) {
      if (op == Opcode.DELEGATE) {
        depth--;
      }
    }
  }
}
