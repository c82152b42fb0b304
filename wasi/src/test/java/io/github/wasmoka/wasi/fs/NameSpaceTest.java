package io.github.wasmoka.wasi.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places that follow, and who waits for whom. */
@Timeout(60)
class NameSpaceTest {
  @Test
  void oneForEachFileSystem() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem()) {
      assertSame(NameSpace.of(memory), NameSpace.of(memory));
      assertFalse(NameSpace.of(memory) == NameSpace.of(FileSystems.getDefault()));
    }
  }

  @Test
  void placesFollow() throws IOException {
    NameSpace names = NameSpace.of(FileSystems.getDefault());
    Place moved = names.place(Path.of("/a/b"));
    Place below = names.place(Path.of("/a/b/c/d"));
    Place beside = names.place(Path.of("/a/bc"));
    Place forgotten = names.place(Path.of("/a/b/e"));
    names.forget(forgotten);
    names.<Object>changing(() -> {
      names.moved(Path.of("/a/b"), Path.of("/x"));
      return "";
    });
    assertEquals(Path.of("/x"), moved.path());
    assertEquals(Path.of("/x/c/d"), below.path());
    assertEquals(Path.of("/a/bc"), beside.path());
    assertEquals(Path.of("/a/b/e"), forgotten.path());
  }

  /** While a guest makes a directory by its path, no other renames or links, and the reverse. */
  @Test
  void whoReliesOnNamesExcludesWhoChangesThem() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
        var executor = Executors.newFixedThreadPool(2)) {
      Path root = Files.createDirectory(memory.getPath("/root"));
      Files.createDirectory(root.resolve("d"));
      OpenDirectory directory = OpenDirectory.of(root);
      NameSpace names = NameSpace.of(memory);
      var entered = new CountDownLatch(1);
      var leave = new CountDownLatch(1);
      Future<?> relying =
          executor.submit(() ->
              names.steady(() -> {
                entered.countDown();
                await(leave);
                return "";
              }));
      entered.await();
      Future<?> changing =
          executor.submit(() -> {
            directory.createSymbolicLink(directory.name("l"), "d");
            directory.move(directory.name("d"), directory, directory.name("e"));
            return "";
          });
      Thread.sleep(50);
      assertTrue(Files.notExists(root.resolve("l")));
      leave.countDown();
      relying.get(30, TimeUnit.SECONDS);
      changing.get(30, TimeUnit.SECONDS);
      assertTrue(Files.exists(root.resolve("e")));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
