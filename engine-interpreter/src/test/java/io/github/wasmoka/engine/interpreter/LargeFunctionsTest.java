package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.Wat.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Trap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions at the limits of what decoders accept. The timeouts are for what is not linear. */
@Timeout(120)
class LargeFunctionsTest {
  private static Instance function(String signature, String body) {
    return Wat.instance("(module (memory 1) (func (export \"f\") " + signature + " " + body + "))");
  }

  @Test
  void fiftyThousandLocals() {
    var body = new StringBuilder("(local " + "i64 ".repeat(49_999) + ")");
    for (int i = 1; i < 50_000; i += 7) {
      body.append(" local.get 0 i64.const ").append(i).append(" i64.mul local.set ").append(i);
    }
    body.append(" i64.const 0");
    for (int i = 1; i < 50_000; i++) {
      body.append(" local.get ").append(i).append(" i64.add");
    }
    Instance instance = function("(param i64) (result i64)", body.toString());
    long sum = 0;
    for (int i = 1; i < 50_000; i += 7) {
      sum += 3L * i;
    }
    assertEquals(sum, call(instance, "f", 3L));
    assertEquals(2 * sum, call(instance, "f", 6L));
  }

  @Test
  void fiftyThousandVectors() {
    var body = new StringBuilder("(local " + "v128 ".repeat(49_999) + ")");
    for (int i = 1; i < 50_000; i += 9) {
      body.append(" local.get 0 i64x2.splat local.set ").append(i);
    }
    body.append(" local.get 1");
    for (int i = 2; i < 50_000; i++) {
      body.append(" local.get ").append(i).append(" i64x2.add");
    }
    body.append(" i64x2.extract_lane 1");
    Instance instance = function("(param i64) (result i64)", body.toString());
    assertEquals(5_556L * 7, call(instance, "f", 7L));
    assertEquals(5_556L * 8, call(instance, "f", 8L));
  }

  @Test
  void aHundredThousandOperands() {
    Instance instance =
        function(
            "(param i32) (result i32)", "local.get 0 ".repeat(100_000) + "i32.add ".repeat(99_999));
    assertEquals(300_000, call(instance, "f", 3));
  }

  /** What the function computes must not depend on the form in which it is translated. */
  @Test
  void theWideFormIsTheSameFunction() {
    String types =
        """
        (type $pair (struct (field i32) (field f64)))
        (tag $e (param i32 i64))
        (memory 1)
        (table funcref (elem $id $id))
        (type $id (func (param i32 i64) (result i64 i32)))
        (func $id (type $id) (local.get 1) (local.get 0))
        """;
    String body =
        """
        (local $p (ref null $pair)) (local $v v128) (local $s i64) (local $x i32)
        ;; numbers, memory, select
        (i64.store offset=8 (local.get 0) (local.get 1))
        (local.set $s (i64.add (local.get $s) (i64.load offset=8 (local.get 0))))
        (local.set $x (select (i32.const 5) (local.get 0) (i32.eqz (local.get 0))))
        ;; a loop with a parameter, and branches that carry values
        (i64.const 1)
        (loop $l (param i64) (result i64)
          (i64.mul (i64.const 3))
          (local.set $x (i32.sub (local.get $x) (i32.const 1)))
          (br_if $l (i32.gt_s (local.get $x) (i32.const 0))))
        (local.set $s (i64.add (local.get $s)))
        (block $b (result i32 i64)
          (i32.const 100) (i32.const 7) (i64.const 9)
          (br_if $b (local.get 0))
          (drop) (drop)
          (i64.const 11))
        (local.set $s (i64.add (local.get $s)))
        (local.set $x (i32.add (local.get $x)))
        ;; calls
        (local.get $x) (local.get $s) (call_indirect (type $id) (i32.const 1))
        (local.set $x) (local.set $s)
        (call $id (local.get $x) (local.get $s))
        (local.set $x) (local.set $s)
        ;; references
        (local.set $p (struct.new $pair (local.get $x) (f64.const 2.5)))
        (local.set $x (i32.add (local.get $x)
          (block $null (result i32)
            (block $ok (result (ref $pair))
              (br_on_non_null $ok (local.get $p))
              (br $null (i32.const -1)))
            (struct.get $pair 0))))
        (local.set $s (i64.add (local.get $s)
          (i64.trunc_f64_s (struct.get $pair 1 (ref.as_non_null (local.get $p))))))
              ;; exceptions
              (block $h (result i32 i64)
                (try_table (catch $e $h) (throw $e (local.get $x) (local.get $s)))
                (unreachable))
              (local.set $s (i64.add (i64.const 1000)))
              (local.set $x (i32.add (local.get $x)))
              ;; vectors and a table of branches
              (local.set $v (i32x4.splat (local.get $x)))
              (block $two (block $one (block $zero (br_table $zero $one $two (local.get 0))))
                (local.set $v (i32x4.add (local.get $v) (local.get $v))))
              (local.set $x (i32x4.extract_lane 2 (local.get $v)))
              (if (i64.eqz (local.get 1)) (then (return (local.get $s) (local.get $x))))
              (i64.const 77) (i64.const 78) (local.get $s) (local.get $x)
              (br 0)
        """;
    String filler = "(local " + "v128 ".repeat(40_000) + ")";
    String signature = "(param i32 i64) (result i64 i32)";
    Instance instance =
        Wat.instance(
            "(module "
                + types
                + ("(func (export \"narrow\") " + signature + body + ")")
                + ("(func (export \"wide\") " + signature + filler + body + ")")
                + ")");
    for (int i = 0; i < 4; i++) {
      for (long j = 0; j < 3; j++) {
        var expected = List.of((Object[]) call(instance, "narrow", i, j));
        assertEquals(expected, List.of((Object[]) call(instance, "wide", i, j)));
      }
    }
    assertThrows(Trap.class, () -> call(instance, "wide", -1, 0L));
    assertEquals(
        List.of((Object[]) call(instance, "narrow", 1, 2L)),
        List.of((Object[]) call(instance, "wide", 1, 2L)));
  }

