package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.onFd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.wasi.TestGuest.Event;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code wasi_unstable} does otherwise, and that both versions are whole. */
class UnstableTest {
  @TempDir private Path temp;

  private TestGuest guest() {
    return TestGuest.unstable(WasiConfig.builder().deterministic(1).dir("/", temp));
  }

  @Test
  void whenceCountsFromTheCurrentPosition() throws IOException {
    Files.writeString(temp.resolve("a"), "0123456789");
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.open(3, "a", 0, 0, READ, 0));
      assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 4L, 2, RESULT));
      assertEquals(4, guest.memory.readLong(RESULT));
      assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 3L, 0, RESULT));
      assertEquals(7, guest.memory.readLong(RESULT));
      assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, -1L, 1, RESULT));
      assertEquals(9, guest.memory.readLong(RESULT));
      assertEquals(Errno.INVAL, guest.call("fd_seek", fd, 0L, 3, RESULT));
    }
  }

  @Test
  void filestatIsShorter() throws IOException {
    Files.writeString(temp.resolve("a"), "12345");
    try (TestGuest guest = guest()) {
      guest.memory.fill(0, (byte) 0x55, 128);
      guest.memory.writeString(TestGuest.PATH, "a");
      assertEquals(Errno.SUCCESS, guest.call("path_filestat_get", 3, 0, TestGuest.PATH, 1, RESULT));
      assertEquals(4, guest.memory.readByte(RESULT + 16));
      assertEquals(1, guest.memory.readInt(RESULT + 20));
      assertEquals(5, guest.memory.readLong(RESULT + 24));
      assertEquals(0x55, guest.memory.readByte(RESULT + 56));
      int fd = guest.fd(guest.open(3, "a", 0, 0, READ, 0));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 256));
      assertEquals(5, guest.memory.readLong(256 + 24));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, (8 << 16) - 56));
      assertEquals(Errno.FAULT, guest.call("fd_filestat_get", fd, (8 << 16) - 55));
    }
  }

  @Test
  void clocksHaveAnIdentifier() {
    byte[] clock =
        ByteBuffer.allocate(56)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(77)
            .putLong(0)
            .putLong(0x1234)
            .putLong(1)
            .putLong(1_000_000_000L)
            .putLong(0)
            .putLong(0)
            .array();
    try (TestGuest guest = guest()) {
      assertEquals(List.of(new Event(77, Errno.SUCCESS, 0, 0, 0)), guest.poll(clock));
      assertEquals(
          List.of(new Event(5, Errno.SUCCESS, 2, 65_536, 0)),
          guest.poll(clock, Arrays.copyOf(onFd(5, 2, 1), 56)));
    }
  }

  @Test
  void allFunctionsAreThere() {
    try (Wasi wasi = Wasi.of(WasiConfig.builder().build())) {
      var missing = new ArrayList<String>();
      for (String module : List.of("wasi_snapshot_preview1", "wasi_unstable")) {
        for (String name : TestGuest.FUNCTIONS.keySet()) {
          var found =
              wasi.imports().find(new ImportType(module, name, new FuncType(List.of(), List.of())));
          if (!(found.orElse(null) instanceof HostFunction)) {
            missing.add(module + " " + name);
          }
        }
      }
      assertEquals(List.of("wasi_unstable sock_accept"), missing);
      assertEquals(46, TestGuest.FUNCTIONS.size());
    }
  }
}
