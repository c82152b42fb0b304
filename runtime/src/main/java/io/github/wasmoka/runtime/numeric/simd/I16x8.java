package io.github.wasmoka.runtime.numeric.simd;

/**
 * Vectors of 8 lanes of 16 bits (§4.3.5 with §4.3.2 on each lane), 4 lanes at a time in a {@code
 * long}: carries are kept from crossing lanes by working on the highest bit of each apart.
 */
public final class I16x8 {
  // Not final: x86 takes a number from where C2 keeps it, but a constant of 64 bits takes another
  // instruction wherever it is used.
  /** The highest bit of each lane. */
  private static long highBits = 0x8000_8000_8000_8000L;

  /** The lowest bit of each lane. */
  private static long lowBits = 0x0001_0001_0001_0001L;

  private I16x8() {}

  /** Spreads the highest bit of each lane over the lane. */
  private static long spread(long a) {
    long high = a & highBits;
    return (high << 1) - (high >>> 15);
  }

  /** The bound on a's side of zero, in each lane. */
  private static long bound(long a) {
    return ~highBits + ((a >>> 15) & lowBits);
  }

  /**
   * Negates, wrapping (§4.3.2 ineg).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i16x8Neg(long a) {
    return i16x8Sub(0, a);
  }

  /**
   * The absolute value, wrapping (§4.3.2 iabs).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i16x8Abs(long a) {
    long sign = spread(a);
    return i16x8Sub(a ^ sign, sign);
  }

  /**
   * Adds, wrapping (§4.3.2 iadd).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Add(long a, long b) {
    return ((a & ~highBits) + (b & ~highBits)) ^ ((a ^ b) & highBits);
  }

  /**
   * Subtracts, wrapping (§4.3.2 isub).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Sub(long a, long b) {
    return ((a | highBits) - (b & ~highBits)) ^ (~(a ^ b) & highBits);
  }

  /**
   * Adds, saturating, signed (§4.3.2 iadd_sat_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8AddSatS(long a, long b) {
    long sum = i16x8Add(a, b);
    return V128Ops.v128Bitselect(bound(a), sum, spread(~(a ^ b) & (a ^ sum)));
  }

  /**
   * Adds, saturating, unsigned (§4.3.2 iadd_sat_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8AddSatU(long a, long b) {
    long sum = i16x8Add(a, b);
    return sum | spread((a & b) | ((a | b) & ~sum));
  }

  /**
   * Subtracts, saturating, signed (§4.3.2 isub_sat_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8SubSatS(long a, long b) {
    long difference = i16x8Sub(a, b);
    return V128Ops.v128Bitselect(bound(a), difference, spread((a ^ b) & (a ^ difference)));
  }

  /**
   * Subtracts, saturating, unsigned (§4.3.2 isub_sat_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8SubSatU(long a, long b) {
    return i16x8Sub(a, b) & spread(~NarrowLanes.belowU(a, b, lowBits));
  }

  /**
   * Multiplies, wrapping (§4.3.2 imul).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Mul(long a, long b) {
    // A product's low bits come from its factors' low bits alone.
    return ((a * b) & 0xffffL)
        | (((a >>> 16) * (b & 0xffff_0000L)) & 0xffff_0000L)
        | (((a >>> 32) * (b & 0xffff_0000_0000L)) & 0xffff_0000_0000L)
        | (a >>> 48) * (b & 0xffff_0000_0000_0000L);
  }

  private static long q15(long a, long b) {
    return Math.min((((short) a * (short) b) + 0x4000) >> 15, Short.MAX_VALUE) & 0xffff;
  }

  /**
   * Multiplies fixed-point numbers of 15 fraction bits, rounding and saturating (§4.3.2
   * iq15mulr_sat_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Q15mulrSatS(long a, long b) {
    return q15(a, b)
        | q15(a >> 16, b >> 16) << 16
        | q15(a >> 32, b >> 32) << 32
        | q15(a >> 48, b >> 48) << 48;
  }

  /**
   * The relaxed {@link #i16x8Q15mulrSatS}; the same, -1 by -1 saturates (§4.3.5).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8RelaxedQ15mulrS(long a, long b) {
    return i16x8Q15mulrSatS(a, b);
  }

  /**
   * The smaller, signed (§4.3.2 imin_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8MinS(long a, long b) {
    return V128Ops.v128Bitselect(a, b, spread(NarrowLanes.belowS(a, b, lowBits)));
  }

  /**
   * The larger, signed (§4.3.2 imax_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8MaxS(long a, long b) {
    return V128Ops.v128Bitselect(b, a, spread(NarrowLanes.belowS(a, b, lowBits)));
  }

  /**
   * The smaller, unsigned (§4.3.2 imin_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8MinU(long a, long b) {
    return V128Ops.v128Bitselect(a, b, spread(NarrowLanes.belowU(a, b, lowBits)));
  }

  /**
   * The larger, unsigned (§4.3.2 imax_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8MaxU(long a, long b) {
    return V128Ops.v128Bitselect(b, a, spread(NarrowLanes.belowU(a, b, lowBits)));
  }

  /**
   * The average, unsigned, a half rounded up (§4.3.2 iavgr_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8AvgrU(long a, long b) {
    return (a | b) - (((a ^ b) & ~lowBits) >>> 1);
  }

  /**
   * Shifts to the left (§4.3.2 ishl).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i16x8Shl(long a, int n) {
    int k = n & 15;
    return (a << k) & (lowBits * ((0xffff << k) & 0xffff));
  }

  /**
   * Shifts to the right, filling with zeros (§4.3.2 ishr_u).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i16x8ShrU(long a, int n) {
    int k = n & 15;
    return (a >>> k) & (lowBits * (0xffff >>> k));
  }

  /**
   * Shifts to the right, filling with the sign (§4.3.2 ishr_s).
   *
   * @param a half of the operand
   * @param n the distance, modulo the width of a lane
   * @return half of the result
   */
  public static long i16x8ShrS(long a, int n) {
    long sign = highBits >>> (n & 15);
    return ((i16x8ShrU(a, n) ^ sign) + (highBits - sign)) ^ highBits;
  }

