package io.github.wasmoka.runtime.numeric.simd;

/**
 * Vectors of 16 lanes of 8 bits (§4.3.5 with §4.3.2 on each lane), 8 lanes at a time in a {@code
 * long}: carries are kept from crossing lanes by working on the highest bit of each apart.
 */
public final class I8x16 {
  // Not final: x86 takes a number from where C2 keeps it, but a constant of 64 bits takes another
  // instruction wherever it is used.
  /** The highest bit of each lane. */
  private static long highBits = 0x8080_8080_8080_8080L;

  /** The lowest bit of each lane. */
  private static long lowBits = 0x0101_0101_0101_0101L;

  private I8x16() {}

  /** Spreads the highest bit of each lane over the lane. */
  private static long spread(long a) {
    long high = a & highBits;
    return (high << 1) - (high >>> 7);
  }

  /** The bound on a's side of zero, in each lane. */
  private static long bound(long a) {
    return ~highBits + ((a >>> 7) & lowBits);
  }

  /**
   * Negates, wrapping (§4.3.2 ineg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i8x16Neg(long a) {
    return i8x16Sub(0, a);
  }

  /**
   * The absolute value, wrapping (§4.3.2 iabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i8x16Abs(long a) {
    long sign = spread(a);
    return i8x16Sub(a ^ sign, sign);
  }

  /**
   * Counts the bits that are set (§4.3.2 ipopcnt).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i8x16Popcnt(long a) {
    long pairs = a - ((a >>> 1) & 0x5555_5555_5555_5555L);
    long nibbles = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
    return (nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
  }

  /**
   * Adds, wrapping (§4.3.2 iadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16Add(long a, long b) {
    return ((a & ~highBits) + (b & ~highBits)) ^ ((a ^ b) & highBits);
  }

  /**
   * Subtracts, wrapping (§4.3.2 isub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16Sub(long a, long b) {
    return ((a | highBits) - (b & ~highBits)) ^ (~(a ^ b) & highBits);
  }

  /**
   * Adds, saturating, signed (§4.3.2 iadd_sat_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16AddSatS(long a, long b) {
    long sum = i8x16Add(a, b);
    return V128Ops.v128Bitselect(bound(a), sum, spread(~(a ^ b) & (a ^ sum)));
  }

  /**
   * Adds, saturating, unsigned (§4.3.2 iadd_sat_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16AddSatU(long a, long b) {
    long sum = i8x16Add(a, b);
    return sum | spread((a & b) | ((a | b) & ~sum));
  }

  /**
   * Subtracts, saturating, signed (§4.3.2 isub_sat_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16SubSatS(long a, long b) {
    long difference = i8x16Sub(a, b);
    return V128Ops.v128Bitselect(bound(a), difference, spread((a ^ b) & (a ^ difference)));
  }

  /**
   * Subtracts, saturating, unsigned (§4.3.2 isub_sat_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16SubSatU(long a, long b) {
    return i8x16Sub(a, b) & spread(~NarrowLanes.belowU(a, b, lowBits));
  }

  /**
   * The smaller, signed (§4.3.2 imin_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16MinS(long a, long b) {
    return V128Ops.v128Bitselect(a, b, spread(NarrowLanes.belowS(a, b, lowBits)));
  }

  /**
   * The larger, signed (§4.3.2 imax_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16MaxS(long a, long b) {
    return V128Ops.v128Bitselect(b, a, spread(NarrowLanes.belowS(a, b, lowBits)));
  }

  /**
   * The smaller, unsigned (§4.3.2 imin_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16MinU(long a, long b) {
    return V128Ops.v128Bitselect(a, b, spread(NarrowLanes.belowU(a, b, lowBits)));
  }

  /**
   * The larger, unsigned (§4.3.2 imax_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16MaxU(long a, long b) {
    return V128Ops.v128Bitselect(b, a, spread(NarrowLanes.belowU(a, b, lowBits)));
  }

  /**
   * The average, unsigned, a half rounded up (§4.3.2 iavgr_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16AvgrU(long a, long b) {
    return (a | b) - (((a ^ b) & ~lowBits) >>> 1);
  }

  /**
   * Shifts to the left (§4.3.2 ishl).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i8x16Shl(long a, int n) {
    int k = n & 7;
    return (a << k) & (lowBits * ((0xff << k) & 0xff));
  }

  /**
   * Shifts to the right, filling with zeros (§4.3.2 ishr_u).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i8x16ShrU(long a, int n) {
    int k = n & 7;
    return (a >>> k) & (lowBits * (0xff >>> k));
  }

  /**
   * Shifts to the right, filling with the sign (§4.3.2 ishr_s).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i8x16ShrS(long a, int n) {
    long sign = highBits >>> (n & 7);
    return ((i8x16ShrU(a, n) ^ sign) + (highBits - sign)) ^ highBits;
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.2 ieq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16Eq(long a, long b) {
    return spread(~NarrowLanes.nonZero(a ^ b, highBits));
  }

  /**
   * Different lanes become all ones, others zero (§4.3.2 ine).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16Ne(long a, long b) {
    return spread(NarrowLanes.nonZero(a ^ b, highBits));
  }

  /**
   * Lower lanes, signed, become all ones, others zero (§4.3.2 ilt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16LtS(long a, long b) {
    return spread(NarrowLanes.belowS(a, b, lowBits));
  }

  /**
   * Lower lanes, unsigned, become all ones, others zero (§4.3.2 ilt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16LtU(long a, long b) {
    return spread(NarrowLanes.belowU(a, b, lowBits));
  }

  /**
   * Greater lanes, signed, become all ones, others zero (§4.3.2 igt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16GtS(long a, long b) {
    return spread(NarrowLanes.belowS(b, a, lowBits));
  }

  /**
   * Greater lanes, unsigned, become all ones, others zero (§4.3.2 igt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16GtU(long a, long b) {
    return spread(NarrowLanes.belowU(b, a, lowBits));
  }

  /**
   * Lower or equal lanes, signed, become all ones, others zero (§4.3.2 ile_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16LeS(long a, long b) {
    return spread(~NarrowLanes.belowS(b, a, lowBits));
  }

  /**
   * Lower or equal lanes, unsigned, become all ones, others zero (§4.3.2 ile_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16LeU(long a, long b) {
    return spread(~NarrowLanes.belowU(b, a, lowBits));
  }

  /**
   * Greater or equal lanes, signed, become all ones, others zero (§4.3.2 ige_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16GeS(long a, long b) {
    return spread(~NarrowLanes.belowS(a, b, lowBits));
  }

  /**
   * Greater or equal lanes, unsigned, become all ones, others zero (§4.3.2 ige_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i8x16GeU(long a, long b) {
    return spread(~NarrowLanes.belowU(a, b, lowBits));
  }

  /**
   * Selects bit by bit, as {@link V128Ops#v128Bitselect} does (§4.3.5 relaxed_laneselect).
   *
   * @param a half of the operand for ones
   * @param b half of the operand for zeros
   * @param mask half of the mask
   * @return half of the result
   */
  public static long i8x16RelaxedLaneselect(long a, long b, long mask) {
    return V128Ops.v128Bitselect(a, b, mask);
  }

