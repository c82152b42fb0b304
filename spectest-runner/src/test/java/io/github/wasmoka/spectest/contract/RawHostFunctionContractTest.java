package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.RawHostFunction;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Functions of the host that take and give raw bits. */
class RawHostFunctionContractTest extends Contract {
  private static final FuncType I32_TO_I32 =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  private static HostFunction raw(FuncType type, RawHostFunction function) {
    return HostFunction.ofRaw(type, function);
  }

  private static FuncType to(ValType result, ValType... params) {
    return new FuncType(List.of(params), List.of(result));
  }

  /** A module that imports a function of one number and calls it in all the ways there are. */
  private Instance calling(RawHostFunction function) {
    return instance(
        """
        (module
          (type $t (func (param i32) (result i32)))
          (import "h" "f" (func $f (type $t)))
          (table 1 funcref)
          (elem (i32.const 0) func $f)
          (memory (export "memory") 1)
          (export "imported" (func $f))
          (func (export "direct") (type $t) (call $f (local.get 0)))
          (func (export "indirect") (type $t) (call_indirect (type $t) (local.get 0) (i32.const 0)))
          (func (export "reference") (type $t) (call_ref $t (local.get 0) (ref.func $f)))
          (func (export "tail") (type $t) (return_call $f (local.get 0)))
          (func (export "tail_indirect") (type $t)
            (return_call_indirect (type $t) (local.get 0) (i32.const 0))))
        """,
        Imports.builder().function("h", "f", raw(I32_TO_I32, function)));
  }

  private static final List<String> WAYS =
      List.of("imported", "direct", "indirect", "reference", "tail", "tail_indirect");

  @Test
  void calledInEveryWay() {
    Instance instance = calling((_, values) -> values[0] = (int) values[0] * 3L);
    for (String way : WAYS) {
      Function function = instance.function(way);
      assertEquals(-21, function.call(-7), way);
      assertArrayEquals(new long[] {-21}, function.callRaw(-7), way);
    }
  }

  @Test
  void eachNumberAlone() {
    Instance instance =
        instance(
            """
            (module
              (import "h" "i" (func $i (param i64 i32) (result i32)))
              (import "h" "l" (func $l (param f32 i64) (result i64)))
              (import "h" "f" (func $f (param f64 f32) (result f32)))
              (import "h" "d" (func $d (param i32 f64) (result f64)))
              (func (export "i") (result i32) (call $i (i64.const 1) (i32.const -5)))
              (func (export "l") (result i64) (call $l (f32.const 0) (i64.const -5)))
              (func (export "f") (result f32) (call $f (f64.const 1) (f32.const -0.5)))
              (func (export "d") (result f64) (call $d (i32.const 1) (f64.const -0.5))))
            """,
            Imports.builder()
                .function("h", "i", second(ValType.I64, ValType.I32))
                .function("h", "l", second(ValType.F32, ValType.I64))
                .function("h", "f", second(ValType.F64, ValType.F32))
                .function("h", "d", second(ValType.I32, ValType.F64)));
    assertEquals(-5, instance.function("i").call());
    assertEquals(-5L, instance.function("l").call());
    assertEquals(-0.5f, instance.function("f").call());
    assertEquals(-0.5, instance.function("d").call());
  }

  private static HostFunction second(ValType first, ValType second) {
    return raw(to(second, first, second), (_, values) -> values[0] = values[1]);
  }

  private static final FuncType MANY =
      new FuncType(
          List.of(ValType.I32, ValType.V128, ValType.F32, ValType.I64, ValType.F64),
          List.of(ValType.F64, ValType.I64, ValType.F32, ValType.V128, ValType.I32));

  private static final HostFunction REVERSE =
      raw(
          MANY,
          (_, v) -> {
            long[] old = Arrays.copyOf(v, 6);
            v[0] = old[5];
            v[1] = old[4];
            v[2] = old[3];
            v[3] = old[1];
            v[4] = old[2];
            v[5] = old[0];
          });

  private static final Object[] GIVEN = {-1, new V128(2, -3), -0.25f, -4L, -0.5};
  private static final Object[] REVERSED = {-0.5, -4L, -0.25f, new V128(2, -3), -1};

