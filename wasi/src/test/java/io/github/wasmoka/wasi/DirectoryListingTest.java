package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.DATA;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.wasi.TestGuest.Entry;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fd_readdir}: cookies, small buffers, changes meanwhile, large directories. */
class DirectoryListingTest {
  private static final int DIR = 3;

  @TempDir private Path temp;

  private void files(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.createFile(temp.resolve("file-" + i));
    }
  }

  private TestGuest guest() {
    return TestGuest.of(WasiConfig.builder().dir("/", temp));
  }

  private static List<String> list(TestGuest guest, int dir, int buffer) {
    var names = new ArrayList<String>();
    long cookie = 0;
    while (true) {
      List<Entry> page = guest.readdir(dir, cookie, buffer);
      if (page.isEmpty()) {
        return names;
      }
      page.forEach(entry -> names.add(entry.name()));
      cookie = page.getLast().next();
    }
  }

  private Set<String> expected() throws IOException {
    var names = new TreeSet<String>(List.of(".", ".."));
    try (var paths = Files.list(temp)) {
      paths.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  @Test
  void everyEntryOnceWhateverTheBuffer() throws IOException {
    files(300);
    Files.createDirectory(temp.resolve("sub"));
    try (TestGuest guest = guest()) {
      for (int buffer : new int[] {40, 64, 100, 4096, 60_000}) {
        List<String> names = list(guest, DIR, buffer);
        assertEquals(expected(), new TreeSet<>(names));
        assertEquals(303, names.size());
      }
    }
  }

  @Test
  void tellsKindsAndInodes() throws IOException {
    Files.createFile(temp.resolve("a"));
    Files.createDirectory(temp.resolve("d"));
    Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
    try (TestGuest guest = guest()) {
      for (Entry entry : guest.readdir(DIR, 0, 4096)) {
        switch (entry.name()) {
          case "..", "." -> assertEquals(3, entry.type());
          default -> {
            guest.stat(DIR, entry.name(), 0);
            assertEquals(guest.stat().type(), entry.type());
            assertEquals(guest.stat().inode(), entry.inode());
          }
        }
      }
      guest.stat(DIR);
      assertEquals(guest.stat().inode(), guest.readdir(DIR, 0, 4096).getFirst().inode());
    }
  }

  @Test
  void lastEntryIsCutOff() throws IOException {
    files(3);
    try (TestGuest guest = guest()) {
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", DIR, DATA, 30, 0L, RESULT));
      assertEquals(30, guest.moved());
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", DIR, DATA, 10, 3L, RESULT));
      assertEquals(10, guest.moved());
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", DIR, DATA, 0, 0L, RESULT));
      assertEquals(0, guest.moved());
      // Behind the end.
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", DIR, DATA, 100, 5L, RESULT));
      assertEquals(0, guest.moved());
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", DIR, DATA, 100, 1L << 60, RESULT));
      assertEquals(0, guest.moved());
    }
  }

  @Test
  void removingWhileListing() throws IOException {
    files(200);
    try (TestGuest guest = guest()) {
      var seen = new HashSet<String>();
      long cookie = 0;
      for (List<Entry> page = guest.readdir(DIR, cookie, 100);
          !page.isEmpty();
          page = guest.readdir(DIR, cookie, 100)) {
        for (Entry entry : page) {
          if (entry.name().startsWith("file-")) {
            assertTrue(seen.add(entry.name()), "twice");
            assertEquals(Errno.SUCCESS, guest.unlink(DIR, entry.name()));
          }
        }
        cookie = page.getLast().next();
      }
      assertEquals(200, seen.size());
      assertEquals(2, guest.readdir(DIR, 0, 4096).size());
    }
  }

  @Test
  void goingBack() throws IOException {
    files(500);
    try (TestGuest guest = guest()) {
      List<String> all = list(guest, DIR, 4096);
      for (int cookie : new int[] {499, 480, 100, 2, 1, 400, 0}) {
        assertEquals(all.get(cookie), guest.readdir(DIR, cookie, 100).getFirst().name());
      }
    }
  }

  @Test
  void startingAnewShowsWhatIsNew() throws IOException {
    files(2);
    try (TestGuest guest = guest()) {
      assertEquals(4, list(guest, DIR, 4096).size());
      guest.create(DIR, "new");
      assertEquals(5, list(guest, DIR, 4096).size());
      guest.unlink(DIR, "new");
      assertEquals(4, list(guest, DIR, 4096).size());
    }
  }

  @Test
  void misuse() {
    try (TestGuest guest = guest()) {
      assertEquals(Errno.INVAL, guest.call("fd_readdir", DIR, DATA, 100, -1L, RESULT));
      assertEquals(Errno.NOTDIR, guest.call("fd_readdir", 0, DATA, 100, 0L, RESULT));
      assertEquals(Errno.BADF, guest.call("fd_readdir", 9, DATA, 100, 0L, RESULT));
      assertEquals(Errno.FAULT, guest.call("fd_readdir", DIR, DATA, -1, 0L, RESULT));
      assertEquals(Errno.FAULT, guest.call("fd_readdir", DIR, DATA, 100, 0L, -1));
    }
  }

  /** In a child whose memory does not hold the names: 100,000 of 200 characters, in 24 MiB. */
  @Test
  void aHundredThousandFiles() throws Exception {
    String longName = "x".repeat(190);
    for (int i = 0; i < 100_000; i++) {
      Files.createFile(temp.resolve(longName + i));
    }
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Lister.class.getName(),
                temp.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), output);
    assertEquals("100002", output.strip());
  }

  /** Lists a directory as a guest and counts. */
  static final class Lister {
    private Lister() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
      try (TestGuest guest =
          TestGuest.of(WasiConfig.builder().readOnlyDir("/", Path.of(args[0])))) {
        long count = 0;
        long cookie = 0;
        while (true) {
          List<Entry> page = guest.readdir(DIR, cookie, 60_000);
          if (page.isEmpty()) {
            break;
          }
          count += page.size();
          cookie = page.getLast().next();
        }
        System.out.println(count);
      }
    }
  }
}
