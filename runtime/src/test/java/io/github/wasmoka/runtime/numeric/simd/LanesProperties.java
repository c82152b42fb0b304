package io.github.wasmoka.runtime.numeric.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arithmetic on all lanes of a {@code long} at once against the same done lane by lane. */
class LanesProperties {
  /** Halves of bytes at and around the bounds, where carries and saturation happen. */
  @Provide
  Arbitrary<Long> halves() {
    return Arbitraries.oneOf(
            Arbitraries.of(0L, 1L, 0x7eL, 0x7fL, 0x80L, 0x81L, 0xfeL, 0xffL),
            Arbitraries.longs().between(0, 0xff))
        .list()
        .ofSize(8)
        .map(bytes -> bytes.stream().reduce(0L, (half, b) -> half << 8 | b));
  }

  /** An operation lane by lane; lanes are handed over with their signs extended. */
  private static long byLane(int width, long a, long b, LongBinaryOperator op) {
    long mask = -1L >>> (64 - width);
    long result = 0;
    for (int shift = 0; shift < 64; shift += width) {
      int up = 64 - width - shift;
      long lane = op.applyAsLong(a << up >> (64 - width), b << up >> (64 - width));
      result |= (lane & mask) << shift;
    }
    return result;
  }

  private static LongBinaryOperator unsigned(int width, LongBinaryOperator op) {
    long mask = -1L >>> (64 - width);
    return (x, y) -> op.applyAsLong(x & mask, y & mask);
  }

  private static long ones(boolean truth) {
    return truth ? -1 : 0;
  }

  private static void same(
      String name, int width, long a, long b, LongBinaryOperator fast, LongBinaryOperator lane) {
    long expected = byLane(width, a, b, lane);
    long actual = fast.applyAsLong(a, b);
    assertEquals(
        Long.toHexString(expected),
        Long.toHexString(actual),
        () -> name + " " + Long.toHexString(a) + " " + Long.toHexString(b));
  }

  private static LongBinaryOperator first(LongUnaryOperator op) {
    return (a, b) -> op.applyAsLong(a);
  }

  @Property
  void i8x16(@ForAll("halves") long a, @ForAll("halves") long b) {
    int w = 8;
    same("add", w, a, b, I8x16::i8x16Add, Long::sum);
    same("sub", w, a, b, I8x16::i8x16Sub, (x, y) -> x - y);
    same("neg", w, a, b, first(I8x16::i8x16Neg), (x, y) -> -x);
    same("abs", w, a, b, first(I8x16::i8x16Abs), (x, y) -> Math.abs(x));
    same("popcnt", w, a, b, first(I8x16::i8x16Popcnt), unsigned(w, (x, y) -> Long.bitCount(x)));
    same("add_sat_s", w, a, b, I8x16::i8x16AddSatS, (x, y) -> Math.clamp(x + y, -128, 127));
    same("sub_sat_s", w, a, b, I8x16::i8x16SubSatS, (x, y) -> Math.clamp(x - y, -128, 127));
    same("add_sat_u", w, a, b, I8x16::i8x16AddSatU, unsigned(w, (x, y) -> Math.min(x + y, 255)));
    same("sub_sat_u", w, a, b, I8x16::i8x16SubSatU, unsigned(w, (x, y) -> Math.max(x - y, 0)));
    same("min_s", w, a, b, I8x16::i8x16MinS, Math::min);
    same("max_s", w, a, b, I8x16::i8x16MaxS, Math::max);
    same("min_u", w, a, b, I8x16::i8x16MinU, unsigned(w, Math::min));
    same("max_u", w, a, b, I8x16::i8x16MaxU, unsigned(w, Math::max));
    same("avgr_u", w, a, b, I8x16::i8x16AvgrU, unsigned(w, (x, y) -> (x + y + 1) / 2));
    same("eq", w, a, b, I8x16::i8x16Eq, (x, y) -> ones(x == y));
    same("ne", w, a, b, I8x16::i8x16Ne, (x, y) -> ones(x != y));
    same("lt_s", w, a, b, I8x16::i8x16LtS, (x, y) -> ones(x < y));
    same("lt_u", w, a, b, I8x16::i8x16LtU, unsigned(w, (x, y) -> ones(x < y)));
    same("gt_s", w, a, b, I8x16::i8x16GtS, (x, y) -> ones(x > y));
    same("gt_u", w, a, b, I8x16::i8x16GtU, unsigned(w, (x, y) -> ones(x > y)));
    same("le_s", w, a, b, I8x16::i8x16LeS, (x, y) -> ones(x <= y));
    same("le_u", w, a, b, I8x16::i8x16LeU, unsigned(w, (x, y) -> ones(x <= y)));
    same("ge_s", w, a, b, I8x16::i8x16GeS, (x, y) -> ones(x >= y));
    same("ge_u", w, a, b, I8x16::i8x16GeU, unsigned(w, (x, y) -> ones(x >= y)));
  }

