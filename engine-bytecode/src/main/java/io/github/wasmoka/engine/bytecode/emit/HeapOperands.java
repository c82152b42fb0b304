package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.Arrays;

/**
 * The operands that stand in a function's {@code HeapFrame}, and how large that has to be. Slots
 * are those of the slot convention, behind the locals'.
 */
final class HeapOperands {
  private Kind[] kinds = new Kind[64];
  private int[] slots = new int[65];
  private int height;
  private int maxSlots;
  private boolean references;

  HeapOperands(HeapMethods methods) {
    Kind[] results = methods.signature.results();
    this.slots[0] = methods.slots[methods.kinds.length];
    this.maxSlots = slots[0] + storeSlots(results);
    this.references =
        Arrays.asList(methods.kinds).contains(Kind.REF)
            || Arrays.asList(results).contains(Kind.REF);
  }

  static int storeSlots(Kind[] kinds) {
    int sum = 0;
    for (Kind kind : kinds) {
      sum += kind.storeSlots();
    }
    return sum;
  }

  int height() {
    return height;
  }

  Kind kind(int operand) {
    return kinds[operand];
  }

  /** The first slot of an operand, or where that of the next one would be. */
  int slot(int operand) {
    return slots[operand];
  }

  /** The slot behind the topmost operand. */
  int end() {
    return slots[height];
  }

  void add(Kind kind) {
    if (height == kinds.length) {
      kinds = Arrays.copyOf(kinds, height * 2);
      slots = Arrays.copyOf(slots, height * 2 + 1);
    }
    kinds[height] = kind;
    slots[height + 1] = slots[height] + kind.storeSlots();
    height++;
    needs(slots[height]);
    references |= kind == Kind.REF;
  }

  void add(Kind[] all) {
    for (Kind kind : all) {
      add(kind);
    }
  }

  void drop(int count) {
    height -= count;
  }

  /** Drops operands until there are as many. */
  void cut(int wanted) {
    height = wanted;
  }

  /** Notes that the frame is to have slots up to here. */
  void needs(int end) {
    maxSlots = Math.max(maxSlots, end);
  }

  /** Notes that the frame will hold a reference. */
  void needsReferences() {
    references = true;
  }

  int maxSlots() {
    return maxSlots;
  }

  boolean references() {
    return references;
  }
}
