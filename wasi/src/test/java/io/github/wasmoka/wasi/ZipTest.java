package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.APPEND;
import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.wasi.TestGuest.Entry;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip file as a guest's directory, to be read or written. */
class ZipTest {
  private static final int DIR = 3;

  @TempDir private Path temp;
  private Path zip;

  @BeforeEach
  void makeZip() throws IOException {
    zip = temp.resolve("a.zip");
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.createDirectories(files.getPath("/dir/sub"));
      Files.writeString(files.getPath("/dir/a.txt"), "in the zip");
    }
  }

  private void list(TestGuest guest) {
    assertEquals(
        List.of(".", "..", "a.txt", "sub"),
        guest.readdir(guest.fd(guest.openDir(DIR, "dir")), 0, 4096).stream()
            .map(Entry::name)
            .sorted()
            .toList());
  }

  @Test
  void reads() throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"));
        TestGuest guest = TestGuest.of(WasiConfig.builder().dir("/", files.getPath("/")))) {
      assertEquals("in the zip", guest.contents(DIR, "dir/a.txt"));
      int fd = guest.fd(guest.open(DIR, "dir/a.txt"));
      assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, -3L, 2, RESULT));
      assertEquals(Errno.SUCCESS, guest.read(fd));
      assertEquals("zip", guest.text());
      guest.stat(fd);
      assertEquals(10, guest.stat().size());
      guest.stat(DIR, "dir/a.txt", 0);
      assertEquals(10, guest.stat().size());
      assertTrue(guest.stat().inode() != 0);
      list(guest);
      assertEquals(Errno.PERM, guest.open(DIR, "../a.zip"));
      assertEquals(Errno.ROFS, guest.create(DIR, "new"));
      assertEquals(Errno.ROFS, guest.mkdir(DIR, "new"));
      assertEquals(Errno.ROFS, guest.unlink(DIR, "dir/a.txt"));
      assertEquals(Errno.ROFS, guest.open(DIR, "dir/a.txt", 0, 0, READ | WRITE, 0));
    }
  }

  @Test
  void writes() throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(zip);
        TestGuest guest = TestGuest.of(WasiConfig.builder().dir("/", files.getPath("/")))) {
      list(guest);
      int fd = guest.fd(guest.create(DIR, "dir/sub/new.txt"));
      assertEquals(Errno.SUCCESS, guest.write(fd, "new text"));
      assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 0L, 0, RESULT));
      assertEquals(Errno.SUCCESS, guest.write(fd, "NEW"));
      assertEquals(Errno.SUCCESS, guest.close(fd));
      fd = guest.fd(guest.open(DIR, "dir/sub/new.txt", 0, 0, WRITE, APPEND));
      assertEquals(Errno.SUCCESS, guest.write(fd, ", more"));
      assertEquals(Errno.SUCCESS, guest.close(fd));
      assertEquals("NEW text, more", guest.contents(DIR, "dir/sub/new.txt"));
      assertEquals(Errno.SUCCESS, guest.mkdir(DIR, "made"));
      assertEquals(Errno.NOTSUP, guest.symlink("dir", DIR, "link"));
      assertEquals(Errno.NOTSUP, guest.link(DIR, "dir/a.txt", DIR, "second"));
      assertEquals(Errno.NOTEMPTY, guest.rmdir(DIR, "dir"));
      assertEquals(Errno.SUCCESS, guest.unlink(DIR, "dir/a.txt"));
    }
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      assertEquals("NEW text, more", Files.readString(files.getPath("/dir/sub/new.txt")));
      assertTrue(Files.isDirectory(files.getPath("/made")));
      assertTrue(Files.notExists(files.getPath("/dir/a.txt")));
    }
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(List.of(zip), left.toList(), "no temporary file is left");
    }
  }

  @Test
  void acrossFileSystems() throws IOException {
    Path host = Files.createDirectory(temp.resolve("host"));
    Files.writeString(host.resolve("b"), "b");
    try (FileSystem files = FileSystems.newFileSystem(zip);
        TestGuest guest =
            TestGuest.of(WasiConfig.builder().dir("/", files.getPath("/")).dir("/host", host))) {
      assertEquals(Errno.XDEV, guest.rename(DIR, "dir/a.txt", DIR + 1, "a"));
      assertEquals(Errno.XDEV, guest.rename(DIR + 1, "b", DIR, "b"));
      assertEquals(Errno.XDEV, guest.link(DIR + 1, "b", DIR, "b"));
    }
  }
}
