package io.github.wasmoka.runtime.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.TrapKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.DoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static void traps(TrapKind kind, DoubleFunction<Object> op, double a) {
    assertEquals(kind, assertThrows(NumericTrap.class, () -> op.apply(a)).kind(), "" + a);
  }

  @Test
  void truncatesUpToTheBoundsAndTrapsPastThem() {
    assertEquals(Integer.MIN_VALUE, Conversions.i32TruncS(-0x1.00000001fffffp31));
    assertEquals(Integer.MAX_VALUE, Conversions.i32TruncS(Math.nextDown(0x1p31)));
    assertEquals(-1, Conversions.i32TruncU(Math.nextDown(0x1p32)));
    assertEquals(0, Conversions.i32TruncU(Math.nextUp(-1.0)));
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncS(-0x1p63));
    assertEquals(0x7fff_ffff_ffff_fc00L, Conversions.i64TruncS(Math.nextDown(0x1p63)));
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncU(0x1p63));
    assertEquals(0xffff_ffff_ffff_f800L, Conversions.i64TruncU(Math.nextDown(0x1p64)));
    TrapKind overflow = TrapKind.INTEGER_OVERFLOW;
    traps(overflow, Conversions::i32TruncS, -0x1.00000002p31);
    traps(overflow, Conversions::i32TruncS, 0x1p31);
    traps(overflow, Conversions::i32TruncU, -1);
    traps(overflow, Conversions::i32TruncU, 0x1p32);
    traps(overflow, Conversions::i64TruncS, Math.nextDown(-0x1p63));
    traps(overflow, Conversions::i64TruncS, 0x1p63);
    traps(overflow, Conversions::i64TruncU, -1);
    traps(overflow, Conversions::i64TruncU, 0x1p64);
    traps(overflow, Conversions::i64TruncU, Double.POSITIVE_INFINITY);
    TrapKind invalid = TrapKind.INVALID_CONVERSION_TO_INTEGER;
    traps(invalid, Conversions::i32TruncS, Double.NaN);
    traps(invalid, Conversions::i32TruncU, Double.NaN);
    traps(invalid, Conversions::i64TruncS, Double.NaN);
    traps(invalid, Conversions::i64TruncU, Double.NaN);
  }

  @Test
  void saturates() {
    assertEquals(0, Conversions.i32TruncSatU(Double.NaN));
    assertEquals(0, Conversions.i32TruncSatU(-5));
    assertEquals(-1, Conversions.i32TruncSatU(0x1p32));
    assertEquals(0, Conversions.i64TruncSatU(Double.NaN));
    assertEquals(0, Conversions.i64TruncSatU(Double.NEGATIVE_INFINITY));
    assertEquals(-1, Conversions.i64TruncSatU(Double.POSITIVE_INFINITY));
  }

  @Property
  void unsignedNumbersRoundOnce(@ForAll long a) {
    BigDecimal exact = new BigDecimal(new BigInteger(Long.toUnsignedString(a)));
    assertEquals(exact.doubleValue(), Conversions.f64ConvertI64U(a));
    assertEquals(exact.floatValue(), Conversions.f32ConvertI64U(a));
    assertEquals(
        new BigDecimal(Integer.toUnsignedLong((int) a)).floatValue(),
        Conversions.f32ConvertI32U((int) a));
  }

  @Test
  void theSmallerAndTheLargerMindSignsOfZeroAndNaNs() {
    assertEquals(-0.0, FloatMath.min(0.0, -0.0));
    assertEquals(0.0f, FloatMath.max(-0.0f, 0.0f));
    long signaling = 0xfff4_0000_0000_0001L;
    double nan = Double.longBitsToDouble(signaling);
    assertEquals(0xfffc_0000_0000_0001L, Double.doubleToRawLongBits(FloatMath.min(1, nan)));
    assertEquals(0xfffc_0000_0000_0001L, Double.doubleToRawLongBits(FloatMath.ceil(nan)));
    assertEquals(2.0, FloatMath.nearest(2.5));
    assertEquals(-0.0f, FloatMath.nearest(-0.5f));
    assertEquals(-0.0, FloatMath.trunc(-0.9));
  }

  @Test
  void divisionAndWideArithmetic() {
    NumericTrap trap =
        assertThrows(NumericTrap.class, () -> IntegerMath.divS(Integer.MIN_VALUE, -1));
    assertEquals(TrapKind.INTEGER_OVERFLOW, trap.kind());
    assertThrows(NumericTrap.class, () -> IntegerMath.divS(Long.MIN_VALUE, -1));
    assertThrows(ArithmeticException.class, () -> IntegerMath.divS(1, 0));
    assertEquals(0, IntegerMath.remS(Integer.MIN_VALUE, -1));
    assertEquals(0, IntegerMath.remS(Long.MIN_VALUE, -1L));
    assertEquals(1, IntegerMath.add128Hi(-1, 0, 1, 0));
    assertEquals(-1, IntegerMath.sub128Hi(0, 0, 1, 0));
  }
}