  /**
   * Equal lanes become all ones, others zero (§4.3.2 ieq).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Eq(long a, long b) {
    return spread(~NarrowLanes.nonZero(a ^ b, highBits));
  }

  /**
   * Different lanes become all ones, others zero (§4.3.2 ine).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8Ne(long a, long b) {
    return spread(NarrowLanes.nonZero(a ^ b, highBits));
  }

  /**
   * Lower lanes, signed, become all ones, others zero (§4.3.2 ilt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8LtS(long a, long b) {
    return spread(NarrowLanes.belowS(a, b, lowBits));
  }

  /**
   * Lower lanes, unsigned, become all ones, others zero (§4.3.2 ilt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8LtU(long a, long b) {
    return spread(NarrowLanes.belowU(a, b, lowBits));
  }

  /**
   * Greater lanes, signed, become all ones, others zero (§4.3.2 igt_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8GtS(long a, long b) {
    return spread(NarrowLanes.belowS(b, a, lowBits));
  }

  /**
   * Greater lanes, unsigned, become all ones, others zero (§4.3.2 igt_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8GtU(long a, long b) {
    return spread(NarrowLanes.belowU(b, a, lowBits));
  }

  /**
   * Lower or equal lanes, signed, become all ones, others zero (§4.3.2 ile_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8LeS(long a, long b) {
    return spread(~NarrowLanes.belowS(b, a, lowBits));
  }

  /**
   * Lower or equal lanes, unsigned, become all ones, others zero (§4.3.2 ile_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8LeU(long a, long b) {
    return spread(~NarrowLanes.belowU(b, a, lowBits));
  }

  /**
   * Greater or equal lanes, signed, become all ones, others zero (§4.3.2 ige_s).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8GeS(long a, long b) {
    return spread(~NarrowLanes.belowS(a, b, lowBits));
  }

  /**
   * Greater or equal lanes, unsigned, become all ones, others zero (§4.3.2 ige_u).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8GeU(long a, long b) {
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
  public static long i16x8RelaxedLaneselect(long a, long b, long mask) {
    return V128Ops.v128Bitselect(a, b, mask);
  }

  /**
   * Whether no lane is zero (§4.3.5 all_true).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return 1 or 0
   */
  public static int i16x8AllTrue(long aLo, long aHi) {
    return (NarrowLanes.nonZero(aLo, highBits) & NarrowLanes.nonZero(aHi, highBits) & highBits)
            == highBits
        ? 1
        : 0;
  }

  private static int signs(long a) {
    return (int) ((((a & highBits) >>> 15) * 0x0001_0002_0004_0008L) >>> 48);
  }

