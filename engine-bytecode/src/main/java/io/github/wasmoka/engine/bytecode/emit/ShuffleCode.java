package io.github.wasmoka.engine.bytecode.emit;

import org.objectweb.asm.Opcodes;

/**
 * {@code i8x16.shuffle} (§4.3.5) by its constant lanes: moves whole lanes of 32 or 64 bits where it
 * can, else shifts all bytes together that move by the same distance.
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

  /** Half of the result, on the JVM's stack. */
  private void half(long lanes) {
    var done = new boolean[8];
    boolean first = true;
    for (int i = 0; i < 8; i++) {
      if (done[i]) {
        continue;
      }
      int from = (int) (lanes >>> i * 8) & 31;
      int distance = i - from % 8;
      long mask = 0;
      for (int j = i; j < 8; j++) {
        int other = (int) (lanes >>> j * 8) & 31;
        if (other / 8 == from / 8 && j - other % 8 == distance) {
          done[j] = true;
          mask |= 0xffL << j * 8;
        }
      }
      e.part(from < 16 ? 1 : 0, Form.LONGS, from / 8 % 2);
      moved(distance * 8, mask);
      if (!first) {
        out.insn(Opcodes.LOR);
      }
      first = false;
    }
  }

  /** Shifts the long on the JVM's stack to the left, or to the right, and masks it. */
  private void moved(int distance, long mask) {
    long left = -1;
    if (distance > 0) {
      out.push(distance);
      out.insn(Opcodes.LSHL);
      left = -1L << distance;
    } else if (distance < 0) {
      out.push(-distance);
      out.insn(Opcodes.LUSHR);
      left = -1L >>> -distance;
    }
    if (mask != left) {
      out.push(mask);
      out.insn(Opcodes.LAND);
    }
  }
}
