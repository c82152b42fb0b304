package io.github.wasmoka.engine.interpreter;

import java.util.Arrays;

/**
 * The operations that the loop leaves to others: each works on slots from its first field on, as on
 * an operand stack.
 */
final class Cold {
  private Cold() {}

  /**
   * Runs an operation.
   *
   * @param op the operation
   * @param w its operands
   * @param frame the frame
   */
  static void run(int op, long w, Frame frame) {
    int slot = (int) w & 0xFFFF;
    int immediate = (int) (w >>> 32);
    if (op >= Op.VECTOR) {
      ColdVector.run(op - Op.VECTOR, w, frame);
    } else if (op >= Op.COPY_RANGE && op < Op.NUMERIC) {
      ranges(op, slot, (int) w >>> 16, immediate, frame);
    } else if (op >= Op.GUARD && op < Op.NUMERIC) {
      Watching.run(op, immediate, frame);
    } else if (op >= Op.ATOMIC_ACCESS && op < Op.NUMERIC) {
      ColdAtomic.run(op, slot, immediate, frame);
    } else if (op == Op.VECTOR_ACCESS) {
      var access = (MemoryRules.Access) frame.code().pool[immediate];
      VectorAccess.general(slot, (int) w >>> 16, access, frame);
    } else if (op == Op.SHUFFLE) {
      var lanes = (MemoryRules.Lanes) frame.code().pool[immediate];
      ColdVector.shuffle(slot, slot, slot + 2, lanes, frame.r);
    } else if (op >= Op.NUMERIC_FC) {
      ColdNumeric.runFc(op - Op.NUMERIC_FC, slot, frame.r);
    } else if (op >= Op.NUMERIC) {
      ColdNumeric.run(op - Op.NUMERIC, w, frame.r);
    } else if (op >= Op.STRUCT_NEW) {
      ColdAggregate.run(op, slot, immediate, frame);
    } else if (op >= Op.LOAD) {
      ColdMemory.run(op, slot, immediate, frame);
    } else {
      ColdReference.run(op, slot, (int) w >>> 16, immediate, frame);
    }
  }

  private static void ranges(int op, int a, int b, int immediate, Frame frame) {
    switch (op) {
      case Op.COPY_RANGE -> copy(frame, b, a, immediate);
      case Op.FAR_IN -> copy(frame, immediate, a, b);
      case Op.FAR_OUT -> copy(frame, a, immediate, b);
      default -> {
        Arrays.fill(frame.r, Widener.FAR, immediate, 0);
        if (frame.code().usesRefs) {
          Arrays.fill(frame.refs, Widener.FAR, immediate, null);
        }
      }
    }
  }

  private static void copy(Frame frame, int from, int to, int count) {
    System.arraycopy(frame.r, from, frame.r, to, count);
    if (frame.code().usesRefs) {
      System.arraycopy(frame.refs, from, frame.refs, to, count);
    }
  }
}