  /**
   * Whether no lane is zero (§4.3.5 all_true).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return 1 or 0
   */
  public static int i8x16AllTrue(long aLo, long aHi) {
    return (NarrowLanes.nonZero(aLo, highBits) & NarrowLanes.nonZero(aHi, highBits) & highBits)
            == highBits
        ? 1
        : 0;
  }

  private static int signs(long a) {
    return (int) ((((a & highBits) >>> 7) * 0x0102_0408_1020_4080L) >>> 56);
  }

  /**
   * The signs of the lanes (§4.3.5 bitmask).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return a bit a lane, the lowest for lane 0
   */
  public static int i8x16Bitmask(long aLo, long aHi) {
    return signs(aLo) | signs(aHi) << 8;
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number; its low 8 bits count
   * @return either half of the result
   */
  public static long i8x16Splat(int x) {
    return (x & 0xff) * lowBits;
  }

  /**
   * A lane, its sign extended (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 to 15
   * @return the number
   */
  public static int i8x16ExtractLaneS(long aLo, long aHi, int lane) {
    return (byte) ((lane < 8 ? aLo : aHi) >>> (lane << 3));
  }

  /**
   * A lane, extended with zeros (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 to 15
   * @return the number
   */
  public static int i8x16ExtractLaneU(long aLo, long aHi, int lane) {
    return (int) ((lane < 8 ? aLo : aHi) >>> (lane << 3)) & 0xff;
  }

  private static long put(long a, int x, int lane) {
    int shift = lane << 3;
    return (a & ~(0xffL << shift)) | (x & 0xffL) << shift;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number; its low 8 bits count
   * @param lane 0 to 15
   * @return the low half of the result
   */
  public static long i8x16ReplaceLaneLo(long aLo, long aHi, int x, int lane) {
    return lane < 8 ? put(aLo, x, lane) : aLo;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number; its low 8 bits count
   * @param lane 0 to 15
   * @return the high half of the result
   */
  public static long i8x16ReplaceLaneHi(long aLo, long aHi, int x, int lane) {
    return lane < 8 ? aHi : put(aHi, x, lane);
  }

  private static long narrowS(long a) {
    return narrow4(
        I16x8.i16x8MinS(I16x8.i16x8MaxS(a, 0xff80_ff80_ff80_ff80L), 0x007f_007f_007f_007fL));
  }

  private static long narrowU(long a) {
    return narrow4(I16x8.i16x8MinS(I16x8.i16x8MaxS(a, 0), 0x00ff_00ff_00ff_00ffL));
  }

  /** The low bytes of four lanes of 16 bits, side by side. */
  private static long narrow4(long a) {
    long b = a & 0x00ff_00ff_00ff_00ffL;
    long c = (b | b >>> 8) & 0x0000_ffff_0000_ffffL;
    return (c | c >>> 16) & 0xffff_ffffL;
  }

  /**
   * Narrows signed lanes of 16 bits, saturating to the signed range (§4.3.4 narrow_s); the low
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i8x16NarrowI16x8SLo(long aLo, long aHi, long bLo, long bHi) {
    return narrowS(aLo) | narrowS(aHi) << 32;
  }

  /**
   * Narrows signed lanes of 16 bits, saturating to the signed range (§4.3.4 narrow_s); the high
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i8x16NarrowI16x8SHi(long aLo, long aHi, long bLo, long bHi) {
    return narrowS(bLo) | narrowS(bHi) << 32;
  }

  /**
   * Narrows signed lanes of 16 bits, saturating to the unsigned range (§4.3.4 narrow_u); the low
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i8x16NarrowI16x8ULo(long aLo, long aHi, long bLo, long bHi) {
    return narrowU(aLo) | narrowU(aHi) << 32;
  }

  /**
   * Narrows signed lanes of 16 bits, saturating to the unsigned range (§4.3.4 narrow_u); the high
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i8x16NarrowI16x8UHi(long aLo, long aHi, long bLo, long bHi) {
    return narrowU(bLo) | narrowU(bHi) << 32;
  }

  private static long pick(long aLo, long aHi, long indices) {
    long result = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      int index = (int) (indices >>> shift) & 0xff;
      if (index < 16) {
        result |= (((index < 8 ? aLo : aHi) >>> (index << 3)) & 0xff) << shift;
      }
    }
    return result;
  }

  /**
   * The lanes of a that b names, 0 for an index past 15 (§4.3.5 swizzle); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i8x16SwizzleLo(long aLo, long aHi, long bLo, long bHi) {
    return pick(aLo, aHi, bLo);
  }

  /**
   * The lanes of a that b names, 0 for an index past 15 (§4.3.5 swizzle); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i8x16SwizzleHi(long aLo, long aHi, long bLo, long bHi) {
    return pick(aLo, aHi, bHi);
  }

  /**
   * The relaxed swizzle; the same as the plain one (§4.3.5 relaxed_swizzle); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i8x16RelaxedSwizzleLo(long aLo, long aHi, long bLo, long bHi) {
    return pick(aLo, aHi, bLo);
  }

  /**
   * The relaxed swizzle; the same as the plain one (§4.3.5 relaxed_swizzle); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i8x16RelaxedSwizzleHi(long aLo, long aHi, long bLo, long bHi) {
    return pick(aLo, aHi, bHi);
  }

  /**
   * The lanes of a (0 to 15) and b (16 to 31) that the immediate names (§4.3.5 shuffle); the low
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @param lanesLo the indices of the low half, a byte each, 0 to 31
   * @param lanesHi the indices of the high half, a byte each, 0 to 31
   * @return the low half of the result
   */
  public static long i8x16ShuffleLo(
      long aLo, long aHi, long bLo, long bHi, long lanesLo, long lanesHi) {
    return pick(aLo, aHi, lanesLo) | pick(bLo, bHi, i8x16Sub(lanesLo, 16 * lowBits));
  }

  /**
   * The lanes of a (0 to 15) and b (16 to 31) that the immediate names (§4.3.5 shuffle); the high
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @param lanesLo the indices of the low half, a byte each, 0 to 31
   * @param lanesHi the indices of the high half, a byte each, 0 to 31
   * @return the high half of the result
   */
  public static long i8x16ShuffleHi(
      long aLo, long aHi, long bLo, long bHi, long lanesLo, long lanesHi) {
    return pick(aLo, aHi, lanesHi) | pick(bLo, bHi, i8x16Sub(lanesHi, 16 * lowBits));
  }
}
