package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of exported functions: with values, with raw bits, by handle. */
class FunctionContractTest extends Contract {
  private static final String IDENTITIES =
      """
      (module
        (func (export "i32") (param i32) (result i32) (local.get 0))
        (func (export "i64") (param i64) (result i64) (local.get 0))
        (func (export "f32") (param f32) (result f32) (local.get 0))
        (func (export "f64") (param f64) (result f64) (local.get 0))
        (func (export "v128") (param v128) (result v128) (local.get 0))
        (func (export "extern") (param externref) (result externref) (local.get 0))
        (func (export "func") (param funcref) (result funcref) (local.get 0))
        (func (export "nothing"))
        (func (export "swap") (param i32 f64) (result f64 i32) (local.get 1) (local.get 0))
        (func (export "mixed") (param i32 externref v128 f32 i64)
          (result i64 f32 v128 externref i32)
          (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0))
        (func (export "negative") (param i32) (result i32) (i32.lt_s (local.get 0) (i32.const 0)))
        (func (export "widen") (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
        (func (export "bits") (param f32) (result i32) (i32.reinterpret_f32 (local.get 0))))
      """;

  @Test
  void numbersKeepTheirBits() {
    Instance instance = instance(IDENTITIES);
    for (int i : new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertEquals(i, instance.function("i32").call(i));
    }
    for (long l : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32}) {
      assertEquals(l, instance.function("i64").call(l));
    }
    for (int bits : new int[] {0, 0x8000_0000, 0x7fc0_0000, 0x7fa0_1234, 0xff80_0001, 1}) {
      Object result = instance.function("f32").call(Float.intBitsToFloat(bits));
      assertEquals(bits, Float.floatToRawIntBits((Float) result));
    }
    for (long bits : new long[] {0, Long.MIN_VALUE, 0x7ff4_0000_0000_0001L, 0xfff8L << 48}) {
      Object result = instance.function("f64").call(Double.longBitsToDouble(bits));
      assertEquals(bits, Double.doubleToRawLongBits((Double) result));
    }
    var vector = new V128(0x0123_4567_89ab_cdefL, -2);
    assertEquals(vector, instance.function("v128").call(vector));
  }

  @Test
  void referencesKeepTheirIdentity() {
    Instance instance = instance(IDENTITIES);
    var object = new Object();
    assertSame(object, instance.function("extern").call(object));
    assertNull(instance.function("extern").call((Object) null));
    Function function = instance.function("i32");
    assertSame(function, instance.function("func").call(function));
    assertNull(instance.function("func").call((Object) null));
    assertSame(function, instance.function("i32"));
    assertSame(function, instance.exports().get("i32"));
  }

  @Test
  void resultsByNumber() {
    Instance instance = instance(IDENTITIES);
    assertNull(instance.function("nothing").call());
    assertArrayEquals(new Object[] {2.5, 7}, (Object[]) instance.function("swap").call(7, 2.5));
    var object = new Object();
    var vector = new V128(1, 2);
    assertArrayEquals(
        new Object[] {9L, 1.5f, vector, object, 3},
        (Object[]) instance.function("mixed").call(3, object, vector, 1.5f, 9L));
  }

  @Test
  void wrongArgumentsAreIllegal() {
    Instance instance = instance(IDENTITIES);
    Function i32 = instance.function("i32");
    assertThrows(IllegalArgumentException.class, i32::call);
    assertThrows(IllegalArgumentException.class, () -> i32.call(1, 2));
    assertThrows(IllegalArgumentException.class, () -> i32.call(1L));
    assertThrows(IllegalArgumentException.class, () -> i32.call((short) 1));
    assertThrows(IllegalArgumentException.class, () -> i32.call("1"));
    assertThrows(IllegalArgumentException.class, () -> i32.call((Object) null));
    assertThrows(IllegalArgumentException.class, () -> instance.function("i64").call(1));
    assertThrows(IllegalArgumentException.class, () -> instance.function("f32").call(1.0));
    assertThrows(IllegalArgumentException.class, () -> instance.function("f64").call(1f));
    assertThrows(IllegalArgumentException.class, () -> instance.function("v128").call(1L));
    assertThrows(
        IllegalArgumentException.class, () -> instance.function("v128").call((Object) null));
    assertThrows(IllegalArgumentException.class, () -> instance.function("func").call("f"));
    assertThrows(IllegalArgumentException.class, () -> instance.function("nothing").call(1));
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> i32.call("x"));
    assertTrue(told.getMessage().contains("i32"), told.getMessage());
  }

  @Test
  void rawCalls() {
    Instance instance = instance(IDENTITIES);
    assertArrayEquals(new long[] {-5}, instance.function("i32").callRaw(-5));
    assertArrayEquals(new long[] {-5}, instance.function("i64").callRaw(-5));
    assertArrayEquals(new long[] {0x7fa0_0000}, instance.function("f32").callRaw(0x7fa0_0000));
    assertArrayEquals(new long[] {1, 2}, instance.function("v128").callRaw(1, 2));
    assertArrayEquals(new long[] {9, 8}, instance.function("swap").callRaw(8, 9));
    assertArrayEquals(new long[0], instance.function("nothing").callRaw());
    assertThrows(IllegalArgumentException.class, () -> instance.function("i32").callRaw());
    assertThrows(IllegalArgumentException.class, () -> instance.function("i32").callRaw(1, 2));
    assertThrows(IllegalArgumentException.class, () -> instance.function("v128").callRaw(1));
    assertThrows(IllegalArgumentException.class, () -> instance.function("extern").callRaw(1));
  }

  /** The upper half of an i32 or f32 does not count, whatever the host leaves there. */
  @Test
  void rawCallsIgnoreTheUpperHalf() {
    Instance instance = instance(IDENTITIES);
    assertArrayEquals(new long[] {1}, instance.function("negative").callRaw(0xffff_ffffL));
    assertArrayEquals(
        new long[] {0}, instance.function("negative").callRaw(0xffff_ffff_0000_0001L));
    assertArrayEquals(new long[] {5}, instance.function("widen").callRaw(0xdead_0000_0005L));
    assertArrayEquals(new long[] {-1}, instance.function("i32").callRaw(0xffff_ffffL));
    assertArrayEquals(
        new long[] {0x3f80_0000}, instance.function("bits").callRaw(0xffff_ffff_3f80_0000L));
    assertArrayEquals(
        new long[] {0x7fc0_0000}, instance.function("f32").callRaw(0xffff_ffff_7fc0_0000L));
  }

  /** The array of arguments stays as it is, and the array of results is not it. */
  @Test
  void rawCallsLeaveTheArgumentsAlone() {
    Instance instance = instance(IDENTITIES);
    long[] args = {3, 4};
    long[] results = instance.function("swap").callRaw(args);
    assertArrayEquals(new long[] {3, 4}, args);
    assertArrayEquals(new long[] {4, 3}, results);
    Object[] values = {7, 2.5};
    instance.function("swap").call(values);
    assertArrayEquals(new Object[] {7, 2.5}, values);
  }

  @Test
  void handlesHaveTheExactType() throws Throwable {
    Instance instance = instance(IDENTITIES);
    MethodHandle i32 = instance.function("i32").handle();
    assertEquals(MethodType.methodType(int.class, int.class), i32.type());
    assertEquals(5, (int) i32.invokeExact(5));
    assertEquals(-7L, (long) instance.function("i64").handle().invokeExact(-7L));
    assertEquals(1.5f, (float) instance.function("f32").handle().invokeExact(1.5f));
    assertEquals(2.5, (double) instance.function("f64").handle().invokeExact(2.5));
    var vector = new V128(3, 4);
    assertEquals(vector, (V128) instance.function("v128").handle().invokeExact(vector));
    Object object = new Object();
    assertSame(object, (Object) instance.function("extern").handle().invokeExact(object));
    Function function = instance.function("nothing");
    assertSame(function, (Function) instance.function("func").handle().invokeExact(function));
    function.handle().invokeExact();
    MethodHandle swap = instance.function("swap").handle();
    assertEquals(MethodType.methodType(Object[].class, int.class, double.class), swap.type());
    assertArrayEquals(new Object[] {2.5, 7}, (Object[]) swap.invokeExact(7, 2.5));
    assertThrows(WrongMethodTypeException.class, () -> i32.invoke("x"));
    assertThrows(WrongMethodTypeException.class, () -> i32.invoke(1, 2));
    assertThrows(WrongMethodTypeException.class, () -> i32.invoke());
  }

  @Test
  void handlesCheckWhatTheirTypeCannotSay() {
    Instance instance =
        instance(
            """
            (module
              (type $s (struct))
              (func (export "struct") (param (ref null $s)))
              (func (export "nonnull") (param (ref extern)))
              (func (export "typed") (param (ref null 1)))
              (func (export "v128") (param v128)))
            """);
    MethodHandle struct = instance.function("struct").handle();
    assertThrows(IllegalArgumentException.class, () -> struct.invoke("no structure"));
    MethodHandle nonNull = instance.function("nonnull").handle();
    assertThrows(IllegalArgumentException.class, () -> nonNull.invoke((Object) null));
    MethodHandle v128 = instance.function("v128").handle();
    assertThrows(IllegalArgumentException.class, () -> v128.invoke((V128) null));
    assertThrows(
        IllegalArgumentException.class,
        () -> instance.function("typed").call(instance.function("v128")));
  }

  @Test
  void typesAreTold() {
    Instance instance = instance(IDENTITIES);
    assertEquals(
        new FuncType(List.of(ValType.I32, ValType.F64), List.of(ValType.F64, ValType.I32)),
        instance.function("swap").type());
    assertEquals(FuncType.of(), instance.function("nothing").type());
  }

  /** As many parameters and results as the limits allow. */
  @Test
  void manyParametersAndResults() {
    int n = 1000;
    String params = "i64 ".repeat(n);
    var body = new StringBuilder();
    for (int i = n - 1; i >= 0; i--) {
      body.append("(local.get ").append(i).append(')');
    }
    Instance instance =
        instance(
            "(module (func $f (export \"f\") (param "
                + params
                + ") (result "
                + params
                + ")"
                + body
                + ") (func (export \"g\") (param "
                + params
                + ") (result "
                + params
                + ") (call $f "
                + body
                + ")))");
    Object[] args = new Object[n];
    long[] raw = new long[n];
    for (int i = 0; i < n; i++) {
      args[i] = (long) i * i;
      raw[i] = (long) i * i;
    }
    Object[] results = (Object[]) instance.function("f").call(args);
    for (int i = 0; i < n; i++) {
      assertEquals(args[n - 1 - i], results[i]);
    }
    assertArrayEquals(raw, instance.function("g").callRaw(raw));
  }
}
