package io.github.wasmoka.wasi.assemblyscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AssemblyScriptTest {
  /** Strings as AssemblyScript lays them out: size in bytes at -4, then UTF-16. */
  private static final String MODULE =
      """
      (module
        (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
        (import "env" "trace" (func $trace (param i32 i32 f64 f64 f64 f64 f64)))
        (import "env" "seed" (func $seed (result f64)))
        (import "env" "console.log" (func $log (param i32)))
        (import "env" "console.error" (func $error (param i32)))
        (import "env" "Date.now" (func $now (result f64)))
        (import "env" "performance.now" (func $performance (result f64)))
        (import "env" "Math.random" (func $random (result f64)))
        (memory (export "memory") 1)
        (data (i32.const 16) "\\06\\00\\00\\00h\\00\\fc\\00!\\00")
        (data (i32.const 32) "\\08\\00\\00\\00a\\00.\\00t\\00s\\00")
        (data (i32.const 64) "\\ff\\ff\\ff\\ff")
        (func (export "abort") (param i32 i32)
          (call $abort (local.get 0) (local.get 1) (i32.const 3) (i32.const 14)))
        (func (export "trace") (param i32)
          (call $trace (i32.const 20) (local.get 0)
            (f64.const 1) (f64.const 2.5) (f64.const -1e300) (f64.const nan) (f64.const 5)))
        (func (export "log") (param i32) (call $log (local.get 0)) (call $error (local.get 0)))
        (func (export "seed") (result f64) (call $seed))
        (func (export "now") (result f64) (call $now))
        (func (export "performance") (result f64) (call $performance))
        (func (export "random") (result f64) (call $random)))
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final WasiConfig config =
      WasiConfig.builder()
          .stdout(out)
          .stderr(err)
          .clocks(() -> 1_700_000_000_123_456_789L, () -> 2_500_000L)
          .random(bytes -> Arrays.fill(bytes, (byte) 0x3f))
          .build();
  private final Instance program =
      Runtime.create()
          .compile(MODULE.getBytes(StandardCharsets.UTF_8))
          .instantiate(AssemblyScript.of(config).imports());

  private String abort(int message, int file) {
    Trap trap = assertThrows(Trap.class, () -> program.function("abort").call(message, file));
    assertEquals(TrapKind.HOST_ERROR, trap.kind());
    return String.valueOf(
        assertInstanceOf(AssemblyScriptAbort.class, trap.getCause()).getMessage());
  }

  @Test
  void abortTellsMessageAndPlace() {
    assertEquals("abort: hü! in a.ts:3:14", abort(20, 36));
    assertEquals("abort: hü!", abort(20, 0));
    assertEquals("abort in a.ts:3:14", abort(0, 36));
    assertEquals("abort", abort(0, 0));
  }

  @Test
  void traceWritesAsManyNumbersAsItIsTold() {
    for (int count : new int[] {0, 2, 5, 9}) {
      program.function("trace").call(count);
    }
    assertEquals(
        """
        trace: hü!
        trace: hü! 1, 2.5
        trace: hü! 1, 2.5, -1.0E300, NaN, 5
        trace: hü! 1, 2.5, -1.0E300, NaN, 5
        """,
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void consoleWritesToBothStreams() {
    program.function("log").call(20);
    assertEquals("hü!\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("hü!\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void stringsOutsideTheMemoryTrap() {
    for (int pointer : new int[] {68, 2, -2}) {
      Trap trap = assertThrows(Trap.class, () -> program.function("log").call(pointer));
      assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }
  }

  @Test
  void timeAndChanceAreAsConfigured() {
    assertEquals(1_700_000_000_123.0, program.function("now").call());
    assertEquals(2.5, program.function("performance").call());
    assertEquals(Double.longBitsToDouble(0x3f3f3f3f3f3f3f3fL), program.function("seed").call());
    assertEquals((0x3f3f3f3f3f3f3f3fL >>> 11) * 0x1p-53, program.function("random").call());
  }

  @Test
  void anotherTypeIsForAnotherLanguage() {
    var module =
        Runtime.create()
            .compile("(module (import \"env\" \"abort\" (func)))".getBytes(StandardCharsets.UTF_8));
    LinkException e =
        assertThrows(
            LinkException.class, () -> module.instantiate(AssemblyScript.of(config).imports()));
    assertTrue(e.getMessage().startsWith("unknown import"), e.getMessage());
  }
}
