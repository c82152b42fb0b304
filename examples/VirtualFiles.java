import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Serves a guest its files out of a zip archive: a directory that it finds open may lie on any
 * {@link FileSystem}. The guest sees nothing else.
 */
public class VirtualFiles {
  /** Opens the file whose name lies at 64, reads up to 100 bytes to 256, and gives their number. */
  private static final String READER =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "\\00\\01\\00\\00\\64\\00\\00\\00")
        (func (export "read") (param $length i32) (param $create i32) (result i32)
          (local $error i32)
          (local.set $error
            (call $open (i32.const 3) (i32.const 1) (i32.const 64) (local.get $length)
              (local.get $create) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
          (if (local.get $error) (then (return (i32.sub (i32.const 0) (local.get $error)))))
          (drop (call $read (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 20)))
          (i32.load (i32.const 20))))
      """;

  public static void main(String[] args) throws IOException {
    Path archive = Files.createTempDirectory("wasmoka").resolve("files.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.createDirectory(zip.getPath("/docs"));
      Files.writeString(zip.getPath("/docs/a.txt"), "from the archive");
      Files.writeString(zip.getPath("/secret.txt"), "not for the guest");
    }
    Module reader = Runtime.create().compile(READER.getBytes(StandardCharsets.UTF_8));
    try (FileSystem zip = FileSystems.newFileSystem(archive);
        Wasi wasi =
            Wasi.of(WasiConfig.builder().readOnlyDir("/", zip.getPath("/docs")).build())) {
      Instance guest = reader.instantiate(wasi.imports());
      System.out.println(read(guest, "a.txt", false));
      System.out.println(read(guest, "b.txt", false));
      System.out.println(read(guest, "../secret.txt", false));
      System.out.println(read(guest, "b.txt", true));
    }
    Files.delete(archive);
  }

  private static String read(Instance guest, String name, boolean create) {
    Memory memory = guest.memory("memory");
    int length = memory.writeString(64, name);
    int result = (int) guest.function("read").call(length, create ? 1 : 0);
    return name + ": " + (result < 0 ? "error " + -result : memory.readString(256, result));
  }
}
// Prints:
// a.txt: from the archive
// b.txt: error 44
// ../secret.txt: error 63
// b.txt: error 69
