package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open block. Wherever something branches to it, its values stand in their homes. */
final class Label {
  final Opcode op;
  final Block block;

  /** The number of operands below its own. */
  final int height;

  /** Where branches go. */
  final org.objectweb.asm.Label target = new org.objectweb.asm.Label();

  /** Whether a branch goes there. */
  boolean used;

  /** Whether a large {@code br_table} goes there: costs that appear where the block's method is. */
  boolean tabled;

  /** Where an arm of a switch begins: the locals that it shares with others, see {@link Arms}. */
  @Nullable BitSet shared;

  /** Whether the local of memory 0's array is up to date there: in all branches so far. */
  boolean fresh = true;

  /** An {@code if}: where it goes when the condition is false, until that is known. */
  org.objectweb.asm.@Nullable Label otherwise;

  boolean otherwiseFresh;

  /** A {@code try}: where its body begins; null outside of the body. */
  org.objectweb.asm.@Nullable Label tryStart;

  /**
   * A {@code try}: from where to where its body does not keep the operands below the block at home,
   * because a branch has put its own there.
   */
  final List<org.objectweb.asm.Label[]> gaps = new ArrayList<>();

  /** A {@code try}: where exceptions go. */
  final org.objectweb.asm.Label handler = new org.objectweb.asm.Label();

  /** Whether exceptions of an inner {@code delegate} go there. */
  boolean handlerUsed;

  /** The clauses of a {@code try}, by their order. */
  org.objectweb.asm.Label @Nullable [] clauses;

  int nextClause;

  /** How many blocks are around it. */
  final int index;

  /** Where its first instruction is, and where its end; of the function itself neither is told. */
  final int start;

  final int end;

  Label(Opcode op, Block block, int height, int index, int start, int end) {
    this.op = op;
    this.block = block;
    this.height = height;
    this.index = index;
    this.start = start;
    this.end = end;
  }

  /** {@return what a branch to it takes along} */
  Kind[] arity() {
    return op == Opcode.LOOP ? block.params : block.results;
  }
}
