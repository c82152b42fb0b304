package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where compiled code is kept; absolute paths are written as this system does. */
class UserCacheTest {
  private static final String HOME = absolute("home");
  private static final String OTHER = absolute("other");

  private static String absolute(String name) {
    return Path.of(name).toAbsolutePath().toString();
  }

  private static Optional<Path> cache(Map<String, String> environment, String os, String home) {
    return UserCache.of(environment::get, os, home);
  }

  @Test
  void linuxFollowsXdg() {
    Path ofHome = Path.of(HOME, ".cache", "wasmoka");
    assertEquals(Optional.of(ofHome), cache(Map.of(), "Linux", HOME));
    assertEquals(
        Optional.of(Path.of(OTHER, "wasmoka")),
        cache(Map.of("XDG_CACHE_HOME", OTHER), "Linux", HOME));
    for (String ignored : new String[] {"", ".", "relative/path", "~/.cache", "a\0b"}) {
      assertEquals(
          Optional.of(ofHome), cache(Map.of("XDG_CACHE_HOME", ignored), "Linux", HOME), ignored);
    }
  }

  @Test
  void macHasAFolderForCaches() {
    Map<String, String> xdg = Map.of("XDG_CACHE_HOME", OTHER);
    assertEquals(
        Optional.of(Path.of(HOME, "Library", "Caches", "wasmoka")), cache(xdg, "Mac OS X", HOME));
  }

  @Test
  void windowsHasAVariable() {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", OTHER, "LOCALAPPDATA", OTHER);
    assertEquals(Optional.of(Path.of(OTHER, "wasmoka")), cache(environment, "Windows 11", HOME));
    assertEquals(Optional.empty(), cache(Map.of(), "Windows 11", HOME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "relative", "a\0b"})
  void withoutHomeThereIsNone(String home) {
    assertEquals(Optional.empty(), cache(Map.of(), "Linux", home));
    assertEquals(Optional.empty(), cache(Map.of(), "Mac OS X", home));
    assertEquals(
        Optional.of(Path.of(OTHER, "wasmoka")),
        cache(Map.of("XDG_CACHE_HOME", OTHER), "Linux", home));
  }
}
