package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JVM locals of a method. */
abstract class Variables {
  private final int bodyStart;
  private final @Nullable List<Integer> lines;

  /**
   * Prepares.
   *
   * @param bodyStart where the function's body starts, from which lines are counted
   * @param lines receives offsets if lines are numbered otherwise; else null
   */
  Variables(int bodyStart, @Nullable List<Integer> lines) {
    this.bodyStart = bodyStart;
    this.lines = lines;
  }

  /** The kind of a local. */
  abstract Kind kind(int local);

  /** Puts a local on the JVM's stack, a vector as two longs. */
  abstract void load(int local, Out out);

  /** Sets a local from the JVM's stack, a vector from two longs. */
  abstract void store(int local, Out out);

  /**
   * Puts an argument from the JVM's stack where a caller puts it: before the method starts over, at
   * which parameters go where they are used.
   */
  void pass(int parameter, Out out) {
    throw new IllegalStateException("no start for " + parameter);
  }

  /** Where a local is, or -1 if it is in a frame. */
  abstract int place(int local);

  /** Whether a local is a local of the JVM. */
  final boolean plain(int local) {
    return place(local) >= 0;
  }

  /** Whether arms of a switch may keep a local apart. */
  boolean apart(int local) {
    return plain(local);
  }

  /** The form of a local that is a vector. */
  abstract Form form(int local);

  /** Where the state is. */
  abstract int state();

  /** Where memory 0's array is. */
  abstract int memory();

  /** Where memory 0's size is: only what is below it may be touched in the array. */
  abstract int limit();

  /** The first JVM local for other use. */
  abstract int end();

  /** Frame types of all of them. */
  abstract List<Object> types(boolean memoryFresh);

  /** Where the frame of a large function is, or -1. */
  int frame() {
    return -1;
  }

  /** Where the rounds of loops are counted, or -1. */
  int rounds() {
    return -1;
  }

  /** Writes locals back that others may look at, before the method returns. */
  void writeBack(Out out) {
    // nothing is kept
  }

  /** Puts locals where a method of the same function looks for them. */
  void give(BitSet taken, Out out) {
    // nothing is kept
  }

  /** Fetches locals that a method of the same function has handed back. */
  void take(BitSet given, Out out) {
    // nothing is kept
  }

  /** Asks for slots of the frame for values on their way: returns where they end. */
  int transfer(int slots) {
    throw new IllegalStateException("no frame");
  }

  /** Notes where the next instruction comes from, for stack traces. */
  final void mark(int offset, Out out) {
    int line = offset - bodyStart + 1;
    if (lines != null) {
      lines.add(offset);
      line = lines.size();
    }
    if (line < 0x10000) {
      var here = new org.objectweb.asm.Label();
      out.visitLabel(here);
      out.visitLineNumber(line, here);
    }
  }
}
