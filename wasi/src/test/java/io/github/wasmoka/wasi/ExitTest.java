package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.clock;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.fs.Errno;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How guests end. */
@Timeout(60)
class ExitTest {
  private static int code(TestGuest guest, String function, Object... args) {
    return assertThrows(ExitException.class, () -> guest.instance.function(function).call(args))
        .code();
  }

  @Test
  void exitIsTheCode() {
    for (int code : new int[] {0, 1, 255, 256, -1, Integer.MIN_VALUE}) {
      try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
        assertEquals(code, code(guest, "proc_exit", code));
        // It has ended: there is nothing more to call.
        assertEquals(code, code(guest, "sched_yield"));
        assertEquals(code, code(guest, "proc_exit", code + 1));
      }
    }
  }

  @Test
  void everyThreadEnds() throws Exception {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder());
        var executor = Executors.newSingleThreadExecutor()) {
      TestGuest thread = guest.thread();
      Future<?> sleeping =
          executor.submit(() ->
              assertEquals(
                  7,
                  assertThrows(
                          ExitException.class,
                          () -> thread.poll(clock(1, 1, Long.MAX_VALUE, false)))
                      .code()));
      Thread.sleep(50);
      assertEquals(7, code(guest, "proc_exit", 7));
      sleeping.get();
      assertEquals(7, code(thread, "fd_close", 1));
    }
  }

  @Test
  void exitOfAStartFunction() {
    Module module =
        Runtime.create()
            .compile(
                """
                (module
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (func $start (call $exit (i32.const 42)))
                  (start $start))
                """
                    .getBytes(UTF_8));
    try (Wasi wasi = Wasi.of(WasiConfig.builder().build())) {
      var imports = wasi.imports();
      assertEquals(42, assertThrows(ExitException.class, () -> module.instantiate(imports)).code());
    }
  }

  @Test
  void signalsDoWhatTheyDoByDefault() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
      assertEquals(Errno.SUCCESS, guest.call("proc_raise", 0));
      assertEquals(Errno.SUCCESS, guest.call("proc_raise", 16));
      assertEquals(Errno.NOTSUP, guest.call("proc_raise", 18));
      assertEquals(Errno.INVAL, guest.call("proc_raise", 31));
      assertEquals(Errno.INVAL, guest.call("proc_raise", -1));
      assertEquals(134, code(guest, "proc_raise", 6));
    }
  }

  @Test
  void instancesOfOneSystemShareItsFiles() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder().stdin("ab".getBytes(UTF_8)))) {
      TestGuest second = guest.thread();
      guest.read(0, 1);
      second.read(0, 1);
      assertEquals("a", guest.text());
      assertEquals("b", second.text());
      assertEquals(Errno.SUCCESS, second.close(0));
      assertEquals(Errno.BADF, guest.read(0));
    }
  }

  @Test
  void systemsShareNothing() {
    try (TestGuest one = TestGuest.of(WasiConfig.builder());
        TestGuest two = TestGuest.of(WasiConfig.builder())) {
      assertEquals(Errno.SUCCESS, one.close(1));
      assertEquals(Errno.SUCCESS, two.write(1, "x"));
      assertEquals(5, code(one, "proc_exit", 5));
      assertEquals(Errno.SUCCESS, two.call("sched_yield"));
    }
  }

  @Test
  void guestWithoutMemory() {
    Module module =
        Runtime.create()
            .compile(
                """
                (module
                  (import "wasi_snapshot_preview1" "args_sizes_get"
                    (func $sizes (param i32 i32) (result i32)))
                  (func (export "sizes") (result i32)
                    (call $sizes (i32.const 0) (i32.const 4))))
                """
                    .getBytes(UTF_8));
    try (Wasi wasi = Wasi.of(WasiConfig.builder().build())) {
      assertEquals(Errno.FAULT.code(), module.instantiate(wasi.imports()).function("sizes").call());
    }
  }
}
