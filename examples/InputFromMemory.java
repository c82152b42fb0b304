import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Feeds a guest from memory and keeps what it writes. Time and chance are fixed, too. */
public class InputFromMemory {
  /** Copies its input to its output in upper case, then prints the time in seconds as a digit. */
  private static final String FILTER =
      """
      (module
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "clock_time_get"
          (func $time (param i32 i64 i32) (result i32)))
        (memory (export "memory") 1)
        (func $put (param $length i32)
          (i32.store (i32.const 4) (local.get $length))
          (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
        (func (export "_start") (local $n i32) (local $i i32) (local $c i32)
          (i32.store (i32.const 0) (i32.const 64))
          (loop $more
            (i32.store (i32.const 4) (i32.const 1024))
            (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
            (local.set $n (i32.load (i32.const 8)))
            (if (local.get $n)
              (then
                (local.set $i (i32.const 0))
                (loop $each
                  (local.set $c (i32.load8_u offset=64 (local.get $i)))
                  (if (i32.lt_u (i32.sub (local.get $c) (i32.const 97)) (i32.const 26))
                    (then
                      (i32.store8 offset=64 (local.get $i)
                        (i32.sub (local.get $c) (i32.const 32)))))
                  (br_if $each
                    (i32.lt_u
                      (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (local.get $n))))
                (call $put (local.get $n))
                (br $more))))
          (drop (call $time (i32.const 0) (i64.const 1) (i32.const 16)))
          (i32.store8 (i32.const 64)
            (i32.add
              (i32.const 48)
              (i32.wrap_i64 (i64.div_u (i64.load (i32.const 16)) (i64.const 1000000000)))))
          (i32.store8 (i32.const 65) (i32.const 10))
          (call $put (i32.const 2))))
      """;

  public static void main(String[] args) {
    Module filter = Runtime.create().compile(FILTER.getBytes(StandardCharsets.UTF_8));
    var output = new ByteArrayOutputStream();
    WasiConfig config =
        WasiConfig.builder()
            .stdin(new ByteArrayInputStream("hello, guest\n".getBytes(StandardCharsets.UTF_8)))
            .stdout(output)
            // Seven seconds after 1970 began; nothing is measured.
            .clocks(() -> 7_000_000_000L, () -> 0)
            .build();
    try (Wasi wasi = Wasi.of(config)) {
      filter.instantiate(wasi.imports()).function("_start").call();
    }
    System.out.print(output.toString(StandardCharsets.UTF_8));
  }
}
// Prints:
// HELLO, GUEST
// 7
