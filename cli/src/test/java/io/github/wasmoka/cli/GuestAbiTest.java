package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's imports tell which host it wants. */
class GuestAbiTest {
  @TempDir private Path temp;

  private Result run(String module, String... options) {
    var cli = new Cli(temp);
    String[] line = new String[options.length + 2];
    line[0] = "run";
    System.arraycopy(options, 0, line, 1, options.length);
    line[line.length - 1] = cli.file("m.wat", module);
    return cli.run(line);
  }

  @Test
  void assemblyScript() {
    Result result =
        run(
            """
            (module
              (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
              (import "env" "console.log" (func $log (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 4) "\\04\\00\\00\\00h\\00i\\00")
              (func (export "_start")
                (call $log (i32.const 8))
                (call $abort (i32.const 8) (i32.const 0) (i32.const 0) (i32.const 0))))
            """);
    assertEquals("hi\n", result.out());
    assertEquals(134, result.code());
    assertTrue(
        result.err().startsWith("wasmoka: trap: host function failed: abort: hi\n    at "),
        result.err());
  }

  @Test
  void emscriptenBesideWasi() {
    Result result =
        run(
            """
            (module
              (import "env" "abort" (func $abort))
              (import "env" "_emscripten_throw_longjmp" (func $jump))
              (import "env" "invoke_v" (func $invoke (param i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (table (export "__indirect_function_table") 1 funcref)
              (elem (i32.const 0) $jump)
              (global $threw (mut i32) (i32.const 0))
              (func (export "setThrew") (param i32 i32) (global.set $threw (local.get 0)))
              (func (export "_start")
                (call $invoke (i32.const 0))
                (call $exit (i32.add (i32.const 40) (global.get $threw)))))
            """);
    assertEquals(41, result.code(), result.err());
  }

  @Test
  void goForJavaScript() {
    Result result =
        run(
            """
            (module
              (import "gojs" "runtime.wasmExit" (func $exit (param i32)))
              (import "gojs" "runtime.wasmWrite" (func $write (param i32)))
              (memory (export "mem") 1)
              (data (i32.const 8) "\\01\\00\\00\\00\\00\\00\\00\\00\\64\\00\\00\\00\\00\\00\\00\\00\\03\\00\\00\\00")
              (data (i32.const 100) "go\\n")
              (func (export "run") (param i32 i32)
                (call $write (i32.const 0))
                (i32.store (i32.const 8) (i32.const 5))
                (call $exit (i32.const 0)))
              (func (export "resume"))
              (func (export "getsp") (result i32) (i32.const 0)))
            """,
            "--trace",
            "wasi");
    assertEquals(5, result.code(), result.err());
    assertEquals("go\n", result.out());
    assertTrue(
        result.err().contains("fd_write(fd=1, iovs=[3 bytes]) = success, nwritten=3"),
        result.err());
  }

  @Test
  void aReactorIsInitialised() {
    Result result =
        run(
            """
            (module
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (func (export "_initialize") (call $exit (i32.const 6))))
            """);
    assertEquals(6, result.code());
  }
}
