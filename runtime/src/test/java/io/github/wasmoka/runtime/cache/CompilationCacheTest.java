package io.github.wasmoka.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationCacheTest {
  private static final byte[] MODULE = {0, 1, 2};
  private static final byte[] DATA = {9, 8, 7, 6};

  @TempDir Path folder;

  private CompilationCache cache(String engine, String version, String options, byte[] module) {
    return CompilationCache.of(folder, engine, version, options, module);
  }

  private CompilationCache cache() {
    return cache("engine", "1", "options", MODULE);
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
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
    assertEquals(1, files().size());
  }

  @Test
  void aDamagedFileCountsAsMissing() throws IOException {
    cache().store("a", DATA);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertNull(cache().load("a"), "byte " + i);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertNull(cache().load("a"), "length " + length);
    }
  }

  @Test
  void aFileUnderAnothersNameCountsAsMissing() throws IOException {
    cache().store("a", DATA);
    Path a = files().getFirst();
    byte[] content = Files.readAllBytes(a);
    Files.delete(a);
    cache().store("b", MODULE);
    Files.write(files().getFirst(), content);
    assertNull(cache().load("b"));
  }

  @Test
  void aFolderThatCannotBeUsedIsAnEmptyCache() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    var cache = CompilationCache.of(file, "engine", "1", "options", MODULE);
    cache.store("a", DATA);
    assertNull(cache.load("a"));
  }
}
