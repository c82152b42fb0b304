package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmFrame;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tail calls, the end of the stack, traces and exact handles. */
class CallsTest {
  @Test
  void tailCallsInConstantStack() {
    Instance instance =
        Wat.instance(
            """
            (module
              (type $t (func (param i32) (result i32)))
              (table funcref (elem $even $odd))
              (func $self (export "self") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 5))))
                (return_call $self (i32.sub (local.get 0) (i32.const 1))))
              (func $even (export "even") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
                (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
              (func $odd (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                (return_call_indirect (type $t) (i32.sub (local.get 0) (i32.const 1))
                  (i32.const 0))))
            """);
    assertEquals(5, Wat.call(instance, "self", 1_000_000));
    assertEquals(1, Wat.call(instance, "even", 1_000_000));
    assertEquals(0, Wat.call(instance, "even", 1_000_001));
  }

  @Test
  void theInstanceIsUsableAfterItsStackWasExhausted() {
    Instance instance =
        Wat.instance(
            """
            (module
              (global $depth (mut i32) (i32.const 0))
              (func $deep (export "deep")
                (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
                (call $deep))
              (func (export "depth") (result i32) (global.get $depth)))
            """);
    for (int i = 0; i < 3; i++) {
      var e = assertThrows(ExhaustionException.class, () -> Wat.call(instance, "deep"));
      assertEquals(ExhaustionException.Resource.CALL_STACK, e.resource());
    }
    assertEquals(true, (int) Wat.call(instance, "depth") > 3 * 2_000);
  }

  @Test
  void aTraceNamesFunctionsFromTheInnermostOut() {
    Instance instance =
        Wat.instance(
            """
            (module
              (memory 1)
              (func $inner (param i32) (result i32) (i32.load (local.get 0)))
              (func $outer (export "run") (param i32) (result i32) (call $inner (local.get 0))))
            """);
    var trap = assertThrows(Trap.class, () -> Wat.call(instance, "run", 65_533));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    assertEquals(List.of(0, 1), trap.wasmStack().stream().map(WasmFrame::functionIndex).toList());
  }

  @Test
  void aHandleIsExactAndTranslatesTraps() throws Throwable {
    Instance instance =
        Wat.instance(
            """
            (module
              (func (export "div") (param i32 i64) (result i64)
                (i64.div_s (local.get 1) (i64.extend_i32_s (local.get 0)))))
            """);
    MethodHandle div = instance.function("div").handle();
    assertEquals(21L, (long) div.invokeExact(2, 42L));
    var trap = assertThrows(Trap.class, () -> divide(div));
    assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
  }

  private static long divide(MethodHandle div) throws Throwable {
    return (long) div.invokeExact(0, 1L);
  }
}
