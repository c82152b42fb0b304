import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.nio.charset.StandardCharsets;

/**
 * Runs a command a thousand times. Decoding, validating and compiling happen once; an instance has
 * its own memory and its own system, so that no run sees anything of another, and costs
 * microseconds.
 */
public class RunManyTimes {
  /** Exits with the length of its first argument. */
  private static final String COMMAND =
      """
      (module
        (import "wasi_snapshot_preview1" "args_sizes_get"
          (func $sizes (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (func (export "_start") (local $length i32)
          (drop (call $sizes (i32.const 0) (i32.const 4)))
          (drop (call $args (i32.const 8) (i32.const 64)))
          (loop $next
            (if (i32.load8_u (i32.add (i32.load (i32.const 12)) (local.get $length)))
              (then
                (local.set $length (i32.add (local.get $length) (i32.const 1)))
                (br $next))))
          (call $exit (local.get $length))))
      """;

  public static void main(String[] args) {
    Module command = Runtime.create().compile(COMMAND.getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += run(command, "x".repeat(i % 10));
    }
    System.out.println("1000 runs, exit codes add up to " + sum);
    System.err.println((System.nanoTime() - start) / 1_000_000 + " us a run");
  }

  private static int run(Module command, String argument) {
    WasiConfig config = WasiConfig.builder().args("length", argument).build();
    try (Wasi wasi = Wasi.of(config)) {
      command.instantiate(wasi.imports()).function("_start").call();
      return 0;
    } catch (ExitException e) {
      return e.code();
    }
  }
}
// Prints:
// 1000 runs, exit codes add up to 4500
