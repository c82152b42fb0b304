package io.github.wasmoka.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wasmoka.api.CodeCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

class CompilationCacheTest {
  private static final byte[] MODULE = {0, 1, 2};
  private static final byte[] DATA = {9, 8, 7, 6};

  @TempDir Path folder;

  private CompilationCache cache(String engine, String version, String options, byte[] module) {
    return CompilationCache.of(new CodeCache(folder), engine, version, options, module);
  }

  private CompilationCache cache() {
    return cache("engine", "1", "options", MODULE);
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private Path file(String name) throws IOException {
    return files().stream().filter(f -> f.endsWith(name)).findFirst().orElseThrow();
  }

  private static void forEachDamage(byte[] whole, ThrowingConsumer<byte[]> use) throws Throwable {
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      use.accept(damaged);
    }
    for (int length = 0; length < whole.length; length++) {
      use.accept(Arrays.copyOf(whole, length));
    }
    use.accept(Arrays.copyOf(whole, whole.length + 1));
  }

  @Test
  void whatWasStoredIsFoundAgain() {
    cache().store("a", DATA);
    cache().store("empty", new byte[0]);
    assertArrayEquals(DATA, cache().load("a"));
    assertArrayEquals(new byte[0], cache().load("empty"));
    assertNull(cache().load("b"));
  }

  @Test
  void everythingThatTheCodeDependsOnTellsPiecesApart() {
    cache().store("a", DATA);
    assertNull(cache("other", "1", "options", MODULE).load("a"));
    assertNull(cache("engine", "2", "options", MODULE).load("a"));
    assertNull(cache("engine", "1", "", MODULE).load("a"));
    assertNull(cache("engine", "1", "options", new byte[] {0, 1}).load("a"));
    // The parts do not run together.
    assertNull(cache("engine1", "", "options", MODULE).load("a"));
  }

  @Test
  void aSecondPieceOfTheSameNameReplacesTheFirst() throws IOException {
    cache().store("a", DATA);
    cache().store("a", MODULE);
    assertArrayEquals(MODULE, cache().load("a"));
    assertEquals(2, files().size(), "the identity and the piece");
  }

  @Test
  void aDamagedFileCountsAsMissing() throws Throwable {
    cache().store("a", DATA);
    Path file = file("a");
    forEachDamage(
        Files.readAllBytes(file),
        damaged -> {
          Files.write(file, damaged);
          assertNull(cache().load("a"));
        });
    cache().store("a", DATA);
    assertArrayEquals(DATA, cache().load("a"));
  }

  @Test
  void aFileUnderAnothersNameCountsAsMissing() throws IOException {
    cache().store("a", DATA);
    cache().store("b", MODULE);
    Files.copy(file("a"), file("b"), StandardCopyOption.REPLACE_EXISTING);
    assertNull(cache().load("b"));
  }

  @Test
  void aFileOfAnotherModuleCountsAsMissing() throws IOException {
    cache().store("a", DATA);
    Path first = file("a");
    cache("engine", "2", "options", MODULE).store("b", DATA);
    Files.copy(first, file("b").resolveSibling("a"));
    assertNull(cache("engine", "2", "options", MODULE).load("a"));
  }

  @Test
  void aFolderWhoseIdentityIsDamagedIsEmptyUntilItIsWrittenAgain() throws Throwable {
    cache().store("a", DATA);
    Path identity = file("identity");
    forEachDamage(
        Files.readAllBytes(identity),
        damaged -> {
          Files.write(identity, damaged);
          assertNull(cache().load("a"));
        });
    cache().store("b", DATA);
    assertArrayEquals(DATA, cache().load("b"));
    assertEquals(identity.getParent(), file("b").getParent());
  }

  @Test
  void modulesOfEqualChecksumHaveFoldersOfTheirOwn() throws IOException {
    // Another module's folder, moved to where this one's will be looked for; its identity is made
    // to fit the name by turning some of its last bits around, so that it is not just damaged.
    cache().store("a", DATA);
    Path ours = file("a").getParent();
    byte[] identity = Files.readAllBytes(ours.resolve("identity"));
    byte[] twin = twin(identity);
    Files.write(ours.resolve("identity"), twin);
    assertNull(cache().load("a"));
    cache().store("a", MODULE);
    assertArrayEquals(MODULE, cache().load("a"));
    assertArrayEquals(twin, Files.readAllBytes(ours.resolve("identity")), "is left alone");
  }

