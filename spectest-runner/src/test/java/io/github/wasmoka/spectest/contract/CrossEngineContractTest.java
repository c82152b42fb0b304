package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.spectest.Harness;
import org.junit.jupiter.api.Test;

/** Instances of different engines that import from each other. */
class CrossEngineContractTest extends Contract {
  private static final String INNER =
      """
      (module $inner
        (import "h" "exit" (func $exit))
        (tag $e (export "e") (param i32 i64))
        (tag $o (export "o"))
        (func (export "f") (param i32) (result i32)
          (if (i32.eq (local.get 0) (i32.const 1))
            (then (throw $e (i32.const 7) (i64.const 8))))
          (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $o)))
          (if (i32.eq (local.get 0) (i32.const 3)) (then (unreachable)))
          (if (i32.eq (local.get 0) (i32.const 4)) (then (call $exit)))
          (i32.const 100)))
      """;

  private static final String OUTER =
      """
      (module $outer
        (import "inner" "e" (tag $e (param i32 i64)))
        (import "inner" "f" (func $f (param i32) (result i32)))
        (type $t (func (param i32) (result i32)))
        (table 1 funcref) (elem (i32.const 0) $f)
        (func (export "direct") (param i32) (result i32)
          (block $h (result i32 i64)
            (try_table (catch $e $h) (return (call $f (local.get 0))))
            (unreachable))
          (drop))
        (func (export "indirect") (param i32) (result i32)
          (block $h (result i32 i64)
            (try_table (catch $e $h)
              (return (call_indirect (type $t) (local.get 0) (i32.const 0))))
            (unreachable))
          (drop))
        (func $tail (param i32) (result i32)
          (return_call_indirect (type $t) (local.get 0) (i32.const 0)))
        (func (export "tail") (param i32) (result i32)
          (block $h (result i32 i64)
            (try_table (catch $e $h) (return (call $tail (local.get 0))))
            (unreachable))
          (drop))
        (func (export "all") (param i32) (result i32)
          (block $h (try_table (catch_all $h) (return (call $f (local.get 0)))))
          (i32.const 55)))
      """;

  @Test
  void exceptionsTrapsAndExitsPass() {
    for (String other : Harness.engines()) {
      Instance inner =
          instanceOf(
              other,
              INNER,
              Imports.builder()
                  .function(
                      "h",
                      "exit",
                      Runnable.class,
                      () -> {
                        throw new ExitException(3);
                      }));
      Instance outer = instance(OUTER, Imports.builder().instance("inner", inner));
      for (String name : new String[] {"direct", "indirect", "tail"}) {
        assertEquals(100, outer.function(name).call(0), other);
        assertEquals(7, outer.function(name).call(1), other);
        UncaughtWasmException e =
            assertThrows(UncaughtWasmException.class, () -> outer.function(name).call(2), other);
        assertSame(inner.export("o"), e.exception().tag());
        traps(TrapKind.UNREACHABLE, () -> outer.function(name).call(3));
        assertEquals(
            3, assertThrows(ExitException.class, () -> outer.function(name).call(4)).code());
        assertEquals(100, outer.function(name).call(0), other);
      }
      assertEquals(55, outer.function("all").call(1), other);
      assertEquals(55, outer.function("all").call(2), other);
      traps(TrapKind.UNREACHABLE, () -> outer.function("all").call(3));
    }
  }
}