  @Property
  void i16x8(@ForAll("halves") long a, @ForAll("halves") long b) {
    int w = 16;
    same("add", w, a, b, I16x8::i16x8Add, Long::sum);
    same("sub", w, a, b, I16x8::i16x8Sub, (x, y) -> x - y);
    same("mul", w, a, b, I16x8::i16x8Mul, (x, y) -> x * y);
    same("neg", w, a, b, first(I16x8::i16x8Neg), (x, y) -> -x);
    same("abs", w, a, b, first(I16x8::i16x8Abs), (x, y) -> Math.abs(x));
    same("add_sat_s", w, a, b, I16x8::i16x8AddSatS, (x, y) -> Math.clamp(x + y, -32768, 32767));
    same("sub_sat_s", w, a, b, I16x8::i16x8SubSatS, (x, y) -> Math.clamp(x - y, -32768, 32767));
    same("add_sat_u", w, a, b, I16x8::i16x8AddSatU, unsigned(w, (x, y) -> Math.min(x + y, 65535)));
    same("sub_sat_u", w, a, b, I16x8::i16x8SubSatU, unsigned(w, (x, y) -> Math.max(x - y, 0)));
    same(
        "q15mulr_sat_s",
        w,
        a,
        b,
        I16x8::i16x8Q15mulrSatS,
        (x, y) -> Math.clamp((x * y + 0x4000) >> 15, -32768, 32767));
    same("min_s", w, a, b, I16x8::i16x8MinS, Math::min);
    same("max_s", w, a, b, I16x8::i16x8MaxS, Math::max);
    same("min_u", w, a, b, I16x8::i16x8MinU, unsigned(w, Math::min));
    same("max_u", w, a, b, I16x8::i16x8MaxU, unsigned(w, Math::max));
    same("avgr_u", w, a, b, I16x8::i16x8AvgrU, unsigned(w, (x, y) -> (x + y + 1) / 2));
    same("eq", w, a, b, I16x8::i16x8Eq, (x, y) -> ones(x == y));
    same("ne", w, a, b, I16x8::i16x8Ne, (x, y) -> ones(x != y));
    same("lt_s", w, a, b, I16x8::i16x8LtS, (x, y) -> ones(x < y));
    same("lt_u", w, a, b, I16x8::i16x8LtU, unsigned(w, (x, y) -> ones(x < y)));
    same("gt_s", w, a, b, I16x8::i16x8GtS, (x, y) -> ones(x > y));
    same("gt_u", w, a, b, I16x8::i16x8GtU, unsigned(w, (x, y) -> ones(x > y)));
    same("le_s", w, a, b, I16x8::i16x8LeS, (x, y) -> ones(x <= y));
    same("le_u", w, a, b, I16x8::i16x8LeU, unsigned(w, (x, y) -> ones(x <= y)));
    same("ge_s", w, a, b, I16x8::i16x8GeS, (x, y) -> ones(x >= y));
    same("ge_u", w, a, b, I16x8::i16x8GeU, unsigned(w, (x, y) -> ones(x >= y)));
    same(
        "extadd_pairwise_i8x16_s",
        w,
        a,
        b,
        first(I16x8::i16x8ExtaddPairwiseI8x16S),
        (x, y) -> (byte) x + (byte) (x >> 8));
    same(
        "extadd_pairwise_i8x16_u",
        w,
        a,
        b,
        first(I16x8::i16x8ExtaddPairwiseI8x16U),
        (x, y) -> (x & 0xff) + (x >> 8 & 0xff));
  }

  @Property
  void shifts(@ForAll("halves") long a, @ForAll int n) {
    same("i8x16.shl", 8, a, n, first(h -> I8x16.i8x16Shl(h, n)), (x, y) -> x << (n & 7));
    same("i8x16.shr_s", 8, a, n, first(h -> I8x16.i8x16ShrS(h, n)), (x, y) -> x >> (n & 7));
    same(
        "i8x16.shr_u",
        8,
        a,
        n,
        first(h -> I8x16.i8x16ShrU(h, n)),
        unsigned(8, (x, y) -> x >> (n & 7)));
    same("i16x8.shl", 16, a, n, first(h -> I16x8.i16x8Shl(h, n)), (x, y) -> x << (n & 15));
    same("i16x8.shr_s", 16, a, n, first(h -> I16x8.i16x8ShrS(h, n)), (x, y) -> x >> (n & 15));
    same(
        "i16x8.shr_u",
        16,
        a,
        n,
        first(h -> I16x8.i16x8ShrU(h, n)),
        unsigned(16, (x, y) -> x >> (n & 15)));
  }

  @Property
  void bitmaskAndAllTrue(@ForAll("halves") long lo, @ForAll("halves") long hi) {
    int mask8 = 0;
    int mask16 = 0;
    int all8 = 1;
    int all16 = 1;
    for (int lane = 0; lane < 16; lane++) {
      int x = I8x16.i8x16ExtractLaneS(lo, hi, lane);
      assertEquals((byte) ((lane < 8 ? lo : hi) >> (lane % 8 * 8)), x);
      mask8 |= (x >>> 31) << lane;
      all8 = x == 0 ? 0 : all8;
    }
    for (int lane = 0; lane < 8; lane++) {
      int x = I16x8.i16x8ExtractLaneS(lo, hi, lane);
      assertEquals((short) ((lane < 4 ? lo : hi) >> (lane % 4 * 16)), x);
      mask16 |= (x >>> 31) << lane;
      all16 = x == 0 ? 0 : all16;
    }
    assertEquals(mask8, I8x16.i8x16Bitmask(lo, hi));
    assertEquals(mask16, I16x8.i16x8Bitmask(lo, hi));
    assertEquals(all8, I8x16.i8x16AllTrue(lo, hi));
    assertEquals(all16, I16x8.i16x8AllTrue(lo, hi));
  }
}
