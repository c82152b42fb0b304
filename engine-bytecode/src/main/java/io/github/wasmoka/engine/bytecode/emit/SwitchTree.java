package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.List;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Dispatch on a dense number by nested {@code tableswitch}es, each in a method that stays well
 * below what HotSpot compiles. A node of level 1 goes to numbers, one above to nodes.
 *
 * @param count how many numbers there are
 * @param bits how many bits of the number a node decides
 */
record SwitchTree(int count, int bits) {
  private static final int NODE_BYTES = 6000;
  private static final int MAX_BITS = 8;

  /** A tree whose nodes need some bytes of bytecode for each of their branches. */
  static SwitchTree of(int count, int bytesEach) {
    int bits = 1;
    while (bits < MAX_BITS && (bytesEach + 4) << (bits + 1) <= NODE_BYTES) {
      bits++;
    }
    return new SwitchTree(count, bits);
  }

  /** {@return the level of the root} */
  int levels() {
    int levels = 1;
    while (count > 1L << (bits * levels)) {
      levels++;
    }
    return levels;
  }

  /** How many branches a node has. */
  int branches(int level, int node) {
    int below = bits * (level - 1);
    long first = (long) node << (bits * level);
    long left = count - first;
    return (int) Math.min(1 << bits, (left + (1L << below) - 1) >> below);
  }

  /** What a node's first branch goes to: a number or a node of the level below. */
  int firstBranch(int node) {
    return node << bits;
  }

  /** Emits a node's switch; the number is in a local. */
  void emit(int level, int node, int number, List<Object> types, Out out, IntConsumer branch) {
    int n = branches(level, node);
    out.load(Kind.I32, number);
    if (level > 1) {
      out.push(bits * (level - 1));
      out.insn(Opcodes.IUSHR);
    }
    if (level < levels()) {
      out.push((1 << bits) - 1);
      out.insn(Opcodes.IAND);
    }
    var labels = new Label[n];
    for (int i = 0; i < n; i++) {
      labels[i] = new Label();
    }
    var none = new Label();
    out.visitTableSwitchInsn(0, n - 1, none, labels);
    Object[] locals = types.toArray();
    for (int i = 0; i < n; i++) {
      out.visitLabel(labels[i]);
      out.frame(locals, new Object[0]);
      branch.accept(firstBranch(node) + i);
    }
    out.visitLabel(none);
    out.frame(locals, new Object[0]);
    out.call(Names.TRAPS, "unreachable", "()" + Names.RUNTIME_EXCEPTION_TYPE);
    out.insn(Opcodes.ATHROW);
  }
}
