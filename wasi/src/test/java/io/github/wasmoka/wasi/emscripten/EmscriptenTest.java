package io.github.wasmoka.wasi.emscripten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The conventions of Emscripten, on small modules written as its compiler would. */
class EmscriptenTest {
  /** What every program exports for its host: the stack pointer and what was thrown. */
  private static final String COMMON =
      """
      (memory (export "memory") 1 3)
      (global $sp (mut i32) (i32.const 4096))
      (global $threw (export "threw") (mut i32) (i32.const 0))
      (func (export "stackSave") (result i32) (global.get $sp))
      (func (export "stackRestore") (param i32) (global.set $sp (local.get 0)))
      (func (export "setThrew") (param i32 i32) (global.set $threw (local.get 0)))
      """;

  private static final String JUMPS =
      """
      (module
        (import "env" "_emscripten_throw_longjmp" (func $jump))
        (import "env" "invoke_vi" (func $invoke_vi (param i32 i32)))
        (import "env" "invoke_dji" (func $invoke_dji (param i32 i64 i32) (result f64)))
        (import "env" "invoke_i" (func $invoke_i (param i32) (result i32)))
      """
          + COMMON
          + """
            (table (export "__indirect_function_table") 8 funcref)
            (elem (i32.const 1) $leap $mul $nested $trap)
            (func $leap (param i32)
              (global.set $sp (i32.sub (global.get $sp) (i32.const 64)))
              (if (local.get 0) (then (call $jump))))
            (func $mul (param i64 i32) (result f64)
              (if (i32.eqz (local.get 1)) (then (call $jump)))
              (f64.mul (f64.convert_i64_s (local.get 0)) (f64.convert_i32_s (local.get 1))))
            (func $nested (result i32)
              (call $invoke_vi (i32.const 1) (i32.const 1))
              (global.get $threw))
            (func $trap (result i32) unreachable)
            (func (export "leap") (param i32) (call $invoke_vi (i32.const 1) (local.get 0)))
            (func (export "mul") (param i64 i32) (result f64)
              (call $invoke_dji (i32.const 2) (local.get 0) (local.get 1)))
            (func (export "index") (param i32) (result i32) (call $invoke_i (local.get 0)))
            (func (export "sp") (result i32) (global.get $sp))
            (func (export "outside") (call $jump)))
          """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final WasiConfig config = WasiConfig.builder().stdout(out).stderr(err).build();

  private Instance instance(String module) {
    return Runtime.create()
        .compile(module.getBytes(StandardCharsets.UTF_8))
        .instantiate(Emscripten.of(config).imports());
  }

  private static TrapKind trapOf(Instance instance, String function, Object... args) {
    return assertThrows(Trap.class, () -> instance.function(function).call(args)).kind();
  }

  @Test
  void aJumpEndsTheCallAndRestoresTheStack() {
    Instance jumps = instance(JUMPS);
    jumps.function("leap").call(1);
    assertEquals(1, jumps.global("threw").value());
    assertEquals(4096, jumps.function("sp").call());
  }

  @Test
  void aCallThatReturnsIsAnOrdinaryCall() {
    Instance jumps = instance(JUMPS);
    jumps.function("leap").call(0);
    assertEquals(0, jumps.global("threw").value());
    assertEquals(4096 - 64, jumps.function("sp").call());
    assertEquals(-21.0, jumps.function("mul").call(-7L, 3));
  }

  @Test
  void aResultOfACallThatJumpedIsZero() {
    Instance jumps = instance(JUMPS);
    assertEquals(0.0, jumps.function("mul").call(5L, 0));
    assertEquals(1, jumps.global("threw").value());
  }

  @Test
  void theInnermostCallCatches() {
    assertEquals(1, instance(JUMPS).function("index").call(3));
  }

