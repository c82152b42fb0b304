package io.github.wasmoka.wasi.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasiTraceTest {
  private static final String MODULE =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_seek"
          (func $seek (param i32 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "clock_time_get"
          (func $time (param i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_filestat_get"
          (func $stat (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 16) "a\\"\\1b.txt")
        (data (i32.const 32) "\\10\\00\\00\\00\\03\\00\\00\\00\\10\\00\\00\\00\\04\\00\\00\\00")
        (func (export "_start")
          (drop (call $open (i32.const 3) (i32.const 1) (i32.const 16) (i32.const 7) (i32.const 9)
            (i64.const 0x200040) (i64.const 0) (i32.const 1) (i32.const 64)))
          (drop (call $write (i32.const 4) (i32.const 32) (i32.const 2) (i32.const 64)))
          (drop (call $write (i32.const 9) (i32.const 32) (i32.const 1) (i32.const 64)))
          (drop (call $write (i32.const 1) (i32.const 65535) (i32.const 1) (i32.const 64)))
          (drop (call $seek (i32.const 0) (i64.const -1) (i32.const 2) (i32.const 64)))
          (drop (call $time (i32.const 1) (i64.const 1000) (i32.const 64)))
          (drop (call $stat (i32.const 4) (i32.const 64)))
          (drop (call $yield))
          (call $exit (i32.const 3))))
      """;

  @Test
  void aLineForEachCall() throws IOException {
    var lines = new ArrayList<String>();
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      var directory = Files.createDirectory(memory.getPath("/dir"));
      var config = WasiConfig.builder().dir("/", directory).clocks(() -> 0, () -> 77).build();
      try (Wasi wasi = Wasi.of(config)) {
        Instance program =
            Runtime.create()
                .compile(MODULE.getBytes(StandardCharsets.UTF_8))
                .instantiate(WasiTrace.of(wasi.imports(), lines::add));
        assertThrows(ExitException.class, () -> program.function("_start").call());
      }
    }
    assertEquals(
        List.of(
            "path_open(fd=3, dirflags=symlink_follow, path=\"a\\\"\\u{1b}.txt\", oflags=creat|trunc,"
                + " rights=0x200040, inheriting=0x0, fdflags=append) = success, fd=4",
            "fd_write(fd=4, iovs=[7 bytes in 2]) = success, nwritten=7",
            "fd_write(fd=9, iovs=[3 bytes]) = badf",
            "fd_write(fd=1, iovs=?) = fault",
            "fd_seek(fd=0, offset=-1, whence=end) = spipe",
            "clock_time_get(id=monotonic, precision=1000) = success, time=77",
            "fd_filestat_get(fd=4) = success, stat=regular_file(size=7)",
            "sched_yield() = success",
            "proc_exit(code=3)"),
        lines);
  }

  @Test
  void everyFunctionOfTheSpecificationIsKnown() {
    try (Wasi wasi = Wasi.of(WasiConfig.builder().build())) {
      var plain = new ArrayList<String>();
      for (String name : Signature.names()) {
        var wanted = new ImportType("wasi_snapshot_preview1", name, FuncType.EMPTY);
        var function = (HostFunction) wasi.imports().find(wanted).orElseThrow();
        Signature signature = Signature.of(name, function.type());
        signature.args().stream()
            .filter(a -> a.name().startsWith("arg"))
            .filter(a -> !a.name().startsWith("argv"))
            .forEach(_ -> plain.add(name));
      }
      assertEquals(List.of(), plain);
      assertEquals(46, Signature.names().size());
    }
  }
}