  @Test
  void aBodyOfSevenMegabytes() {
    // seven bytes a round
    Instance instance =
        function(
            "(param i32) (result i32)",
            "local.get 0 i32.const 1 i32.add local.set 0 ".repeat(950_000) + "local.get 0");
    assertEquals(950_010, call(instance, "f", 10));
  }

  @Test
  void manyOperandsThatAreValuesOfLocals() {
    Instance instance =
        function(
            "(param i32) (result i32)",
            "local.get 0 ".repeat(100_000)
                + "local.get 0 local.set 0 ".repeat(100_000)
                + "(if (local.get 0) (then nop))".repeat(50_000)
                + "i32.add ".repeat(99_999));
    assertEquals(100_000, call(instance, "f", 1));
  }

  @Test
  void nestedBlocks() {
    int depth = 50_000;
    Instance instance =
        function(
            "(param i32) (result i32)",
            "block ".repeat(depth)
                + "local.get 0 br_if 0 local.get 0 i32.eqz br_if "
                + (depth - 1)
                + " end".repeat(depth)
                + " i32.const 9");
    assertEquals(9, call(instance, "f", 0));
    assertEquals(9, call(instance, "f", 1));
  }

  @Test
  void aTableOfAHundredThousandBranches() {
    var table = new StringBuilder("block block block local.get 0 br_table");
    for (int i = 0; i < 100_000; i++) {
      table.append(' ').append(i % 3);
    }
    table.append(" 2 end i32.const 10 return end i32.const 11 return end i32.const 12");
    Instance instance = function("(param i32) (result i32)", table.toString());
    for (int i : new int[] {0, 1, 2, 3, 99_998, 99_999, 100_000, -1}) {
      assertEquals(i < 0 || i >= 100_000 ? 12 : 10 + i % 3, call(instance, "f", i));
    }
  }

  @Test
  void branchesThatCarryAThousandValues() {
    // Below the results lies one operand more, so that they have to be moved.
    String results = "i32 ".repeat(1000);
    Instance instance =
        function(
            "(param i32) (result i32)",
            "(block (result "
                + results
                + ") i64.const 5 "
                + "local.get 0 ".repeat(1000)
                + "local.get 0 br_if 0 ".repeat(5_000)
                + "unreachable) "
                + "i32.add ".repeat(999));
    assertEquals(2000, call(instance, "f", 2));
    assertThrows(Trap.class, () -> call(instance, "f", 0));
  }

  @Test
  void tenThousandFramesThenExhaustion() {
    var depths = new ArrayList<Integer>();
    Instance instance =
        Wat.instance(
            """
            (module
              (global $depth (export "depth") (mut i32) (i32.const 0))
              (func (export "reset") (global.set $depth (i32.const 0)))
              (func $f (export "f") (param i64 i64) (result i64)
                (local i64 i64 i64 i64)
                (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
                (i64.add (call $f (local.get 1) (local.get 0)) (i64.const 1)))
              (func (export "g") (param i32) (result i32)
                (if (result i32) (local.get 0)
                  (then (i32.add (call 2 (i32.sub (local.get 0) (i32.const 1))) (i32.const 1)))
                  (else (i32.const 0)))))
            """,
            Imports.NONE,
            InstanceOptions.DEFAULT);
    for (int i = 0; i < 3; i++) {
      call(instance, "reset");
      var e = assertThrows(ExhaustionException.class, () -> call(instance, "f", 1L, 2L));
      assertEquals(ExhaustionException.Resource.CALL_STACK, e.resource());
      depths.add((Integer) instance.global("depth").value());
    }
    assertTrue(depths.getFirst() > 10_000, depths::toString);
    assertEquals(10_000, call(instance, "g", 10_000));
  }
}
