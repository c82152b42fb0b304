package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.CREAT;
import static io.github.wasmoka.wasi.TestGuest.DIRECTORY;
import static io.github.wasmoka.wasi.TestGuest.FOLLOW;
import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.WRITE;
import static io.github.wasmoka.wasi.fs.Errno.LOOP;
import static io.github.wasmoka.wasi.fs.Errno.NOENT;
import static io.github.wasmoka.wasi.fs.Errno.PERM;
import static io.github.wasmoka.wasi.fs.Errno.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The attempts on the host's own file system, and those that only that one has. */
class HostEscapeTest extends EscapeAttempts {
  @TempDir private Path temp;

  @Override
  Path newBase() {
    return temp;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linksOfProc() {
    try (TestGuest proc =
        TestGuest.of(WasiConfig.builder().readOnlyDir("/", Path.of("/proc/self")))) {
      assertEquals(PERM, proc.open(BOX, "root/etc/passwd"));
      assertEquals(PERM, proc.open(BOX, "cwd"));
      assertEquals(PERM, proc.open(BOX, "exe"));
      assertEquals(PERM, proc.open(BOX, "task/../root"));
      for (int fd = 0; fd < 10; fd++) {
        assertNotEquals(SUCCESS, proc.open(BOX, "fd/" + fd));
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void kernelFileSystemsBelowTheRoot() {
    try (TestGuest root = TestGuest.of(WasiConfig.builder().readOnlyDir("/", Path.of("/")))) {
      assertEquals(PERM, root.open(BOX, "proc/self/environ"));
      assertEquals(PERM, root.open(BOX, "proc/self/root/etc/passwd"));
      assertEquals(PERM, root.open(BOX, "proc/self/mem", FOLLOW, 0, READ, 0));
      assertEquals(PERM, root.open(BOX, "proc", 0, DIRECTORY, READ, 0));
      assertEquals(PERM, root.open(BOX, "sys/kernel"));
      assertEquals(SUCCESS, root.openDir(BOX, "etc"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void devices() {
    try (TestGuest dev = TestGuest.of(WasiConfig.builder().dir("/", Path.of("/dev")))) {
      assertEquals(PERM, dev.open(BOX, "null"));
      assertEquals(PERM, dev.open(BOX, "null", 0, CREAT, READ | WRITE, 0));
      assertEquals(SUCCESS, dev.stat(BOX, "null", 0));
      assertEquals(2, dev.stat().type());
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void fifos() throws Exception {
    Process process = new ProcessBuilder("mkfifo", box.resolve("fifo").toString()).start();
    assertEquals(0, process.waitFor());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertEquals(PERM, guest.open(BOX, "fifo"));
          assertEquals(PERM, guest.create(BOX, "fifo"));
          assertEquals(PERM, guest.setTimes(BOX, "fifo", 0, 1, 1, 5));
          // Where none can be brought, none can be met unawares.
          assertEquals(PERM, guest.rename(BOX, "fifo", BOX, "mine.txt"));
          assertEquals(PERM, guest.link(BOX, "fifo", BOX, "second"));
          assertEquals(SUCCESS, guest.stat(BOX, "fifo", 0));
          assertEquals(0, guest.stat().type());
          assertEquals(SUCCESS, guest.unlink(BOX, "fifo"));
        });
  }

  @Test
  void hostReplacesAnOpenDirectoryByALink() throws Exception {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    Files.move(box.resolve("dir"), box.resolve("moved"));
    Files.createSymbolicLink(box.resolve("dir"), Path.of("../outside/dir"));
    assertEquals("mine too", guest.contents(dir, "inner.txt"));
    assertEquals(SUCCESS, guest.create(dir, "new.txt"));
    assertEquals(SUCCESS, guest.unlink(dir, "new.txt"));
    // By path only; it is not where it was, and the host has not told where it is.
    assertEquals(NOENT, guest.mkdir(dir, "new"));
    assertEquals(NOENT, guest.symlink("x", dir, "new"));
    assertEquals(NOENT, guest.link(dir, "inner.txt", dir, "new"));
  }

  @Test
  void guestSeesLinksThatTheHostPutsInPlace() throws Exception {
    Files.createSymbolicLink(box.resolve("late"), Path.of("../outside/secret.txt"));
    assertEquals(PERM, guest.open(BOX, "late"));
    assertEquals(LOOP, guest.open(BOX, "late", 0, 0, READ, 0));
  }
}