  @Test
  void severalResultsAndVectors() {
    Instance instance =
        instance(
            """
            (module
              (import "h" "f"
                (func $f (param i32 v128 f32 i64 f64) (result f64 i64 f32 v128 i32)))
              (func (export "f") (param i32 v128 f32 i64 f64) (result f64 i64 f32 v128 i32)
                (call $f
                  (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))))
            """,
            Imports.builder().function("h", "f", REVERSE));
    assertArrayEquals(REVERSED, (Object[]) instance.function("f").call(GIVEN));
  }

  @Test
  void asHandle() throws Throwable {
    assertEquals(
        HostFunction.methodType(MANY).insertParameterTypes(0, Instance.class),
        REVERSE.handle().type());
    Object[] args = new Object[GIVEN.length + 1];
    System.arraycopy(GIVEN, 0, args, 1, GIVEN.length);
    assertArrayEquals(REVERSED, (Object[]) REVERSE.handle().invokeWithArguments(args));
    HostFunction nothing = raw(new FuncType(List.of(), List.of()), (_, _) -> {});
    assertNull(nothing.handle().invokeWithArguments((Object) null));
  }

  @Test
  void onlyTheLowHalfOfSmallResultsCounts() {
    Instance instance =
        instance(
            """
            (module
              (import "h" "i" (func $i (result i32)))
              (import "h" "f" (func $f (result f32)))
              (table 1 funcref)
              (elem (i32.const 0) func $i)
              (export "i" (func $i))
              (export "f" (func $f))
              (func (export "wide") (result i64) (i64.extend_i32_u (call $i)))
              (func (export "signed") (result i64)
                (i64.extend_i32_s (call_indirect (result i32) (i32.const 0))))
              (func (export "bits") (result i32) (i32.reinterpret_f32 (call $f))))
            """,
            Imports.builder()
                .function("h", "i", raw(to(ValType.I32), (_, v) -> v[0] = 0x1234_8000_0000L))
                .function("h", "f", raw(to(ValType.F32), (_, v) -> v[0] = 0x1234_8000_0000L)));
    assertEquals(0x8000_0000L, instance.function("wide").call());
    assertEquals(Integer.MIN_VALUE, (long) instance.function("signed").call());
    assertEquals(Integer.MIN_VALUE, instance.function("bits").call());
    assertArrayEquals(new long[] {Integer.MIN_VALUE}, instance.function("i").callRaw());
    assertArrayEquals(new long[] {0x8000_0000L}, instance.function("f").callRaw());
  }

  @Test
  void argumentsStayWhenTheHostCallsBack() {
    var guest = new AtomicReference<Instance>();
    for (String way : WAYS) {
      var seen = new ArrayList<Long>();
      guest.set(
          calling((_, values) -> {
            if (values[0] > 0) {
              guest.get().function(way).call((int) values[0] - 1);
            }
            seen.add(values[0]);
          }));
      guest.get().function(way).call(3);
      assertEquals(List.of(0L, 1L, 2L, 3L), seen, way);
    }
  }

  @Test
  void isToldWhoCalls() {
    var callers = new ArrayList<Instance>();
    Instance instance = calling((caller, _) -> callers.add(caller));
    for (String way : WAYS) {
      instance.function(way).call(0);
    }
    assertEquals(WAYS.size(), callers.size());
    callers.forEach(caller -> assertSame(instance, caller));
  }

  @Test
  void whatItThrows() {
    for (String way : WAYS) {
      ExitException exit =
          assertThrows(
              ExitException.class,
              () ->
                  calling(
                          (_, _) -> {
                            throw new ExitException(7);
                          })
                      .function(way)
                      .call(0),
              way);
      assertEquals(7, exit.code());
      var cause = new IOException("gone");
      Trap trap =
          assertThrows(
              Trap.class,
              () ->
                  calling(
                          (_, _) -> {
                            throw cause;
                          })
                      .function(way)
                      .call(0),
              way);
      assertEquals(TrapKind.HOST_ERROR, trap.kind());
      assertSame(cause, trap.getCause());
    }
  }

  @Test
  void recursionThroughTheHostIsExhausted() {
    var guest = new AtomicReference<Instance>();
    guest.set(calling((_, values) -> guest.get().function("direct").callRaw(values[0])));
    assertThrows(ExhaustionException.class, () -> guest.get().function("direct").call(0));
  }

  @Test
  void referencesAreNoBits() {
    assertThrows(IllegalArgumentException.class, () -> raw(to(ValType.EXTERNREF), (_, _) -> {}));
    assertThrows(
        IllegalArgumentException.class, () -> raw(to(ValType.I32, ValType.FUNCREF), (_, _) -> {}));
  }
}
