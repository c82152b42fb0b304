package io.github.wasmoka.engine.interpreter;

/**
 * Conditional branches, fused with the comparison. The result is the next pc, one before its
 * target.
 */
final class BranchOps {
  private BranchOps() {}

  static int brZ(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] == 0 ? (int) (w >>> 32) : pc;
  }

  static int brNz(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] != 0 ? (int) (w >>> 32) : pc;
  }

  static int brI32Eq(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] == (int) r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI32Ne(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] != (int) r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI32LtS(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] < (int) r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI32LeS(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] <= (int) r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI32LtU(long[] r, long w, int pc) {
    return Integer.compareUnsigned((int) r[(int) w & 0xFFFF], (int) r[(int) w >>> 16]) < 0
        ? (int) (w >>> 32)
        : pc;
  }

  static int brI32LeU(long[] r, long w, int pc) {
    return Integer.compareUnsigned((int) r[(int) w & 0xFFFF], (int) r[(int) w >>> 16]) <= 0
        ? (int) (w >>> 32)
        : pc;
  }

  static int brI32EqI(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] == (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brI32NeI(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] != (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brI32LtSI(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] < (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brI32GtSI(long[] r, long w, int pc) {
    return (int) r[(int) w & 0xFFFF] > (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brI32LtUI(long[] r, long w, int pc) {
    return Integer.compareUnsigned((int) r[(int) w & 0xFFFF], (short) (w >>> 16)) < 0
        ? (int) (w >>> 32)
        : pc;
  }

  static int brI32GtUI(long[] r, long w, int pc) {
    return Integer.compareUnsigned((int) r[(int) w & 0xFFFF], (short) (w >>> 16)) > 0
        ? (int) (w >>> 32)
        : pc;
  }

  static int brI64Eq(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] == r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI64Ne(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] != r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI64LtS(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] < r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI64LeS(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] <= r[(int) w >>> 16] ? (int) (w >>> 32) : pc;
  }

  static int brI64LtU(long[] r, long w, int pc) {
    return Long.compareUnsigned(r[(int) w & 0xFFFF], r[(int) w >>> 16]) < 0 ? (int) (w >>> 32) : pc;
  }

  static int brI64LeU(long[] r, long w, int pc) {
    return Long.compareUnsigned(r[(int) w & 0xFFFF], r[(int) w >>> 16]) <= 0
        ? (int) (w >>> 32)
        : pc;
  }

  static int brI64EqI(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] == (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brI64NeI(long[] r, long w, int pc) {
    return r[(int) w & 0xFFFF] != (short) (w >>> 16) ? (int) (w >>> 32) : pc;
  }

  static int brAndZ(long[] r, long w, int pc) {
    return ((int) r[(int) w & 0xFFFF] & (short) (w >>> 16)) == 0 ? (int) (w >>> 32) : pc;
  }

  static int brAndNz(long[] r, long w, int pc) {
    return ((int) r[(int) w & 0xFFFF] & (short) (w >>> 16)) != 0 ? (int) (w >>> 32) : pc;
  }

  static int brF64Eq(long[] r, long w, int pc) {
    return Double.longBitsToDouble(r[(int) w & 0xFFFF])
            == Double.longBitsToDouble(r[(int) w >>> 16])
        ? (int) (w >>> 32)
        : pc;
  }

  static int brF64Ne(long[] r, long w, int pc) {
    return Double.longBitsToDouble(r[(int) w & 0xFFFF])
            != Double.longBitsToDouble(r[(int) w >>> 16])
        ? (int) (w >>> 32)
        : pc;
  }

  static int brF64Lt(long[] r, long w, int pc) {
    return Double.longBitsToDouble(r[(int) w & 0xFFFF]) < Double.longBitsToDouble(r[(int) w >>> 16])
        ? (int) (w >>> 32)
        : pc;
  }

  static int brF64Le(long[] r, long w, int pc) {
    return Double.longBitsToDouble(r[(int) w & 0xFFFF])
            <= Double.longBitsToDouble(r[(int) w >>> 16])
        ? (int) (w >>> 32)
        : pc;
  }

  static int brF64Nlt(long[] r, long w, int pc) {
    return !(Double.longBitsToDouble(r[(int) w & 0xFFFF])
            < Double.longBitsToDouble(r[(int) w >>> 16]))
        ? (int) (w >>> 32)
        : pc;
  }

  static int brF64Nle(long[] r, long w, int pc) {
    return !(Double.longBitsToDouble(r[(int) w & 0xFFFF])
            <= Double.longBitsToDouble(r[(int) w >>> 16]))
        ? (int) (w >>> 32)
        : pc;
  }

  /** adds d to a and branches c operations back. */
  static int addBrNz(long[] r, long w, int pc) {
    int x = (int) r[(int) w & 0xFFFF] + (int) (w >> 48);
    r[(int) w & 0xFFFF] = x;
    return x != 0 ? pc + (short) (w >>> 32) : pc;
  }

  /** adds d to a and branches c operations back. */
  static int addBrNe(long[] r, long w, int pc) {
    int x = (int) r[(int) w & 0xFFFF] + (int) (w >> 48);
    r[(int) w & 0xFFFF] = x;
    return x != (int) r[(int) w >>> 16] ? pc + (short) (w >>> 32) : pc;
  }

  /** adds d to a and branches c operations back. */
  static int addBrLtS(long[] r, long w, int pc) {
    int x = (int) r[(int) w & 0xFFFF] + (int) (w >> 48);
    r[(int) w & 0xFFFF] = x;
    return x < (int) r[(int) w >>> 16] ? pc + (short) (w >>> 32) : pc;
  }

  /** adds d to a and branches c operations back. */
  static int addBrLtU(long[] r, long w, int pc) {
    int x = (int) r[(int) w & 0xFFFF] + (int) (w >> 48);
    r[(int) w & 0xFFFF] = x;
    return Integer.compareUnsigned(x, (int) r[(int) w >>> 16]) < 0 ? pc + (short) (w >>> 32) : pc;
  }

  /** adds d to a and branches c operations back. */
  static int addBrNeI(long[] r, long w, int pc) {
    int x = (int) r[(int) w & 0xFFFF] + (int) (w >> 48);
    r[(int) w & 0xFFFF] = x;
    return x != (short) (w >>> 16) ? pc + (short) (w >>> 32) : pc;
  }
}
