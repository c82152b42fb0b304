package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.ALL;
import static io.github.wasmoka.wasi.TestGuest.APPEND;
import static io.github.wasmoka.wasi.TestGuest.CREAT;
import static io.github.wasmoka.wasi.TestGuest.DATA;
import static io.github.wasmoka.wasi.TestGuest.DIRECTORY;
import static io.github.wasmoka.wasi.TestGuest.EXCL;
import static io.github.wasmoka.wasi.TestGuest.FOLLOW;
import static io.github.wasmoka.wasi.TestGuest.IOVEC;
import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.TRUNC;
import static io.github.wasmoka.wasi.TestGuest.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and their descriptors: what calls do, and which error code each misuse gets. */
class FilesTest {
  private static final int DIR = 3;
  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  @TempDir private Path temp;

  private TestGuest guest() {
    return TestGuest.of(WasiConfig.builder().dir("/", temp));
  }

  private static long result(TestGuest guest) {
    return guest.memory.readLong(RESULT);
  }

  private static Errno seek(TestGuest guest, int fd, long delta, int whence) {
    return guest.call("fd_seek", fd, delta, whence, RESULT);
  }

  @Test
  void writesSeeksAndReads() throws IOException {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      assertEquals(Errno.SUCCESS, guest.write(fd, "hello world"));
      assertEquals(11, guest.moved());
      assertEquals(Errno.SUCCESS, seek(guest, fd, -5, SEEK_END));
      assertEquals(6, result(guest));
      assertEquals(Errno.SUCCESS, guest.read(fd, 3));
      assertEquals("wor", guest.text());
      assertEquals(Errno.SUCCESS, seek(guest, fd, 1, SEEK_CUR));
      assertEquals(10, result(guest));
      assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, RESULT));
      assertEquals(10, result(guest));
      assertEquals(Errno.SUCCESS, guest.read(fd));
      assertEquals("d", guest.text());
      assertEquals(Errno.SUCCESS, guest.read(fd));
      assertEquals(0, guest.moved());
      assertEquals(Errno.INVAL, seek(guest, fd, -1, SEEK_SET));
      assertEquals(Errno.INVAL, seek(guest, fd, 0, 3));
      assertEquals(Errno.INVAL, seek(guest, fd, 0, -1));
      assertEquals(Errno.OVERFLOW, seek(guest, fd, Long.MAX_VALUE, SEEK_END));
      assertEquals(Errno.SUCCESS, seek(guest, fd, 20, SEEK_SET));
      assertEquals(Errno.SUCCESS, guest.write(fd, "!"));
      assertEquals(21, Files.size(temp.resolve("a")));
    }
  }

  @Test
  void scattersAndGathers() throws IOException {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      guest.memory.writeString(DATA, "abcdef");
      int[] parts = {DATA, 2, 0, 0, DATA + 4, 2, DATA + 2, 2};
      for (int i = 0; i < parts.length; i++) {
        guest.memory.writeInt(IOVEC + 4 * i, parts[i]);
      }
      assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, IOVEC, 4, RESULT));
      assertEquals(6, guest.moved());
      assertEquals("abefcd", Files.readString(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, IOVEC, 4, 1L, RESULT));
      assertEquals(5, guest.moved());
      // From "befcd", two bytes to the first, two to the third and one to the last buffer.
      assertEquals("beddfc", guest.memory.readString(DATA, 6));
    }
  }

  @Test
  void movesMoreThanAPiece() throws IOException {
    try (TestGuest guest = guest()) {
      guest.memory.grow(64);
      int size = 3_000_000;
      int at = 8 * 65_536;
      byte[] bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (i * 31 >> 3);
      }
      guest.memory.write(at, bytes);
      guest.memory.writeInt(IOVEC, at);
      guest.memory.writeInt(IOVEC + 4, 1);
      guest.memory.writeInt(IOVEC + 8, at + 1);
      guest.memory.writeInt(IOVEC + 12, size - 1);
      int fd = guest.fd(guest.create(DIR, "a"));
      assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, IOVEC, 2, RESULT));
      assertEquals(size, guest.moved());
      assertArrayEquals(bytes, Files.readAllBytes(temp.resolve("a")));
      guest.memory.fill(at, (byte) 0, size);
      assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, IOVEC, 2, 0L, RESULT));
      assertEquals(size, guest.moved());
      assertArrayEquals(bytes, guest.memory.read(at, size));
    }
  }

  @Test
  void buffersThatAreNone() throws IOException {
    Files.writeString(temp.resolve("a"), "text");
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.open(DIR, "a", 0, 0, READ | WRITE, 0));
      guest.memory.writeInt(IOVEC, DATA);
      guest.memory.writeInt(IOVEC + 4, 4);
      for (String call : new String[] {"fd_read", "fd_write"}) {
        assertEquals(Errno.INVAL, guest.call(call, fd, IOVEC, -1, RESULT));
        assertEquals(Errno.INVAL, guest.call(call, fd, IOVEC, Integer.MIN_VALUE, RESULT));
        assertEquals(Errno.INVAL, guest.call(call, fd, IOVEC, 1025, RESULT));
        assertEquals(Errno.SUCCESS, guest.call(call, fd, IOVEC, 0, RESULT));
        assertEquals(0, guest.moved());
        assertEquals(Errno.FAULT, guest.call(call, fd, -8, 1, RESULT));
        assertEquals(Errno.FAULT, guest.call(call, fd, -1, 1024, RESULT));
        // Nothing is done if the result could not be told.
        assertEquals(Errno.FAULT, guest.call(call, fd, IOVEC, 1, -4));
        assertEquals(Errno.FAULT, guest.call(call, fd, IOVEC, 1, (8 << 16) - 3));
      }
      guest.memory.writeInt(IOVEC + 4, -1);
      assertEquals(Errno.FAULT, guest.call("fd_read", fd, IOVEC, 1, RESULT));
      assertEquals(Errno.FAULT, guest.call("fd_write", 1, IOVEC, 1, RESULT));
      guest.memory.writeInt(IOVEC, -1);
      guest.memory.writeInt(IOVEC + 4, 1);
      assertEquals(Errno.FAULT, guest.call("fd_write", fd, IOVEC, 1, RESULT));
      // The second buffer counts before the first is moved.
      guest.memory.writeInt(IOVEC, DATA);
      guest.memory.writeInt(IOVEC + 8, DATA);
      guest.memory.writeInt(IOVEC + 12, Integer.MAX_VALUE);
      assertEquals(Errno.FAULT, guest.call("fd_write", fd, IOVEC, 2, RESULT));
      assertEquals("text", Files.readString(temp.resolve("a")));
      assertEquals(Errno.FAULT, guest.call("path_open", DIR, 0, -1, 4, 0, READ, READ, 0, RESULT));
      assertEquals(
          Errno.FAULT, guest.call("path_open", DIR, 0, DATA, -1, 0, READ, READ, 0, RESULT));
    }
  }

  @Test
  void readsAndWritesElsewhere() throws IOException {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      guest.write(fd, "0123456789");
      guest.memory.writeString(DATA, "xy");
      guest.memory.writeInt(IOVEC, DATA);
      guest.memory.writeInt(IOVEC + 4, 2);
      assertEquals(Errno.SUCCESS, guest.call("fd_pwrite", fd, IOVEC, 1, 4L, RESULT));
      assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, RESULT));
      assertEquals(10, result(guest));
      assertEquals("0123xy6789", Files.readString(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, IOVEC, 1, 9L, RESULT));
      assertEquals("9", guest.text());
      assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, IOVEC, 1, 100L, RESULT));
      assertEquals(0, guest.moved());
      assertEquals(Errno.INVAL, guest.call("fd_pread", fd, IOVEC, 1, -1L, RESULT));
      assertEquals(Errno.INVAL, guest.call("fd_pwrite", fd, IOVEC, 1, Long.MIN_VALUE, RESULT));
      assertEquals(Errno.SPIPE, guest.call("fd_pread", 0, IOVEC, 1, 0L, RESULT));
      assertEquals(Errno.SPIPE, guest.call("fd_pwrite", 1, IOVEC, 1, 0L, RESULT));
      assertEquals(Errno.BADF, guest.call("fd_pread", DIR, IOVEC, 1, 0L, RESULT));
    }
  }

  @Test
  void appends() throws IOException {
    Files.writeString(temp.resolve("a"), "start ");
    try (TestGuest guest = guest()) {
      int one = guest.fd(guest.open(DIR, "a", 0, 0, READ | WRITE, APPEND));
      int two = guest.fd(guest.open(DIR, "a", 0, 0, WRITE, APPEND));
      guest.write(one, "one ");
      guest.write(two, "two ");
      seek(guest, one, 0, SEEK_SET);
      guest.write(one, "three");
      assertEquals("start one two three", Files.readString(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_tell", one, RESULT));
      assertEquals(19, result(guest));
      seek(guest, one, 0, SEEK_SET);
      guest.read(one, 5);
      assertEquals("start", guest.text());
      // The flag can be taken away and set again.
      assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", two, 0));
      seek(guest, two, 0, SEEK_SET);
      guest.write(two, "S");
      assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", two, APPEND | 16));
      guest.write(two, "!");
      assertEquals("Start one two three!", Files.readString(temp.resolve("a")));
      assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", two, 32));
      assertEquals(Errno.BADF, guest.call("fd_fdstat_set_flags", DIR, 0));
    }
  }

  @Test
  void synchronousFlags() throws IOException {
    try (TestGuest guest = guest()) {
      for (int flags : new int[] {2, 8, 16, 26, 27}) {
        int fd = guest.fd(guest.open(DIR, "a" + flags, 0, CREAT, READ | WRITE, flags));
        assertEquals(Errno.SUCCESS, guest.write(fd, "x"));
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", fd, RESULT));
        assertEquals(flags, guest.memory.readShort(RESULT + 2));
        assertEquals(Errno.SUCCESS, guest.call("fd_sync", fd));
        assertEquals(Errno.SUCCESS, guest.call("fd_datasync", fd));
      }
      assertEquals(Errno.SUCCESS, guest.call("fd_sync", DIR));
      assertEquals(Errno.SUCCESS, guest.call("fd_datasync", DIR));
      assertEquals(Errno.SUCCESS, guest.call("fd_sync", 1));
      assertEquals(Errno.BADF, guest.call("fd_sync", 99));
    }
  }

  @Test
  void opensAsAsked() throws IOException {
    Files.writeString(temp.resolve("a"), "text");
    Files.createDirectory(temp.resolve("d"));
    try (TestGuest guest = guest()) {
      assertEquals(Errno.NOENT, guest.open(DIR, "none"));
      assertEquals(Errno.EXIST, guest.open(DIR, "a", 0, CREAT | EXCL, WRITE, 0));
      assertEquals(Errno.SUCCESS, guest.open(DIR, "b", 0, CREAT | EXCL, WRITE, 0));
      assertEquals(Errno.NOTDIR, guest.open(DIR, "a", 0, DIRECTORY, READ, 0));
      assertEquals(Errno.INVAL, guest.open(DIR, "none", 0, CREAT | DIRECTORY, READ, 0));
      assertEquals(Errno.ISDIR, guest.open(DIR, "none/", 0, CREAT, READ, 0));
      assertEquals(Errno.ISDIR, guest.open(DIR, "d", 0, CREAT, READ, 0));
      assertEquals(Errno.ISDIR, guest.open(DIR, "d", 0, TRUNC, READ, 0));
      assertEquals(Errno.ISDIR, guest.open(DIR, "d", 0, 0, WRITE, 0));
      assertEquals(Errno.SUCCESS, guest.open(DIR, "d", 0, 0, READ, 0));
      assertEquals(Errno.INVAL, guest.open(DIR, "a", 0, 16, READ, 0));
      assertEquals(Errno.INVAL, guest.open(DIR, "a", 0, 0, READ, 32));
      assertEquals(Errno.INVAL, guest.open(DIR, "a", 2, 0, READ, 0));
      int fd = guest.fd(guest.open(DIR, "a", 0, 0, WRITE, 0));
      assertEquals(Errno.BADF, guest.read(fd));
      fd = guest.fd(guest.open(DIR, "a", 0, 0, READ, 0));
      assertEquals(Errno.BADF, guest.write(fd, "x"));
      assertEquals(Errno.ISDIR, guest.read(DIR));
      assertEquals(Errno.BADF, guest.write(DIR, "x"));
      // As Go opens to read.
      fd = guest.fd(guest.open(DIR, "a", 0, 0, ALL & ~(1L | WRITE | 1 << 8 | 1 << 19), 0));
      assertEquals(Errno.SUCCESS, guest.read(fd));
      assertEquals("text", guest.text());
      assertEquals(Errno.SUCCESS, guest.open(DIR, "a", 0, TRUNC, WRITE, 0));
      assertEquals(0, Files.size(temp.resolve("a")));
    }
  }

  @Test
  void opensTheDirectoryItself() {
    try (TestGuest guest = guest()) {
      int self = guest.fd(guest.openDir(DIR, "."));
      assertEquals(Errno.SUCCESS, guest.create(self, "made"));
      assertEquals(Errno.SUCCESS, guest.mkdir(self, "d/"));
      int again = guest.fd(guest.openDir(DIR, "d/.."));
      assertEquals(Errno.SUCCESS, guest.stat(again, "made", 0));
      assertEquals(Errno.SUCCESS, guest.close(self));
      assertEquals(Errno.BADF, guest.close(self));
      assertEquals(Errno.SUCCESS, guest.mkdir(again, "e"));
    }
  }

  @Test
  void resizesAndAllocates() throws IOException {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      guest.write(fd, "0123456789");
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 4L));
      assertEquals("0123", Files.readString(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, RESULT));
      assertEquals(10, result(guest));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 6L));
      assertEquals("0123\0\0", Files.readString(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_allocate", fd, 2L, 2L));
      assertEquals(6, Files.size(temp.resolve("a")));
      assertEquals(Errno.SUCCESS, guest.call("fd_allocate", fd, 100L, 28L));
      assertEquals(128, Files.size(temp.resolve("a")));
      assertEquals(Errno.INVAL, guest.call("fd_allocate", fd, 0L, 0L));
      assertEquals(Errno.INVAL, guest.call("fd_allocate", fd, -1L, 1L));
      assertEquals(Errno.FBIG, guest.call("fd_allocate", fd, Long.MAX_VALUE, 1L));
      assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", fd, -1L));
      assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", 1, 0L));
      assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", DIR, 0L));
      assertEquals(Errno.SPIPE, guest.call("fd_allocate", 1, 0L, 1L));
    }
  }

  @Test
  void advises() {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      for (int advice = 0; advice <= 5; advice++) {
        assertEquals(Errno.SUCCESS, guest.call("fd_advise", fd, 0L, 100L, advice));
      }
      assertEquals(Errno.INVAL, guest.call("fd_advise", fd, 0L, 0L, 6));
      assertEquals(Errno.INVAL, guest.call("fd_advise", fd, -1L, 0L, 0));
      assertEquals(Errno.BADF, guest.call("fd_advise", DIR, 0L, 0L, 0));
      assertEquals(Errno.SPIPE, guest.call("fd_advise", 0, 0L, 0L, 0));
    }
  }

  @Test
  void renumbers() {
    try (TestGuest guest = guest()) {
      int a = guest.fd(guest.create(DIR, "a"));
      int b = guest.fd(guest.create(DIR, "b"));
      guest.write(a, "in a");
      assertEquals(Errno.SUCCESS, guest.call("fd_renumber", a, b));
      assertEquals(Errno.BADF, guest.write(a, "x"));
      seek(guest, b, 0, SEEK_SET);
      guest.read(b);
      assertEquals("in a", guest.text());
      assertEquals(Errno.SUCCESS, guest.call("fd_renumber", b, b));
      assertEquals(Errno.BADF, guest.call("fd_renumber", b, 77));
      assertEquals(Errno.BADF, guest.call("fd_renumber", 77, b));
      assertEquals(Errno.BADF, guest.call("fd_renumber", b, -1));
      // Numbers are used again, the lowest first.
      assertEquals(a, guest.fd(guest.open(DIR, "a")));
    }
  }

  @Test
  void boundsTheNumberOfOpenFiles() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder().dir("/", temp).maxOpenFiles(6))) {
      guest.create(DIR, "a");
      assertEquals(Errno.SUCCESS, guest.open(DIR, "a"));
      assertEquals(Errno.MFILE, guest.open(DIR, "a"));
      assertEquals(Errno.MFILE, guest.openDir(DIR, "."));
      assertEquals(Errno.SUCCESS, guest.close(4));
      assertEquals(Errno.SUCCESS, guest.open(DIR, "a"));
    }
  }

  @Test
  void tellsOfFiles() throws IOException {
    Files.writeString(temp.resolve("a"), "12345");
    Files.createDirectory(temp.resolve("d"));
    try (TestGuest guest = guest()) {
      assertEquals(Errno.SUCCESS, guest.stat(DIR, "a", 0));
      TestGuest.Stat byPath = guest.stat();
      assertEquals(5, byPath.size());
      assertEquals(4, byPath.type());
      assertEquals(1, byPath.links());
      int fd = guest.fd(guest.open(DIR, "a", 0, 0, READ | WRITE, 0));
      guest.stat(fd);
      assertEquals(byPath, guest.stat());
      guest.link(DIR, "a", DIR, "b");
      guest.stat(fd);
      assertEquals(2, guest.stat().links());
      guest.rename(DIR, "a", DIR, "d/a");
      guest.stat(fd);
      assertEquals(byPath.inode(), guest.stat().inode());
      assertEquals(2, guest.stat().links());
      guest.unlink(DIR, "d/a");
      guest.stat(fd);
      assertEquals(byPath.inode(), guest.stat().inode());
      assertEquals(0, guest.stat().links());
      assertEquals(5, guest.stat().size());
      guest.stat(DIR, "d/", 0);
      assertEquals(3, guest.stat().type());
      assertEquals(Errno.NOTDIR, guest.stat(DIR, "b/", 0));
      guest.stat(0);
      assertEquals(0, guest.stat().type());
      assertEquals(Errno.BADF, guest.stat(42));
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void tellsTheHostsInode() throws IOException {
    Files.writeString(temp.resolve("a"), "");
    try (TestGuest guest = guest()) {
      guest.stat(DIR, "a", 0);
      Map<String, Object> unix = Files.readAttributes(temp.resolve("a"), "unix:ino,dev");
      assertEquals(unix.get("ino"), guest.stat().inode());
      assertEquals(unix.get("dev"), guest.stat().device());
    }
  }

  @Test
  void setsTimes() throws IOException {
    Files.writeString(temp.resolve("a"), "");
    Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
    var now = new AtomicLong(7_000_000_000L);
    try (TestGuest guest =
        TestGuest.of(WasiConfig.builder().dir("/", temp).clocks(now::get, System::nanoTime))) {
      assertEquals(
          Errno.SUCCESS, guest.setTimes(DIR, "a", 0, 1_000_000_001L, 2_000_000_002L, 1 | 4));
      guest.stat(DIR, "a", 0);
      assertEquals(1_000_000_001L, guest.stat().atime());
      assertEquals(2_000_000_002L, guest.stat().mtime());
      // One alone; and to now, by the guest's clock.
      assertEquals(Errno.SUCCESS, guest.setTimes(DIR, "a", 0, 5_000_000_000L, 9, 1));
      assertEquals(Errno.SUCCESS, guest.setTimes(DIR, "a", 0, 9, 9, 8));
      guest.stat(DIR, "a", 0);
      assertEquals(5_000_000_000L, guest.stat().atime());
      assertEquals(7_000_000_000L, guest.stat().mtime());
      assertEquals(Errno.SUCCESS, guest.setTimes(DIR, "l", 0, 1, 3_000_000_000L, 4));
      guest.stat(DIR, "a", 0);
      assertEquals(7_000_000_000L, guest.stat().mtime());
      guest.stat(DIR, "l", 0);
      assertEquals(3_000_000_000L, guest.stat().mtime());
      assertEquals(Errno.SUCCESS, guest.setTimes(DIR, "l", FOLLOW, 1, 3_000_000_000L, 4));
      guest.stat(DIR, "a", 0);
      assertEquals(3_000_000_000L, guest.stat().mtime());
      int fd = guest.fd(guest.open(DIR, "a", 0, 0, READ, 0));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", fd, 0L, 4_000_000_000L, 4));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", DIR, 0L, 4_000_000_000L, 4));
      guest.stat(DIR);
      assertEquals(4_000_000_000L, guest.stat().mtime());
      guest.stat(fd);
      assertEquals(4_000_000_000L, guest.stat().mtime());
      for (int flags : new int[] {3, 12, 15, 16, -1}) {
        assertEquals(Errno.INVAL, guest.setTimes(DIR, "a", 0, 1, 1, flags));
        assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 1L, 1L, flags));
      }
      assertEquals(Errno.BADF, guest.call("fd_filestat_set_times", 1, 1L, 1L, 1));
    }
  }

  @Test
  void makesAndRemoves() throws IOException {
    try (TestGuest guest = guest()) {
      assertEquals(Errno.SUCCESS, guest.mkdir(DIR, "d"));
      assertEquals(Errno.EXIST, guest.mkdir(DIR, "d"));
      assertEquals(Errno.NOENT, guest.mkdir(DIR, "x/y"));
      guest.create(DIR, "d/a");
      assertEquals(Errno.NOTEMPTY, guest.rmdir(DIR, "d"));
      assertEquals(Errno.ISDIR, guest.unlink(DIR, "d"));
      assertEquals(Errno.NOTDIR, guest.rmdir(DIR, "d/a"));
      assertEquals(Errno.NOTDIR, guest.unlink(DIR, "d/a/"));
      assertEquals(Errno.SUCCESS, guest.unlink(DIR, "d/a"));
      assertEquals(Errno.NOENT, guest.unlink(DIR, "d/a"));
      assertEquals(Errno.SUCCESS, guest.rmdir(DIR, "d/"));
      assertEquals(Errno.NOENT, guest.rmdir(DIR, "d"));
    }
  }

  @Test
  void renamesAsPosixDoes() throws IOException {
    try (TestGuest guest = guest()) {
      guest.mkdir(DIR, "d");
      guest.mkdir(DIR, "full");
      guest.mkdir(DIR, "empty");
      guest.create(DIR, "full/x");
      guest.write(guest.fd(guest.create(DIR, "a")), "a");
      guest.write(guest.fd(guest.create(DIR, "b")), "b");
      assertEquals(Errno.SUCCESS, guest.rename(DIR, "a", DIR, "b"));
      assertEquals("a", guest.contents(DIR, "b"));
      assertEquals(Errno.NOENT, guest.rename(DIR, "a", DIR, "c"));
      assertEquals(Errno.ISDIR, guest.rename(DIR, "b", DIR, "d"));
      assertEquals(Errno.NOTDIR, guest.rename(DIR, "d", DIR, "b"));
      assertEquals(Errno.NOTEMPTY, guest.rename(DIR, "d", DIR, "full"));
      assertEquals(Errno.SUCCESS, guest.rename(DIR, "d", DIR, "empty"));
      assertEquals(Errno.SUCCESS, guest.rename(DIR, "full", DIR, "full"));
      assertEquals(Errno.NOTDIR, guest.rename(DIR, "b", DIR, "c/"));
      assertEquals(Errno.SUCCESS, guest.rename(DIR, "full/", DIR, "moved/"));
      assertEquals(Errno.SUCCESS, guest.stat(DIR, "moved/x", 0));
    }
  }

  @Test
  void linksAndReadsLinks() throws IOException {
    try (TestGuest guest = guest()) {
      guest.write(guest.fd(guest.create(DIR, "a")), "a");
      guest.mkdir(DIR, "d");
      assertEquals(Errno.SUCCESS, guest.link(DIR, "a", DIR, "b"));
      assertEquals(Errno.EXIST, guest.link(DIR, "a", DIR, "b"));
      assertEquals(Errno.PERM, guest.link(DIR, "d", DIR, "e"));
      assertEquals(Errno.NOENT, guest.link(DIR, "none", DIR, "e"));
      assertEquals(Errno.SUCCESS, guest.symlink("../a", DIR, "d/l"));
      assertEquals("a", guest.contents(DIR, "d/l"));
      assertEquals(Errno.EXIST, guest.symlink("x", DIR, "d/l"));
      assertEquals(Errno.NOENT, guest.symlink("", DIR, "m"));
      assertEquals(Errno.NOENT, guest.symlink("x", DIR, "m/"));
      assertEquals(Errno.SUCCESS, guest.readlink(DIR, "d/l"));
      assertEquals("../a", guest.text());
      assertEquals(Errno.INVAL, guest.readlink(DIR, "a"));
      assertEquals(Errno.INVAL, guest.readlink(DIR, "."));
      assertEquals(Errno.NOENT, guest.readlink(DIR, "none"));
      // What does not fit is cut off.
      guest.memory.writeString(TestGuest.PATH, "d/l");
      assertEquals(
          Errno.SUCCESS, guest.call("path_readlink", DIR, TestGuest.PATH, 3, DATA, 2, RESULT));
      assertEquals("..", guest.text());
    }
  }

  @Test
  void tellsOfPreopenedDirectories() throws IOException {
    try (TestGuest guest =
        TestGuest.of(WasiConfig.builder().dir("/data", temp).readOnlyDir("other", temp))) {
      assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", 3, RESULT));
      assertEquals(0, guest.memory.readInt(RESULT));
      assertEquals(5, guest.memory.readInt(RESULT + 4));
      assertEquals(Errno.SUCCESS, guest.call("fd_prestat_dir_name", 3, DATA, 5));
      assertEquals("/data", guest.memory.readString(DATA, 5));
      assertEquals(Errno.NAMETOOLONG, guest.call("fd_prestat_dir_name", 3, DATA, 4));
      assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", 4, RESULT));
      assertEquals(Errno.BADF, guest.call("fd_prestat_get", 5, RESULT));
      assertEquals(Errno.BADF, guest.call("fd_prestat_get", 0, RESULT));
      int sub = guest.fd(guest.openDir(3, "."));
      assertEquals(Errno.BADF, guest.call("fd_prestat_get", sub, RESULT));
    }
  }

  @Test
  void directoryThatIsMissing() {
    WasiConfig config = WasiConfig.builder().dir("/", temp.resolve("none")).build();
    assertThrows(UncheckedIOException.class, () -> Wasi.of(config));
    assertThrows(IllegalArgumentException.class, () -> WasiConfig.builder().dir("", temp));
  }

  @Test
  void closesWhatIsOpen() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      TestGuest guest = TestGuest.of(WasiConfig.builder().dir("/", memory.getPath("/work")));
      guest.create(DIR, "a");
      guest.close();
      assertEquals(Errno.BADF, guest.open(DIR, "a"));
      assertEquals(Errno.BADF, guest.write(1, "x"));
      assertEquals(Errno.BADF, guest.write(4, "x"));
    }
  }

  @Test
  void outOfSpaceInMemory() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(1 << 20).setBlockSize(4096).build();
    try (FileSystem memory = Jimfs.newFileSystem(small);
        TestGuest guest = TestGuest.of(WasiConfig.builder().dir("/", memory.getPath("/work")))) {
      int fd = guest.fd(guest.create(DIR, "a"));
      assertEquals(Errno.NOSPC, guest.call("fd_allocate", fd, 0L, 1L << 40));
      assertEquals(Errno.SUCCESS, guest.write(fd, "still here"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void outOfSpaceOnDisk() throws IOException {
    try (TestGuest guest = guest()) {
      int fd = guest.fd(guest.create(DIR, "a"));
      Errno errno = guest.call("fd_allocate", fd, 0L, 1L << 60);
      assertNotEquals(Errno.SUCCESS, errno);
      assertTrue(errno == Errno.FBIG || errno == Errno.NOSPC || errno == Errno.INVAL, "" + errno);
    }
  }
}
