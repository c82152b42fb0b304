package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import org.objectweb.asm.Opcodes;

/**
 * {@code i8x16.shuffle} (§4.3.5) by its constant lanes: moves whole lanes of 32 or 64 bits where it
 * can, repeats one byte in a lane where ints are wanted, else moves bytes, see {@link ByteMoves}.
 */
final class ShuffleCode {
  private final Emission e;
  private final Out out;

  ShuffleCode(Emission e) {
    this.e = e;
    this.out = e.out;
  }

  void emit(int at, long lo, long hi) {
    Form made = e.made(at);
    boolean narrow = made == Form.INTS || made == Form.FLOATS;
    if (aligned(lo, hi, 8) && !narrow) {
      lanes(at, lo, hi, made == Form.DOUBLES ? Form.DOUBLES : Form.LONGS);
      return;
    }
    if (aligned(lo, hi, 4)) {
      lanes(at, lo, hi, made == Form.FLOATS ? Form.FLOATS : Form.INTS);
      return;
    }
    boolean ints = ofInts(lo, hi);
    if (ints && narrow) {
      for (int i = 0; i < 16; i += 4) {
        lane(lo, hi, i);
      }
      e.pop(2);
      e.push(Form.INTS, at);
      return;
    }
    e.wants(1, Form.LONGS);
    e.wants(0, Form.LONGS);
    half(lo);
    half(hi);
    e.pop(2);
    if (ints) {
      e.push(Form.LONGS, at);
    } else {
      e.push(Form.LONGS);
    }
  }

  /**
   * Emits a shuffle whose bytes the two instructions behind it extend to lanes of 32 bits, as
   * compilers swap bytes: four bytes are taken from where they are.
   *
   * @param first the instruction that extends bytes
   * @param second the one that extends what that has made
   */
  void extended(long lo, long hi, Opcode first, Opcode second) {
    int place = (high(first) ? 8 : 0) + (high(second) ? 4 : 0);
    for (int i = 0; i < 4; i++) {
      int from = index(lo, hi, place + i);
      e.part(from < 16 ? 1 : 0, Form.INTS, from % 16 / 4);
      Parts.byteOf(from % 4, LaneCode.signed(first), out);
    }
    e.pop(2);
    e.push(Form.INTS);
  }

  /** Whether two instructions extend bytes to lanes of 32 bits, all by the same sign. */
  static boolean extend(Opcode first, Opcode second) {
    return LaneCode.extendsBytes(first)
        && second.text().startsWith("i32x4.extend_")
        && (!LaneCode.signed(first) || LaneCode.signed(second));
  }

  private static boolean high(Opcode extension) {
    return extension.text().contains("_high_");
  }

  /** {@return which byte goes to a place} */
  static int index(long lo, long hi, int place) {
    return (int) ((place < 8 ? lo : hi) >>> place * 8) & 31;
  }

  /** {@return whether only lanes of a width move, whole ones} */
  static boolean aligned(long lo, long hi, int width) {
    for (int i = 0; i < 16; i += width) {
      if (!whole(lo, hi, i, width)) {
        return false;
      }
    }
    return true;
  }

  private static boolean whole(long lo, long hi, int place, int width) {
    int first = index(lo, hi, place);
    for (int i = 1; i < width; i++) {
      if (index(lo, hi, place + i) != first + i) {
        return false;
      }
    }
    return first % width == 0;
  }

  /** Whether each lane of 32 bits is a whole one or one byte four times. */
  private static boolean ofInts(long lo, long hi) {
    for (int i = 0; i < 16; i += 4) {
      int first = index(lo, hi, i);
      boolean repeated = true;
      for (int k = 1; k < 4; k++) {
        repeated &= index(lo, hi, i + k) == first;
      }
      if (!repeated && !whole(lo, hi, i, 4)) {
        return false;
      }
    }
    return true;
  }

  private void lanes(int at, long lo, long hi, Form form) {
    int width = 16 / form.parts;
    for (int i = 0; i < form.parts; i++) {
      int lane = index(lo, hi, i * width) / width;
      e.part(lane < form.parts ? 1 : 0, form, lane % form.parts);
    }
    e.pop(2);
    e.push(form, at);
  }

  /** Pushes a lane of 32 bits: a whole one, or one byte four times. */
  private void lane(long lo, long hi, int place) {
    int first = index(lo, hi, place);
    e.part(first < 16 ? 1 : 0, Form.INTS, first % 16 / 4);
    if (!whole(lo, hi, place, 4)) {
      Parts.byteOf(first % 4, false, out);
      out.push(0x01010101);
      out.insn(Opcodes.IMUL);
    }
  }

  /** Half of the result, on the JVM's stack: what comes from each half of the operands, united. */
  private void half(long lanes) {
    boolean first = true;
    for (int source = 0; source < 4; source++) {
      var from = new int[8];
      boolean any = false;
      for (int i = 0; i < 8; i++) {
        int lane = (int) (lanes >>> i * 8) & 31;
        from[i] = lane / 8 == source ? lane % 8 : -1;
        any |= from[i] >= 0;
      }
      if (any) {
        for (ByteMoves.Step step : ByteMoves.plan(from)) {
          take(step, source);
        }
        if (!first) {
          out.insn(Opcodes.LOR);
        }
        first = false;
      }
    }
  }

  private void take(ByteMoves.Step step, int source) {
    long constant = step.constant();
    switch (step.op()) {
      case LOAD -> e.part(source < 2 ? 1 : 0, Form.LONGS, source % 2);
      case COPY -> out.insn(Opcodes.DUP2);
      case REVERSE -> out.call("java/lang/Long", "reverseBytes", "(J)J");
      case SHIFT -> {
        out.push((int) Math.abs(constant));
        out.insn(constant < 0 ? Opcodes.LUSHR : Opcodes.LSHL);
      }
      case AND -> {
        out.push(constant);
        out.insn(Opcodes.LAND);
      }
      case MULTIPLY -> {
        out.push(constant);
        out.insn(Opcodes.LMUL);
      }
      case OR -> out.insn(Opcodes.LOR);
    }
  }
}