  /**
   * The signs of the lanes (§4.3.5 bitmask).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return a bit a lane, the lowest for lane 0
   */
  public static int i16x8Bitmask(long aLo, long aHi) {
    return signs(aLo) | signs(aHi) << 4;
  }

  /**
   * The same number in each lane (§4.4.3 splat).
   *
   * @param x a number; its low 16 bits count
   * @return either half of the result
   */
  public static long i16x8Splat(int x) {
    return (x & 0xffff) * lowBits;
  }

  /**
   * A lane, its sign extended (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 to 7
   * @return the number
   */
  public static int i16x8ExtractLaneS(long aLo, long aHi, int lane) {
    return (short) ((lane < 4 ? aLo : aHi) >>> (lane << 4));
  }

  /**
   * A lane, extended with zeros (§4.4.3 extract_lane).
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param lane 0 to 7
   * @return the number
   */
  public static int i16x8ExtractLaneU(long aLo, long aHi, int lane) {
    return (int) ((lane < 4 ? aLo : aHi) >>> (lane << 4)) & 0xffff;
  }

  private static long put(long a, int x, int lane) {
    int shift = lane << 4;
    return (a & ~(0xffffL << shift)) | (x & 0xffffL) << shift;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number; its low 16 bits count
   * @param lane 0 to 7
   * @return the low half of the result
   */
  public static long i16x8ReplaceLaneLo(long aLo, long aHi, int x, int lane) {
    return lane < 4 ? put(aLo, x, lane) : aLo;
  }

  /**
   * The vector with another number in a lane (§4.4.3 replace_lane); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param x a number; its low 16 bits count
   * @param lane 0 to 7
   * @return the high half of the result
   */
  public static long i16x8ReplaceLaneHi(long aLo, long aHi, int x, int lane) {
    return lane < 4 ? aHi : put(aHi, x, lane);
  }

  /** Four bytes, from the lowest, as lanes of 16 bits, extended with zeros. */
  private static long widenU(long a) {
    long b = (a & 0xffff) | (a & 0xffff_0000L) << 16;
    return (b | b << 8) & 0x00ff_00ff_00ff_00ffL;
  }

  /** Four bytes, from the lowest, as lanes of 16 bits, their signs extended. */
  private static long widenS(long a) {
    return i16x8Sub(widenU(a) ^ 0x0080_0080_0080_0080L, 0x0080_0080_0080_0080L);
  }

  private static long narrowS(long a) {
    return (saturate((int) a, Short.MIN_VALUE, Short.MAX_VALUE) & 0xffffL)
        | (saturate((int) (a >> 32), Short.MIN_VALUE, Short.MAX_VALUE) & 0xffffL) << 16;
  }

  private static long narrowU(long a) {
    return (saturate((int) a, 0, 0xffff) & 0xffffL)
        | (saturate((int) (a >> 32), 0, 0xffff) & 0xffffL) << 16;
  }

  private static int saturate(int x, int min, int max) {
    return Math.max(min, Math.min(max, x));
  }

  /**
   * Narrows signed lanes of 32 bits, saturating to the signed range (§4.3.4 narrow_s); the low
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8NarrowI32x4SLo(long aLo, long aHi, long bLo, long bHi) {
    return narrowS(aLo) | narrowS(aHi) << 32;
  }

  /**
   * Narrows signed lanes of 32 bits, saturating to the signed range (§4.3.4 narrow_s); the high
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8NarrowI32x4SHi(long aLo, long aHi, long bLo, long bHi) {
    return narrowS(bLo) | narrowS(bHi) << 32;
  }

  /**
   * Widens the low 8 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i16x8ExtendLowI8x16SLo(long aLo, long aHi) {
    return widenS(aLo);
  }

  /**
   * Widens the low 8 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i16x8ExtendLowI8x16SHi(long aLo, long aHi) {
    return widenS(aLo >>> 32);
  }

  /**
   * Widens the high 8 lanes, signed (§4.3.4 extend_s); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i16x8ExtendHighI8x16SLo(long aLo, long aHi) {
    return widenS(aHi);
  }

  /**
   * Widens the high 8 lanes, signed (§4.3.4 extend_s); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i16x8ExtendHighI8x16SHi(long aLo, long aHi) {
    return widenS(aHi >>> 32);
  }

  /**
   * Multiplies the low 8 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8ExtmulLowI8x16SLo(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenS(aLo), widenS(bLo));
  }

  /**
   * Multiplies the low 8 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8ExtmulLowI8x16SHi(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenS(aLo >>> 32), widenS(bLo >>> 32));
  }

  /**
   * Multiplies the high 8 lanes without loss, signed (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8ExtmulHighI8x16SLo(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenS(aHi), widenS(bHi));
  }

  /**
   * Multiplies the high 8 lanes without loss, signed (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8ExtmulHighI8x16SHi(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenS(aHi >>> 32), widenS(bHi >>> 32));
  }

  /**
   * Narrows signed lanes of 32 bits, saturating to the unsigned range (§4.3.4 narrow_u); the low
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8NarrowI32x4ULo(long aLo, long aHi, long bLo, long bHi) {
    return narrowU(aLo) | narrowU(aHi) << 32;
  }

  /**
   * Narrows signed lanes of 32 bits, saturating to the unsigned range (§4.3.4 narrow_u); the high
   * half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8NarrowI32x4UHi(long aLo, long aHi, long bLo, long bHi) {
    return narrowU(bLo) | narrowU(bHi) << 32;
  }

  /**
   * Widens the low 8 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i16x8ExtendLowI8x16ULo(long aLo, long aHi) {
    return widenU(aLo);
  }

  /**
   * Widens the low 8 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i16x8ExtendLowI8x16UHi(long aLo, long aHi) {
    return widenU(aLo >>> 32);
  }

  /**
   * Widens the high 8 lanes, unsigned (§4.3.4 extend_u); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the low half of the result
   */
  public static long i16x8ExtendHighI8x16ULo(long aLo, long aHi) {
    return widenU(aHi);
  }

  /**
   * Widens the high 8 lanes, unsigned (§4.3.4 extend_u); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @return the high half of the result
   */
  public static long i16x8ExtendHighI8x16UHi(long aLo, long aHi) {
    return widenU(aHi >>> 32);
  }

  /**
   * Multiplies the low 8 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8ExtmulLowI8x16ULo(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenU(aLo), widenU(bLo));
  }

  /**
   * Multiplies the low 8 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8ExtmulLowI8x16UHi(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenU(aLo >>> 32), widenU(bLo >>> 32));
  }

  /**
   * Multiplies the high 8 lanes without loss, unsigned (§4.3.5 extmul); the low half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the low half of the result
   */
  public static long i16x8ExtmulHighI8x16ULo(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenU(aHi), widenU(bHi));
  }

