package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A method of a function whose locals stand in a {@code HeapFrame}: the frame, the state, the array
 * of memory 0.
 */
final class HeapVariables extends Variables {
  private static final List<Object> STALE =
      List.of(Names.HEAP_FRAME, Signature.STATE, Opcodes.TOP, Opcodes.TOP);
  private static final List<Object> FRESH =
      List.of(Names.HEAP_FRAME, Signature.STATE, Names.ARRAY, Opcodes.INTEGER);

  private final Kind[] kinds;
  private final int[] slots;

  HeapVariables(Kind[] kinds, int[] slots, int bodyStart, @Nullable List<Integer> lines) {
    super(bodyStart, lines);
    this.kinds = kinds;
    this.slots = slots;
  }

  /** Puts what is in a slot of a frame on the JVM's stack. */
  static void load(Kind kind, int slot, int frame, Out out) {
    for (int half = 0; half < kind.storeSlots(); half++) {
      out.loadRef(frame);
      out.push(slot + half);
      if (kind == Kind.REF) {
        out.call(Names.FRAME, "ref", "(" + Names.FRAME_TYPE + "I)Ljava/lang/Object;");
      } else {
        out.call(Names.FRAME, "bits", "(" + Names.FRAME_TYPE + "I)J");
        Values.fromBits(kind, out);
      }
    }
  }

  /** Puts the value on the JVM's stack into a slot of a frame. */
  static void store(Kind kind, int slot, int frame, Out out) {
    for (int half = kind.storeSlots() - 1; half >= 0; half--) {
      out.loadRef(frame);
      out.push(slot + half);
      String value = kind == Kind.V128 ? "J" : kind.descriptor;
      out.call(Names.FRAME, "put", "(" + value + Names.FRAME_TYPE + "I)V");
    }
  }

  @Override
  Kind kind(int local) {
    return kinds[local];
  }

  @Override
  void load(int local, Out out) {
    load(kinds[local], slots[local], 0, out);
  }

  @Override
  void store(int local, Out out) {
    store(kinds[local], slots[local], 0, out);
  }

  @Override
  int place(int local) {
    return -1;
  }

  @Override
  Form form(int local) {
    return Form.LONGS;
  }

  @Override
  int frame() {
    return 0;
  }

  @Override
  int state() {
    return 1;
  }

  @Override
  int memory() {
    return 2;
  }

  @Override
  int limit() {
    return 3;
  }

  @Override
  int end() {
    return 4;
  }

  @Override
  List<Object> types(boolean memoryFresh) {
    return memoryFresh ? FRESH : STALE;
  }
}
