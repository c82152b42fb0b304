package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/** Between values and the slot convention. */
final class Values {
  private Values() {}

  /** Turns bits on the JVM's stack into a value; of a vector one half. */
  static void fromBits(Kind kind, Out out) {
    switch (kind) {
      case I32 -> out.insn(Opcodes.L2I);
      case F32 -> {
        out.insn(Opcodes.L2I);
        out.call("java/lang/Float", "intBitsToFloat", "(I)F");
      }
      case F64 -> out.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case I64, V128, REF -> {
        // as they are
      }
    }
  }

  /** Turns a number on the JVM's stack into bits. */
  static void toBits(Kind kind, Out out) {
    switch (kind) {
      case I32 -> out.insn(Opcodes.I2L);
      case F32 -> {
        out.call("java/lang/Float", "floatToRawIntBits", "(F)I");
        out.widen();
      }
      case F64 -> out.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case I64, V128, REF -> {
        // as they are
      }
    }
  }

  /** Puts a value from the JVM's stack into the slots of the state that is in a local. */
  static void put(Kind kind, int state, int slot, Out out) {
    if (kind == Kind.V128) {
      put(Kind.I64, state, slot + 1, out);
      put(Kind.I64, state, slot, out);
      return;
    }
    out.loadRef(state);
    out.push(slot);
    out.call(Names.SLOTS, "put", "(" + kind.descriptor + Names.BASE_STATE_TYPE + "I)V");
  }

  /** Takes a value, or half a vector, from a slot of the state that is in a local. */
  static void get(Kind kind, int state, int slot, Out out) {
    out.loadRef(state);
    out.push(slot);
    if (kind == Kind.REF) {
      out.call(Names.SLOTS, "ref", "(" + Names.BASE_STATE_TYPE + "I)Ljava/lang/Object;");
    } else {
      out.call(Names.SLOTS, "bits", "(" + Names.BASE_STATE_TYPE + "I)J");
      fromBits(kind, out);
    }
  }

  /** Takes a whole value. */
  static void getAll(Kind kind, int state, int slot, Out out) {
    get(kind, state, slot, out);
    if (kind == Kind.V128) {
      get(kind, state, slot + 1, out);
    }
  }

  /** Puts values that lie on the JVM's stack, the last one on top, into slots from a first on. */
  static void putAll(Kind[] kinds, int from, int state, Out out) {
    int slot = 0;
    for (Kind kind : kinds) {
      slot += kind.storeSlots();
    }
    for (int i = kinds.length - 1; i >= from; i--) {
      slot -= kinds[i].storeSlots();
      put(kinds[i], state, slot, out);
    }
  }
}