  @Test
  void trapsAreNotCaught() {
    Instance jumps = instance(JUMPS);
    assertEquals(TrapKind.UNREACHABLE, trapOf(jumps, "index", 4));
    assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, trapOf(jumps, "index", 1));
    assertEquals(TrapKind.UNINITIALIZED_ELEMENT, trapOf(jumps, "index", 0));
    assertEquals(TrapKind.UNDEFINED_ELEMENT, trapOf(jumps, "index", -1));
    assertEquals(0, jumps.global("threw").value());
  }

  @Test
  void aJumpThatNobodyCatchesTraps() {
    Trap trap = assertThrows(Trap.class, () -> instance(JUMPS).function("outside").call());
    assertEquals(TrapKind.HOST_ERROR, trap.kind());
    assertTrue(trap.getMessage().contains("longjmp"), trap.getMessage());
  }

  @Test
  void aHiddenTableIsCalledByDynCall() {
    Instance hidden =
        instance(
            "(module (import \"env\" \"invoke_ii\" (func $invoke (param i32 i32) (result i32)))"
                + COMMON
                + """
                (func (export "dynCall_ii") (param i32 i32) (result i32)
                  (i32.add (local.get 0) (local.get 1)))
                (func (export "run") (result i32) (call $invoke (i32.const 40) (i32.const 2))))
                """);
    assertEquals(42, hidden.function("run").call());
  }

  /** As clang compiles {@code try { throw } catch (T)}, the library's part put in by hand. */
  private static final String CXX =
      """
      (module
        (import "env" "__cxa_throw" (func $throw (param i32 i32 i32)))
        (import "env" "__cxa_allocate_exception" (func $allocate (param i32) (result i32)))
        (import "env" "__cxa_begin_catch" (func $begin (param i32) (result i32)))
        (import "env" "__cxa_end_catch" (func $end))
        (import "env" "__cxa_rethrow" (func $rethrow))
        (import "env" "__resumeException" (func $resume (param i32)))
        (import "env" "__cxa_uncaught_exceptions" (func $uncaught (result i32)))
        (import "env" "__cxa_find_matching_catch_4" (func $find2 (param i32 i32) (result i32)))
        (import "env" "__cxa_find_matching_catch_2" (func $find0 (result i32)))
        (import "env" "getTempRet0" (func $temp (result i32)))
        (import "env" "invoke_vi" (func $invoke (param i32 i32)))
        (import "env" "invoke_v" (func $invoke_v (param i32)))
      """
          + COMMON
          + """
            (table (export "__indirect_function_table") 8 funcref)
            (elem (i32.const 1) $thrower $destroy $again $cleanup)
            (global $freed (export "freed") (mut i32) (i32.const 0))
            (global $destroyed (export "destroyed") (mut i32) (i32.const 0))
            (func (export "malloc") (param i32) (result i32) (i32.const 1024))
            (func (export "free") (param i32) (global.set $freed (local.get 0)))
            ;; Type 200 is a base of type 100, at an offset of 4.
            (func (export "__cxa_can_catch") (param i32 i32 i32) (result i32)
              (if (i32.and (i32.eq (local.get 0) (i32.const 200))
                           (i32.eq (local.get 1) (i32.const 100)))
                (then
                  (i32.store (local.get 2) (i32.add (i32.load (local.get 2)) (i32.const 4)))
                  (return (i32.const 1))))
              (i32.const 0))
            (func (export "__cxa_is_pointer_type") (param i32) (result i32) (i32.const 0))
            (func $destroy (param i32) (result i32)
              (global.set $destroyed (i32.add (global.get $destroyed) (i32.const 1)))
              (local.get 0))
            (func $thrower (param i32)
              (call $throw (call $allocate (i32.const 8)) (local.get 0) (i32.const 2)))
            (func $again (param i32)
              (call $invoke (i32.const 1) (local.get 0))
              (drop (call $begin (call $find0)))
              (call $rethrow))
            (func $cleanup
              (call $invoke (i32.const 1) (i32.const 100))
              (call $resume (call $find0)))
            ;; The type it was caught as, and where the caught part lies; both in one number.
            (func $caught (result i32) (local $e i32) (local $type i32)
              (local.set $e (call $find2 (i32.const 300) (i32.const 200)))
              (local.set $type (call $temp))
              (local.set $e (call $begin (local.get $e)))
              (call $end)
              (i32.add (i32.mul (local.get $type) (i32.const 10000)) (local.get $e)))
            (func (export "throw") (param i32) (result i32)
              (call $invoke (i32.const 1) (local.get 0))
              (call $caught))
            (func (export "rethrow") (result i32)
              (call $invoke (i32.const 3) (i32.const 100))
              (call $caught))
            (func (export "cleanup") (result i32)
              (call $invoke_v (i32.const 4))
              (call $caught))
            (func (export "uncaught") (result i32) (call $uncaught))
            (func (export "escape") (call $thrower (i32.const 100))))
          """;

  @Test
  void aBaseClassCatches() {
    Instance cxx = instance(CXX);
    // The object lies behind its header of 24 bytes, its base 4 further.
    assertEquals(200 * 10_000 + 1024 + 24 + 4, cxx.function("throw").call(100));
    assertEquals(1, cxx.global("destroyed").value());
    assertEquals(1024, cxx.global("freed").value());
    assertEquals(0, cxx.global("threw").value());
    assertEquals(0, cxx.function("uncaught").call());
  }

  @Test
  void theSameClassCatches() {
    assertEquals(300 * 10_000 + 1048, instance(CXX).function("throw").call(300));
  }

  @Test
  void nobodyCatchesAnUnrelatedClass() {
    // The type itself, which the landing pad then compares with what it catches.
    assertEquals(77 * 10_000 + 1048, instance(CXX).function("throw").call(77));
  }

  @Test
  void anExceptionIsThrownAgain() {
    Instance cxx = instance(CXX);
    assertEquals(200 * 10_000 + 1052, cxx.function("rethrow").call());
    assertEquals(0, cxx.function("uncaught").call());
  }

  @Test
  void cleanupGoesOnUnwinding() {
    Instance cxx = instance(CXX);
    assertEquals(200 * 10_000 + 1052, cxx.function("cleanup").call());
    assertEquals(1, cxx.global("destroyed").value());
  }

  @Test
  void anExceptionThatNobodyCatchesTraps() {
    Instance cxx = instance(CXX);
    Trap trap = assertThrows(Trap.class, () -> cxx.function("escape").call());
    assertTrue(trap.getMessage().endsWith("uncaught C++ exception"), trap.getMessage());
    assertEquals(1, cxx.function("uncaught").call());
  }

  private static final String LIBRARY =
      """
      (module
        (import "env" "emscripten_notify_memory_growth" (func $notify (param i32)))
        (import "env" "emscripten_resize_heap" (func $resize (param i32) (result i32)))
        (import "env" "emscripten_get_heap_max" (func $max (result i32)))
        (import "env" "emscripten_memcpy_big" (func $memcpy (param i32 i32 i32) (result i32)))
        (import "env" "emscripten_memcpy_js" (func $memcpy2 (param i32 i32 i32)))
        (import "env" "emscripten_console_log" (func $log (param i32)))
        (import "env" "emscripten_console_error" (func $error (param i32)))
        (import "env" "__assert_fail" (func $assert (param i32 i32 i32 i32)))
        (import "env" "abort" (func $abort))
        (import "env" "exit" (func $exit (param i32)))
      """
          + COMMON
          + """
            (data (i32.const 100) "hello\\00file.c\\00")
            (func (export "grow") (result i32)
              (drop (call $resize (i32.const 70000)))
              (call $notify (i32.const 0))
              (memory.size))
            (func (export "resize") (param i32) (result i32) (call $resize (local.get 0)))
            (func (export "max") (result i32) (call $max))
            (func (export "copy") (result i32)
              (call $memcpy2 (i32.const 300) (i32.const 100) (i32.const 6))
              (call $memcpy (i32.const 200) (i32.const 300) (i32.const 6)))
            (func (export "print") (call $log (i32.const 200)) (call $error (i32.const 106)))
            (func (export "assert")
              (call $assert (i32.const 100) (i32.const 106) (i32.const 7) (i32.const 0)))
            (func (export "abort") (call $abort))
            (func (export "exit") (call $exit (i32.const 9))))
          """;

  @Test
  void theHeapGrowsAsFarAsItMay() {
    Instance library = instance(LIBRARY);
    assertEquals(2, library.function("grow").call());
    assertEquals(3 * 65_536, library.function("max").call());
    assertEquals(1, library.function("resize").call(3 * 65_536));
    assertEquals(0, library.function("resize").call(3 * 65_536 + 1));
    assertEquals(0, library.function("resize").call(-1));
  }

  @Test
  void copyingAndPrinting() {
    Instance library = instance(LIBRARY);
    assertEquals(200, library.function("copy").call());
    library.function("print").call();
    assertEquals("hello\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("file.c\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void waysToEnd() {
    Instance library = instance(LIBRARY);
    assertEquals(
        9, assertThrows(ExitException.class, () -> library.function("exit").call()).code());
    Trap abort = assertThrows(Trap.class, () -> library.function("abort").call());
    assertInstanceOf(EmscriptenAbort.class, abort.getCause());
    Trap failed = assertThrows(Trap.class, () -> library.function("assert").call());
    assertTrue(
        failed.getMessage().endsWith("assertion failed: hello at file.c:7"), failed.getMessage());
  }

  @Test
  void whatIsNotItsOwnIsLeftToOthers() {
    Imports imports = Emscripten.of(config).imports();
    Runtime runtime = Runtime.create();
    for (String declared :
        new String[] {
          "\"env\" \"abort\" (func (param i32 i32 i32 i32))",
          "\"env\" \"invoke_v\" (func)",
          "\"env\" \"unheard_of\" (func)",
          "\"other\" \"abort\" (func)",
          "\"env\" \"memory\" (memory 1)"
        }) {
      var module =
          runtime.compile(("(module (import " + declared + "))").getBytes(StandardCharsets.UTF_8));
      assertThrows(LinkException.class, () -> module.instantiate(imports), declared);
    }
  }

  @Test
  void aModuleWithoutTheNeededExportsIsTold() {
    Instance bare =
        instance(
            """
            (module
              (import "env" "invoke_v" (func $invoke (param i32)))
              (import "env" "emscripten_console_log" (func $log (param i32)))
              (func (export "run") (call $invoke (i32.const 0)))
              (func (export "log") (call $log (i32.const 8))))
            """);
    assertThrows(LinkException.class, () -> bare.function("run").call());
    assertThrows(LinkException.class, () -> bare.function("log").call());
  }
}
