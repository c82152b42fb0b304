package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.oracle.Value;

/** Numbers at the edges of what instructions do, more often than others. */
@SuppressWarnings("FloatingPointLiteralPrecision") // what they are rounded to is what is meant
final class Constants {
  private static final int[] INTS = {
    0,
    1,
    -1,
    2,
    7,
    8,
    15,
    16,
    31,
    32,
    33,
    63,
    64,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    0xfffe,
    0xfff8,
    0xfff0,
    0x7fff_ffff,
    0x8000_0000,
    0x8000_0001,
    0x5555_5555,
    0xaaaa_aaaa,
    0x00ff_00ff,
    0xff00_ff00,
    0x0123_4567,
    0x89ab_cdef,
    0x3f80_0000,
    0x7fc0_0000
  };

  private static final long[] LONGS = {
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_ffffL,
    0x1_0000_0000L,
    0x1_0000_0001L,
    0x7fff_ffff_ffff_ffffL,
    0x8000_0000_0000_0000L,
    0x8000_0000_0000_0001L,
    0x5555_5555_5555_5555L,
    0x0123_4567_89ab_cdefL,
    0xfedc_ba98_7654_3210L,
    0x00ff_00ff_00ff_00ffL,
    0x7fff_ffff_0000_0000L,
    0x0020_0000_0000_0001L,
    0xffff_ffff_0000_0000L
  };

  private static final float[] FLOATS = {
    0f,
    1f,
    -1f,
    0.5f,
    -0.5f,
    1.5f,
    2.5f,
    -2.5f,
    0.9999999f,
    -0.9999999f,
    3.1415927f,
    1e10f,
    -1e10f,
    127f,
    128f,
    255f,
    256f,
    32767f,
    32768f,
    65535f,
    65536f,
    8388607.5f,
    8388608f,
    16777216f,
    16777218f,
    2147483520f,
    2147483648f,
    -2147483648f,
    -2147483904f,
    4294967040f,
    4294967296f,
    9223371487098961920f,
    9223372036854775808f,
    -9223372036854775808f,
    18446742974197923840f,
    18446744073709551616f,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0f
  };

  private static final double[] DOUBLES = {
    2147483647.0,
    2147483647.5,
    2147483648.0,
    -2147483648.0,
    -2147483648.5,
    -2147483649.0,
    4294967295.0,
    4294967295.5,
    4294967296.0,
    9007199254740992.0,
    9007199254740993.0,
    4503599627370495.5,
    9223372036854774784.0,
    9223372036854775808.0,
    -9223372036854775808.0,
    -9223372036854777856.0,
    18446744073709549568.0,
    18446744073709551616.0,
    0.49999999999999994,
    -0.49999999999999994,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    3.4028235677973366e38,
    1.1754943e-38,
    7.006492321624085e-46,
    7.006492321624086e-46
  };

  private static final int[] NAN_BITS = {
    0x7fc0_0000, 0xffc0_0000, 0x7fa0_0000, 0x7f80_0001, 0x7fff_ffff, 0xffff_ffff, 0x7fd5_5555
  };

  private static final long[] NAN_LONGS = {
    0x7ff8_0000_0000_0000L,
    0xfff8_0000_0000_0000L,
    0x7ff4_0000_0000_0000L,
    0x7ff0_0000_0000_0001L,
    0x7fff_ffff_ffff_ffffL,
    0xffff_ffff_ffff_ffffL,
    0x7ff8_0000_4000_0000L
  };

  private Constants() {}

  static int i32(Choices choices) {
    return switch (choices.below(8)) {
      case 0, 1 -> choices.below(16);
      case 2, 3, 4 -> INTS[choices.below(INTS.length)];
      case 5 -> INTS[choices.below(INTS.length)] + choices.between(-3, 3);
      case 6 -> (1 << choices.below(32)) - choices.below(2);
      default -> choices.bits32();
    };
  }

  static long i64(Choices choices) {
    return switch (choices.below(8)) {
      case 0, 1 -> choices.below(16);
      case 2 -> i32(choices);
      case 3 -> i32(choices) & 0xffff_ffffL;
      case 4 -> LONGS[choices.below(LONGS.length)];
      case 5 -> LONGS[choices.below(LONGS.length)] + choices.between(-3, 3);
      case 6 -> (1L << choices.below(64)) - choices.below(2);
      default -> choices.bits64();
    };
  }

  /** The bits of a single float; with {@code nan} a NaN of any payload may come. */
  static int f32(Choices choices, boolean nan) {
    return switch (choices.below(nan ? 8 : 6)) {
      case 0, 1, 2, 3 -> Float.floatToRawIntBits(FLOATS[choices.below(FLOATS.length)]);
      case 4 -> Float.floatToRawIntBits(FLOATS[choices.below(FLOATS.length)]) ^ 0x8000_0000;
      case 5 -> Float.floatToRawIntBits((float) (choices.bits32() >> choices.below(31)));
      case 6 -> NAN_BITS[choices.below(NAN_BITS.length)];
      default -> choices.bits32();
    };
  }

  /** The bits of a double float; with {@code nan} a NaN of any payload may come. */
  static long f64(Choices choices, boolean nan) {
    return switch (choices.below(nan ? 8 : 6)) {
      case 0, 1 -> Double.doubleToRawLongBits(FLOATS[choices.below(FLOATS.length)]);
      case 2, 3 -> Double.doubleToRawLongBits(DOUBLES[choices.below(DOUBLES.length)]);
      case 4 -> Double.doubleToRawLongBits(-DOUBLES[choices.below(DOUBLES.length)]);
      case 5 -> Double.doubleToRawLongBits((double) (choices.bits64() >> choices.below(63)));
      case 6 -> NAN_LONGS[choices.below(NAN_LONGS.length)];
      default -> choices.bits64();
    };
  }

  /** Half a vector: lanes of any shape at their edges. */
  static long half(Choices choices) {
    return switch (choices.below(8)) {
      case 0 -> choices.below(16);
      case 1 -> i64(choices);
      case 2 -> f64(choices, true);
      case 3 -> f32(choices, true) & 0xffff_ffffL | (long) f32(choices, true) << 32;
      case 4 -> (i32(choices) & 0xffffL) * 0x0001_0001_0001_0001L;
      case 5 -> (i32(choices) & 0xffL) * 0x0101_0101_0101_0101L;
      case 6 -> i32(choices) & 0xffff_ffffL | (long) i32(choices) << 32;
      default -> choices.bits64();
    };
  }

  /** A value of a type that is none of references, as text. */
  static String text(ValType type, Choices choices, boolean nan) {
    return switch (type) {
      case NumType.I32 -> Value.i32(i32(choices));
      case NumType.I64 -> Value.i64(i64(choices));
      case NumType.F32 -> Value.f32(f32(choices, nan));
      case NumType.F64 -> Value.f64(f64(choices, nan));
      case VecType.V128 -> Value.v128(half(choices), half(choices));
      case RefType _ -> throw new IllegalArgumentException(type.toString());
    };
  }
}
