package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.MemoryOps.ea;

import io.github.wasmoka.runtime.numeric.simd.I8x16;

/**
 * Vector instructions (§4.3.5, §4.4.3). A vector takes two slots, the lower lanes first; fields
 * name its first slot. The fields of an operation are the result, then the operands, then a lane or
 * the pool's index of a shuffle's lanes; all operands are read before the result is written, which
 * may stand where they stood. Instructions are found by pages of 32 opcodes, so that no method is
 * too large to be compiled.
 */
final class ColdVector {
  private ColdVector() {}

  /** Runs the instruction of an opcode; see {@link Op#VECTOR} and {@link Op#VECTOR_ARRAY}. */
  static void run(int number, long w, Frame frame) {
    long[] r = frame.r;
    switch (number >> 5) {
      case 0, 1 -> {
        if (number == 0x0D) {
          var lanes = (MemoryRules.Lanes) frame.code().pool[(int) (w >>> 48)];
          shuffle((int) w & 0xFFFF, (int) w >>> 16, (int) (w >>> 32) & 0xFFFF, lanes, r);
        } else if (number <= 0x22) {
          LaneOps.run(number, w, r);
        } else {
          LaneCompareOps.integers(number, w, r);
        }
      }
      case 2 -> {
        if (number == 0x40) {
          LaneCompareOps.integers(number, w, r);
        } else {
          LaneCompareOps.floats(number, w, r);
        }
      }
      case 3 -> NarrowLaneOps.run8(number, w, r);
      case 4 -> NarrowLaneOps.run16(number, w, r);
      case 5 -> WideLaneOps.run32(number, w, r);
      case 6 -> WideLaneOps.run64(number, w, r);
      case 7 -> FloatLaneOps.run(number, w, r);
      case 8 -> FloatLaneOps.relaxed(number, w, r);
      default -> array(number - (Op.VECTOR_ARRAY - Op.VECTOR), w, r, frame.instance.bytes());
    }
  }

  private static void array(int number, long w, long[] r, byte[] mem) {
    if (number == 0x0B) {
      int value = (int) w >>> 16;
      VectorAccess.store(mem, ea((int) r[(int) w & 0xFFFF], (int) (w >>> 32)), r, value);
    } else {
      int address = ea((int) r[(int) w >>> 16], (int) (w >>> 32));
      VectorAccess.load(number, mem, address, r, (int) w & 0xFFFF);
    }
  }

  static void shuffle(int a, int x, int y, MemoryRules.Lanes lanes, long[] r) {
    long x0 = r[x];
    long x1 = r[x + 1];
    long y0 = r[y];
    long y1 = r[y + 1];
    r[a] = I8x16.i8x16ShuffleLo(x0, x1, y0, y1, lanes.lo(), lanes.hi());
    r[a + 1] = I8x16.i8x16ShuffleHi(x0, x1, y0, y1, lanes.lo(), lanes.hi());
  }
}
