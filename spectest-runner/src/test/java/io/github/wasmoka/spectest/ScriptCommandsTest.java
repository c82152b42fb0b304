package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command of the test format does what the format says. */
class ScriptCommandsTest {
  static List<String> engines() {
    return Harness.engines();
  }

  private static void passes(String engine, int commands, String script, String... options) {
    Harness.Result result = Harness.script(engine, script, options);
    assertEquals(commands + " passed, 0 failed, 0 skipped", result.lastLine(), result.out());
    assertEquals(0, result.code());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void modulesInEveryForm(String engine) {
    passes(
        engine,
        12,
        """
        (module $text (func (export "f") (result i32) (i32.const 1)))
        (assert_return (invoke "f") (i32.const 1))
        (module binary "\\00asm" "\\01\\00\\00\\00")
        (module $quoted quote "(func (export \\"f\\") " "(result i32) (i32.const 2))")
        (assert_return (invoke $quoted "f") (i32.const 2))
        (assert_return (invoke $text "f") (i32.const 1))
        (module definition $d (global $g (mut i32) (i32.const 0))
          (func (export "next") (result i32)
            (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
        (module instance $a $d)
        (module instance $b $d)
        (assert_return (invoke $a "next") (i32.const 1))
        (assert_return (invoke $a "next") (i32.const 2))
        (assert_return (invoke $b "next") (i32.const 1))
        """);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void definitionsDoNotBecomeTheCurrentInstance(String engine) {
    passes(
        engine,
        5,
        """
        (module (func (export "f") (result i32) (i32.const 1)))
        (module definition (func (export "f") (result i32) (i32.const 2)))
        (assert_return (invoke "f") (i32.const 1))
        (module instance)
        (assert_return (invoke "f") (i32.const 2))
        """);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void registeredInstancesCanBeImported(String engine) {
    passes(
        engine,
        8,
        """
        (module $a (func (export "f") (result i32) (i32.const 1))
          (global (export "g") (mut i32) (i32.const 5)))
        (register "a")
        (module $b (import "a" "f" (func $f (result i32))) (import "a" "g" (global $g (mut i32)))
          (func (export "sum") (result i32)
            (global.set $g (i32.const 6)) (i32.add (call $f) (global.get $g))))
        (register "b" $b)
        (assert_return (invoke "sum") (i32.const 7))
        (assert_return (get $a "g") (i32.const 6))
        (register "again" $a)
        (module (import "again" "f" (func (result i32))) (import "b" "sum" (func (result i32))))
        """);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theHostModule(String engine) {
    passes(
        engine,
        7,
        """
        (module
          (import "spectest" "print" (func $p))
          (import "spectest" "print_i32" (func $i (param i32)))
          (import "spectest" "print_i64" (func $l (param i64)))
          (import "spectest" "print_f32" (func $f (param f32)))
          (import "spectest" "print_f64" (func $d (param f64)))
          (import "spectest" "print_i32_f32" (func $if (param i32 f32)))
          (import "spectest" "print_f64_f64" (func $dd (param f64 f64)))
          (import "spectest" "table" (table 10 20 funcref))
          (import "spectest" "table64" (table i64 10 20 funcref))
          (import "spectest" "memory" (memory 1 2))
          (import "spectest" "global_i32" (global $gi i32))
          (import "spectest" "global_i64" (global $gl i64))
          (import "spectest" "global_f32" (global $gf f32))
          (import "spectest" "global_f64" (global $gd f64))
          (export "i" (global $gi)) (export "l" (global $gl))
          (export "f" (global $gf)) (export "d" (global $gd))
          (func (export "run")
            (call $p) (call $i (i32.const 1)) (call $l (i64.const 1)) (call $f (f32.const 1))
            (call $d (f64.const 1)) (call $if (i32.const 1) (f32.const 1))
            (call $dd (f64.const 1) (f64.const 1))))
        (invoke "run")
        (assert_return (get "i") (i32.const 666))
        (assert_return (get "l") (i64.const 666))
        (assert_return (get "f") (f32.const 666.6))
        (assert_return (get "d") (f64.const 666.6))
        (assert_unlinkable (module (import "spectest" "memory" (memory 3)))
          "incompatible import type")
        """);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void patternsOfResults(String engine) {
    passes(
        engine,
        23,
        """
        (module
          (type $s (struct)) (type $a (array i8)) (tag $t)
          (elem declare func $func)
          (func $func (export "func") (result funcref) (ref.func $func))
          (func (export "id") (param externref) (result externref) (local.get 0))
          (func (export "any") (param externref) (result anyref)
            (any.convert_extern (local.get 0)))
          (func (export "struct") (result anyref) (struct.new $s))
          (func (export "array") (result anyref) (array.new_default $a (i32.const 1)))
          (func (export "i31") (result i31ref) (ref.i31 (i32.const 1)))
          (func (export "exn") (result exnref)
            (block (result exnref) (try_table (catch_all_ref 0) (throw $t)) (unreachable)))
          (func (export "qnan") (result f64) (f64.const nan:0xc000000000000))
          (func (export "cnan") (result f64) (f64.const -nan))
          (func (export "none") (result nullref) (ref.null none))
          (func (export "vector") (result v128) (v128.const f32x4 1 -nan nan:0x600000 -0)))
        (assert_return (invoke "func") (ref.func))
        (assert_return (invoke "id" (ref.extern 7)) (ref.extern 7))
        (assert_return (invoke "id" (ref.extern 7)) (ref.extern))
        (assert_return (invoke "id" (ref.null extern)) (ref.null extern))
        (assert_return (invoke "id" (ref.null extern)) (ref.null))
        (assert_return (invoke "any" (ref.host 3)) (ref.host 3))
        (assert_return (invoke "any" (ref.host 3)) (ref.any))
        (assert_return (invoke "struct") (ref.struct))
        (assert_return (invoke "struct") (ref.eq))
        (assert_return (invoke "struct") (ref.any))
        (assert_return (invoke "array") (ref.array))
        (assert_return (invoke "i31") (ref.i31))
        (assert_return (invoke "i31") (ref.eq))
        (assert_return (invoke "exn") (ref.exn))
        (assert_return (invoke "none") (ref.null none))
        (assert_return (invoke "qnan") (f64.const nan:arithmetic))
        (assert_return (invoke "qnan") (f64.const nan:0xc000000000000))
        (assert_return (invoke "cnan") (f64.const nan:canonical))
        (assert_return (invoke "cnan") (f64.const nan:arithmetic))
        (assert_return (invoke "cnan") (either (f64.const 1) (f64.const nan:canonical)))
        (assert_return (invoke "vector")
          (v128.const f32x4 1 nan:canonical nan:arithmetic -0x0p+0))
        (assert_return (invoke "vector")
          (either (v128.const i32x4 0 0 0 0)
                  (v128.const i32x4 0x3f800000 0xffc00000 0x7fe00000 0x80000000)))
        """);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aScriptThatIsAModule(String engine) {
    passes(engine, 1, "(func $f (export \"f\"))\n(memory 1)");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatFollowsAFailedModuleFails(String engine) {
    Harness.Result result =
        Harness.script(
            engine,
            """
            (module (func (export "f")))
            (module (func (export "f") (unreachable)) (start 0))
            (invoke "f")
            """);
    assertEquals("1 passed, 2 failed, 0 skipped", result.lastLine(), result.out());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theFaultsOfThreadsCount(String engine) {
    String script =
        """
        (module $m (memory (export "m") 1 1 shared)
          (func (export "f") (result i32) (i32.const 1)))
        (thread $t (shared (module $m))
          (assert_return (invoke $m "f") (i32.const 1))
          (assert_return (invoke $m "f") (i32.const 2)))
        """;
    Harness.Result waited = Harness.script(engine, script + "(wait $t)\n", "--features", "threads");
    assertEquals("4 passed, 1 failed, 0 skipped", waited.lastLine(), waited.out());
    assertTrue(waited.failures().getFirst().contains("script.wast:5:"), waited.out());
    Harness.Result left = Harness.script(engine, script, "--features", "threads");
    assertEquals("3 passed, 1 failed, 0 skipped", left.lastLine(), left.out());
  }
}