  /**
   * Multiplies the high 8 lanes without loss, unsigned (§4.3.5 extmul); the high half.
   *
   * @param aLo the low half of a
   * @param aHi the high half of a
   * @param bLo the low half of b
   * @param bHi the high half of b
   * @return the high half of the result
   */
  public static long i16x8ExtmulHighI8x16UHi(long aLo, long aHi, long bLo, long bHi) {
    return i16x8Mul(widenU(aHi >>> 32), widenU(bHi >>> 32));
  }

  /**
   * Adds neighbouring lanes of 8 bits without loss, signed (§4.3.5 extadd_pairwise).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i16x8ExtaddPairwiseI8x16S(long a) {
    return i16x8Add(i16x8ShrS(i16x8Shl(a, 8), 8), i16x8ShrS(a, 8));
  }

  /**
   * Adds neighbouring lanes of 8 bits without loss, unsigned (§4.3.5 extadd_pairwise).
   *
   * @param a half of the operand
   * @return half of the result
   */
  public static long i16x8ExtaddPairwiseI8x16U(long a) {
    return (a & 0x00ff_00ff_00ff_00ffL) + ((a >>> 8) & 0x00ff_00ff_00ff_00ffL);
  }

  /**
   * Sums of products of neighbouring lanes of 8 bits, both signed, saturating (§4.3.5 relaxed_dot).
   *
   * @param a half of the first operand
   * @param b half of the second operand
   * @return half of the result
   */
  public static long i16x8RelaxedDotI8x16I7x16S(long a, long b) {
    long even = i16x8Mul(i16x8ShrS(i16x8Shl(a, 8), 8), i16x8ShrS(i16x8Shl(b, 8), 8));
    return i16x8AddSatS(even, i16x8Mul(i16x8ShrS(a, 8), i16x8ShrS(b, 8)));
  }
}
