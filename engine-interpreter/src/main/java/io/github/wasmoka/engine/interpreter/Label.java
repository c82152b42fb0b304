package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control construct that is open while its body is translated (§4.2.12). */
final class Label {
  private static final int[] NO_BRANCHES = {};

  /** What opened it, or for legacy exceptions its last clause; null for the function itself. */
  @Nullable Opcode op;

  final byte[] params;
  final byte[] results;

  /** The height of the operand stack below its parameters. */
  final int height;

  /** The slot of its first parameter or result. */
  final int slot;

  /** The first operation of its body. */
  final int start;

  /** Whether it was opened in code that cannot be reached. */
  final boolean dead;

  /**
   * The branch over the first arm of an {@code if} that has had no {@code else} yet; -1 otherwise.
   */
  int elseBranch = -1;

  /** The clauses of a {@code try_table}. */
  List<CatchClause> catches = List.of();

  /** The clauses so far of a legacy {@code try}. */
  List<FuncCode.Handler> handlers = List.of();

  /** Behind the body of a {@code try}; -1 until its first clause. */
  int bodyEnd = -1;

  private int[] branches = NO_BRANCHES;
  private int branchCount;

  Label(
      @Nullable Opcode op,
      byte[] params,
      byte[] results,
      int height,
      int slot,
      int start,
      boolean dead) {
    this.op = op;
    this.params = params;
    this.results = results;
    this.height = height;
    this.slot = slot;
    this.start = start;
    this.dead = dead;
  }

  boolean isLoop() {
    return op == Opcode.LOOP;
  }

  boolean isFunction() {
    return op == null;
  }

  /** {@return the classes of the values that a branch to it takes along} */
  byte[] arity() {
    return isLoop() ? params : results;
  }

  void addBranch(int at) {
    if (branchCount == branches.length) {
      branches = Arrays.copyOf(branches, branchCount * 2 + 1);
    }
    branches[branchCount++] = at;
  }

  void addHandler(FuncCode.Handler handler) {
    if (handlers.isEmpty()) {
      handlers = new ArrayList<>();
    }
    handlers.add(handler);
  }

  boolean branchedTo() {
    return branchCount > 0;
  }

  void resolve(CodeBuffer code) {
    for (int i = 0; i < branchCount; i++) {
      code.setTarget(branches[i], code.size());
    }
  }
}