  @Test
  void aLargeModuleIsComparedToItsLastByte() throws IOException {
    byte[] module = new byte[200_001];
    cache("engine", "1", "options", module).store("a", DATA);
    assertArrayEquals(DATA, cache("engine", "1", "options", module.clone()).load("a"));
    byte[] identity = Files.readAllBytes(file("identity"));
    int first = identity.length - Long.BYTES - module.length;
    for (int at : new int[] {0, 511, 512, 65_535, 65_536, 131_072, 199_999, 200_000}) {
      byte[] other = identity.clone();
      other[first + at] ^= 1;
      Files.write(file("identity"), other);
      assertNull(cache("engine", "1", "options", module).load("a"), "differs at " + at);
    }
    Files.write(file("identity"), Arrays.copyOf(identity, identity.length - 1));
    assertNull(cache("engine", "1", "options", module).load("a"), "is shorter");
    Files.write(file("identity"), Arrays.copyOf(identity, identity.length + 1));
    assertNull(cache("engine", "1", "options", module).load("a"), "is longer");
    Files.write(file("identity"), identity);
    assertArrayEquals(DATA, cache("engine", "1", "options", module).load("a"));
  }

  /** The checksum is that of all but the edition at the end. */
  private static byte[] twin(byte[] identity) {
    byte[] checked = Checksums.twin(Arrays.copyOf(identity, identity.length - Long.BYTES));
    return ByteBuffer.wrap(identity.clone()).put(checked).array();
  }

  @Test
  void whoseFolderWasDeletedDoesNotStoreForATwinThatIsThereNow() throws IOException {
    byte[] module = new byte[20];
    CompilationCache first = cache("engine", "1", "options", module);
    first.store("a", DATA);
    Path identity = file("identity");
    byte[] there = twin(Files.readAllBytes(identity));
    int end = there.length - Long.BYTES;
    byte[] twin = Arrays.copyOfRange(there, end - module.length, end);
    Files.delete(file("a"));
    Files.delete(identity);
    CompilationCache second = cache("engine", "1", "options", twin);
    second.store("b", DATA);
    assertEquals(identity, file("identity"), "in the same place");
    first.store("a", DATA);
    assertNull(second.load("a"));
    assertNull(cache("engine", "1", "options", twin).load("a"));
  }

  @Test
  void aFolderThatVanishesIsAnEmptyCache() throws IOException {
    CompilationCache cache = cache();
    cache.store("a", DATA);
    Path folder = file("a").getParent();
    Files.delete(file("a"));
    Files.delete(file("identity"));
    Files.delete(folder);
    assertNull(cache.load("a"));
    cache.store("a", DATA);
    assertEquals(List.of(), files());
    cache().store("a", DATA);
    assertNull(cache.load("a"), "of another edition");
    assertArrayEquals(DATA, cache().load("a"));
  }

  @Test
  void newFoldersAreTheirOwnersAlone() throws IOException {
    // Windows has no such permissions; there a folder has those of the user's folder it lies in.
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path below = folder.resolve("new/cache");
    CompilationCache.of(new CodeCache(below), "engine", "1", "", MODULE).store("a", DATA);
    for (Path made = file("a").getParent(); !made.equals(folder); made = made.getParent()) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }
  }

  @Test
  void usesAreNotedToTheHour() throws IOException {
    cache().store("a", DATA);
    Path identity = file("identity");
    Instant now = Instant.now();
    for (int minutes : new int[] {-59, -61, 59, 61}) {
      FileTime noted = FileTime.from(now.plus(Duration.ofMinutes(minutes)));
      Files.setLastModifiedTime(identity, noted);
      cache().load("a");
      assertEquals(
          Math.abs(minutes) < 60, Files.getLastModifiedTime(identity).equals(noted), minutes + "");
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsAnEmptyCache() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    var cache = CompilationCache.of(new CodeCache(file), "engine", "1", "options", MODULE);
    cache.store("a", DATA);
    assertNull(cache.load("a"));
  }
}
