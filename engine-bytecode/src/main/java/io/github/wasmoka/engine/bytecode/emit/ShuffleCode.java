package io.github.wasmoka.engine.bytecode.emit;

import org.objectweb.asm.Opcodes;

/**
 * {@code i8x16.shuffle} (§4.3.5) by its constant lanes: moves whole lanes of 32 or 64 bits where it
 * can, else bytes, see {@link ByteMoves}.
 */
final class ShuffleCode {
  private final Emission e;
  private final Out out;

  ShuffleCode(Emission e) {
    this.e = e;
    this.out = e.out;
  }

  void emit(int at, long lo, long hi) {
    if (aligned(lo, hi, 8)) {
      Form form = e.made(at) == Form.DOUBLES ? Form.DOUBLES : Form.LONGS;
      if (e.made(at) != Form.INTS && e.made(at) != Form.FLOATS) {
        lanes(at, lo, hi, form);
        return;
      }
    }
    if (aligned(lo, hi, 4)) {
      lanes(at, lo, hi, e.made(at) == Form.FLOATS ? Form.FLOATS : Form.INTS);
      return;
    }
    e.wants(1, Form.LONGS);
    e.wants(0, Form.LONGS);
    half(lo);
    half(hi);
    e.pop(2);
    e.push(Form.LONGS);
  }

  /** {@return which byte goes to a place} */
  static int index(long lo, long hi, int place) {
    return (int) ((place < 8 ? lo : hi) >>> place * 8) & 31;
  }

  /** {@return whether only lanes of a width move, whole ones} */
  static boolean aligned(long lo, long hi, int width) {
    for (int i = 0; i < 16; i++) {
      int first = index(lo, hi, i - i % width);
      if (first % width != 0 || index(lo, hi, i) != first + i % width) {
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
