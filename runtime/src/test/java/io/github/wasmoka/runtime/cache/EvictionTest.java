package io.github.wasmoka.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.CodeCache;
import io.github.wasmoka.api.Runtime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes, and above all what stays. A module of this test takes a bit more than 1,000 bytes. */
@Timeout(120)
class EvictionTest {
  private static final int PIECE = 1000;
  private static final String HEX = "0123456789abcdef";

  @TempDir private Path temp;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("cache"));
  }

  private CompilationCache module(int number, long maxBytes) {
    byte[] module = {(byte) number};
    return CompilationCache.of(new CodeCache(folder, maxBytes), "e", "1", "", module);
  }

  /** Stores a module and gives its folder, last used hours ago. */
  private Path stored(int number, int hours) throws IOException {
    List<Path> before = entries();
    module(number, Long.MAX_VALUE).store("piece", new byte[PIECE]);
    List<Path> after = entries();
    after.removeAll(before);
    Path made = after.getFirst();
    age(made.resolve("identity"), hours);
    return made;
  }

  private static Path age(Path file, int hours) throws IOException {
    Instant time = Instant.now().minus(Duration.ofHours(hours));
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private List<Path> entries() throws IOException {
    try (var entries = Files.list(folder)) {
      return new ArrayList<>(entries.toList());
    }
  }

  /** Makes another module, and with that an eviction. */
  private void evict(long maxBytes) {
    module(99, maxBytes).store("piece", new byte[PIECE]);
    assertNotNull(module(99, maxBytes).load("piece"), "the one just made stays");
  }

  /** Which of the modules 0 to 9 are still there. */
  private List<Integer> left() {
    return IntStream.range(0, 10)
        .filter(i -> module(i, Long.MAX_VALUE).load("piece") != null)
        .boxed()
        .toList();
  }

  @Test
  void aBoundIsPositive() {
    assertThrows(IllegalArgumentException.class, () -> Runtime.builder().cache(folder, 0));
    assertThrows(IllegalArgumentException.class, () -> new CodeCache(folder, -1));
    assertEquals(1 << 30, new CodeCache(folder).maxBytes());
  }

  @Test
  void theLeastRecentlyUsedGo() throws IOException {
    int[] hours = {3, 5, 2, 4};
    for (int i = 0; i < hours.length; i++) {
      stored(i, hours[i]);
    }
    // Two and the new one's identity are not more than three quarters.
    evict(4 * PIECE);
    assertEquals(List.of(0, 2), left());
    assertEquals(3, entries().size(), "folders go, too");
  }

  @Test
  void withinTheBoundAllStay() throws IOException {
    for (int i = 0; i < 4; i++) {
      stored(i, 1000 * i);
    }
    evict(5 * PIECE);
    assertEquals(List.of(0, 1, 2, 3), left());
  }

  @Test
  void aModuleThatIsReadStays() throws IOException {
    for (int i = 0; i < 4; i++) {
      stored(i, 9 - i);
    }
    assertNotNull(module(0, Long.MAX_VALUE).load("piece"));
    evict(4 * PIECE);
    assertEquals(List.of(0, 3), left());
  }

  @Test
  void onlyANewModuleEvicts() throws IOException {
    for (int i = 0; i < 3; i++) {
      stored(i, i);
    }
    module(0, 2 * PIECE).store("other", new byte[PIECE]);
    assertNotNull(module(0, 2 * PIECE).load("other"));
    assertEquals(List.of(0, 1, 2), left());
  }

  @Test
  void aModuleLargerThanAllIsNotKept() throws IOException {
    stored(0, 1);
    var large =
        CompilationCache.of(new CodeCache(folder, PIECE), "e", "1", "", new byte[2 * PIECE]);
    large.store("piece", new byte[1]);
    assertEquals(null, large.load("piece"));
    assertEquals(List.of(0), left());
    assertEquals(1, entries().size());
  }

  @Test
  void usesThatAClockNotedWhichRanAheadCountAsOld() throws IOException {
    for (int i = 0; i < 4; i++) {
      stored(i, i == 1 ? -1000 : i);
    }
    evict(4 * PIECE);
    assertEquals(List.of(0, 2), left());
  }

  @Test
  void whatIsHalfDeletedGoes() throws IOException {
    Path half = stored(0, 0);
    Files.delete(half.resolve("identity"));
    age(half, 5);
    stored(1, 0);
    evict(PIECE + PIECE / 2);
    assertTrue(Files.notExists(half));
  }

  @Test
  void modulesOfOtherVersionsGo() throws IOException {
    Path old = Files.createDirectory(folder.resolve(HEX + "_2"));
    Files.writeString(old.resolve("piece"), "of another version".repeat(PIECE));
    Files.writeString(old.resolve("identity"), "wasmoka\1...");
    age(old.resolve("identity"), 5);
    evict(PIECE);
    assertTrue(Files.notExists(old));
  }

  @Test
  void leftoversGoAfterAnHour() throws IOException {
    Path module = stored(0, 1);
    Path old = age(Files.writeString(module.resolve("new" + HEX + ".tmp"), "x"), 2);
    Path ahead =
        age(Files.writeString(module.resolve("new1" + HEX.substring(1) + ".tmp"), "x"), -2);
    Path recent = Files.writeString(module.resolve("new2" + HEX.substring(1) + ".tmp"), "x");
    Path foreign = age(Files.writeString(module.resolve("newest.tmp"), "x"), 2);
    evict(Long.MAX_VALUE);
    assertTrue(Files.notExists(old));
    assertTrue(Files.notExists(ahead));
    assertTrue(Files.exists(recent));
    assertTrue(Files.exists(foreign));
    assertEquals(List.of(0), left());
  }

  private Path foreign(String name, String file, String content) throws IOException {
    Path written = folder.resolve(name).resolve(file);
    Files.createDirectories(written.getParent());
    return age(Files.writeString(written, content), 9);
  }

  @Test
  void whatTheCacheHasNotMadeStaysAndDoesNotCount() throws IOException {
    String large = "x".repeat(100 * PIECE);
    var others = new ArrayList<Path>();
    others.add(foreign("", "file", large));
    others.add(foreign("", HEX, large));
    // Not a name that the cache gives.
    for (String name : List.of("other", HEX + "0", HEX.substring(1), HEX + "_", HEX + "_10")) {
      others.add(foreign(name, "identity", "wasmoka\2" + large));
    }
    others.add(foreign("ABCDEF0123456789", "identity", "wasmoka\2" + large));
    // Another's identity, or none and another's file.
    others.add(foreign(HEX + "_1", "identity", large));
    others.add(foreign(HEX + "_2", "piece", large));
    others.add(foreign(HEX + "_3", "identity/x", large));
    others.add(foreign(HEX + "_4", "below/x", large));
    stored(0, 1);
    evict(4 * PIECE);
    assertEquals(List.of(0), left());
    evict(PIECE + PIECE / 2);
    for (Path other : others) {
      assertTrue(Files.exists(other), other.toString());
    }
  }

  @Test
  void foldersBelowAModuleStay() throws IOException {
    Path module = stored(0, 1);
    Path below = Files.writeString(Files.createDirectory(module.resolve("d")).resolve("f"), "x");
    evict(PIECE);
    assertEquals(List.of(), left());
    assertTrue(Files.exists(below));
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path moved = elsewhere.resolve("module");
    Files.move(stored(0, 5), moved);
    Path file = Files.writeString(elsewhere.resolve("file"), "wasmoka");
    Path toFolder = Files.createSymbolicLink(folder.resolve(HEX), moved);
    Path inModule = Files.createSymbolicLink(stored(1, 5).resolve("link"), file);
    Path asIdentity = Files.createDirectory(folder.resolve(HEX + "_1")).resolve("identity");
    Files.createSymbolicLink(asIdentity, file);
    evict(PIECE);
    assertEquals(List.of(), left());
    assertTrue(Files.exists(moved.resolve("piece")));
    assertTrue(Files.exists(file));
    for (Path link : List.of(toFolder, inModule, asIdentity)) {
      assertTrue(Files.isSymbolicLink(link), link.toString());
    }
  }

  @Test
  void aCacheMayLieBehindALink() throws IOException {
    for (int i = 0; i < 4; i++) {
      stored(i, i);
    }
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    var cache = new CodeCache(link, 4 * PIECE);
    CompilationCache.of(cache, "e", "1", "", new byte[] {99}).store("piece", new byte[PIECE]);
    assertEquals(List.of(0, 1), left());
  }

  /** Threads that know nothing of each other, as processes would; the bound fits half of all. */
  @Test
  void manyMayReadWriteAndEvictAtOnce() throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        tasks.add(() -> use(new Random(seed)));
      }
      int found = 0;
      for (Future<Integer> task : pool.invokeAll(tasks)) {
        found += task.get();
      }
      assertTrue(found > 0);
    }
    try (var walk = Files.walk(folder)) {
      List<Path> temporary = walk.filter(f -> f.toString().endsWith(".tmp")).toList();
      assertEquals(List.of(), temporary);
    }
  }

  private int use(Random random) {
    int found = 0;
    for (int i = 0; i < 300; i++) {
      int number = random.nextInt(10);
      CompilationCache cache = module(number, 10 * PIECE);
      for (String name : List.of("piece", "other")) {
        byte[] data = (name + number).repeat(PIECE / 6).getBytes(StandardCharsets.UTF_8);
        byte[] loaded = cache.load(name);
        if (loaded == null) {
          cache.store(name, data);
        } else {
          assertArrayEquals(data, loaded);
          found++;
        }
      }
    }
    return found;
  }
}
