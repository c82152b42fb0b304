package io.github.wasmoka.wasi.gojs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.wasmoka.wasi.gojs.GuestPaths.Place;
import org.junit.jupiter.api.Test;

class GuestPathsTest {
  private final GuestPaths paths = new GuestPaths();

  @Test
  void theLongestNameWins() {
    paths.add(3, "/a");
    paths.add(4, "/a/b");
    assertEquals(new Place(3, "c"), paths.place("/a/c"));
    assertEquals(new Place(4, "c/d"), paths.place("/a/b/c//./d"));
    assertEquals(new Place(4, "."), paths.place("/a/b"));
    assertEquals(new Place(3, "bc"), paths.place("/a/bc"));
    assertEquals(new Place(4, "d/"), paths.place("/a/b/d/"));
    assertNull(paths.place("/"));
    assertNull(paths.place("/c"));
  }

  @Test
  void pathsThatClimbAreReadByName() {
    paths.add(3, "/a");
    paths.add(4, "/b");
    // Inside it is the sandbox that decides: x may be a link.
    assertEquals(new Place(3, "x/../y"), paths.place("/a/x/../y"));
    assertEquals(new Place(4, "y"), paths.place("/a/../b/y"));
    assertNull(paths.place("/a/../../c"));
  }

  @Test
  void aDotIsTheRoot() {
    paths.add(3, ".");
    assertEquals(new Place(3, "x"), paths.place("x"));
    assertEquals(new Place(3, "."), paths.place("/"));
    paths.changeDirectory("d/e");
    assertEquals("/d/e", paths.directory());
    assertEquals(new Place(3, "d/e/../x"), paths.place("../x"));
    assertEquals("/d/x", paths.resolve("../x"));
  }
}
