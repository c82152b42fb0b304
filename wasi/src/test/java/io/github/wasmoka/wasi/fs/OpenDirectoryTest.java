package io.github.wasmoka.wasi.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a directory does with a name that was looked at before and has become a link since: every
 * operation must refuse it by itself, for between the two a guest's other thread may have been.
 */
class OpenDirectoryTest {
  private static final FileTime OLD = FileTime.fromMillis(1_000_000_000);

  /** On any file system. */
  abstract static class OnAny {
    private Path outside;
    private Path box;
    OpenDirectory directory;
    private BasicFileAttributes ofFile;

    abstract Path newBase() throws IOException;

    @BeforeEach
    void setUp() throws IOException {
      Path base = newBase();
      outside = Files.createDirectory(base.resolve("outside"));
      box = Files.createDirectory(base.resolve("box"));
      Files.writeString(outside.resolve("secret"), "secret");
      Files.setLastModifiedTime(outside.resolve("secret"), OLD);
      Files.writeString(box.resolve("file"), "file");
      Files.createSymbolicLink(
          box.resolve("tofile"), box.getFileSystem().getPath("../outside/secret"));
      Files.createSymbolicLink(box.resolve("todir"), box.getFileSystem().getPath("../outside"));
      directory = OpenDirectory.of(box);
      BasicFileAttributes attributes = directory.attributes(directory.name("file"));
      assertNotNull(attributes);
      ofFile = attributes;
    }

    @AfterEach
    void nothingOutsideWasTouched() throws IOException {
      directory.close();
      assertEquals("secret", Files.readString(outside.resolve("secret")));
      assertEquals(OLD, Files.getLastModifiedTime(outside.resolve("secret")));
      try (DirectoryStream<Path> all = Files.newDirectoryStream(outside)) {
        all.forEach(path -> assertEquals("secret", path.getFileName().toString()));
      }
    }

    private Path name(String name) throws IOException {
      return directory.name(name);
    }

    @Test
    void doesNotGoDownThroughALink() throws IOException {
      Path name = name("todir");
      assertThrows(IOException.class, () -> directory.open(name));
    }

    @Test
    void doesNotOpenALink() throws IOException {
      Path name = name("tofile");
      for (StandardOpenOption option :
          new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE}) {
        assertThrows(
            IOException.class, () -> directory.openFile(name, ofFile, Set.of(option), false));
      }
      assertThrows(
          IOException.class,
          () -> directory.openFile(name, ofFile, Set.of(StandardOpenOption.WRITE), true));
    }

    @Test
    void doesNotMakeThroughALink() throws IOException {
      Files.delete(outside.resolve("secret"));
      Path name = name("tofile");
      assertThrows(
          IOException.class,
          () ->
              directory.openFile(
                  name, null, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), false));
      assertThrows(IOException.class, () -> directory.createDirectory(name));
      assertThrows(IOException.class, () -> directory.createSymbolicLink(name, "x"));
      assertThrows(IOException.class, () -> directory.createLink(name("file"), directory, name));
      assertTrue(Files.notExists(outside.resolve("secret"), LinkOption.NOFOLLOW_LINKS));
      Files.writeString(outside.resolve("secret"), "secret");
      Files.setLastModifiedTime(outside.resolve("secret"), OLD);
    }

    @Test
    void removesTheLinkItself() throws IOException {
      assertThrows(IOException.class, () -> directory.deleteDirectory(name("todir")));
      directory.deleteFile(name("tofile"));
      directory.deleteFile(name("todir"));
      assertTrue(Files.notExists(box.resolve("tofile"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void movesTheLinkItself() throws IOException {
      directory.move(name("todir"), directory, name("moved"));
      directory.move(name("file"), directory, name("tofile"));
      assertTrue(Files.isSymbolicLink(box.resolve("moved")));
      assertEquals("file", Files.readString(box.resolve("tofile")));
    }

    @Test
    void setsNoTimesThroughALink() throws IOException {
      var times = new OpenDirectory.Times(FileTime.fromMillis(5000), FileTime.fromMillis(5000));
      try {
        directory.setTimesOfFile(name("tofile"), times);
      } catch (IOException _) {
        // Refused; or set on the link, if the host can do that.
      }
      directory.setTimes(name("tofile"), times);
      assertEquals(
          FileTime.fromMillis(5000),
          Files.getLastModifiedTime(box.resolve("tofile"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void tellsOfTheLinkItself() throws IOException {
      BasicFileAttributes link = directory.attributes(name("tofile"));
      assertNotNull(link);
      assertTrue(link.isSymbolicLink());
      assertEquals(FileType.SYMBOLIC_LINK, directory.stat(name("tofile"), link).type());
      assertEquals("../outside/secret", directory.readLink(name("tofile")));
      assertEquals(null, directory.readLink(name("file")));
      assertEquals(null, directory.readLink(name("none")));
    }

    @Test
    void namesAreOnlyNames() {
      for (String name : new String[] {"", ".", "..", "a/b", "/", "/a", "a/", "../a"}) {
        assertThrows(IOException.class, () -> directory.name(name), name);
      }
    }
  }

  @Nested
  class Handle extends OnAny {
    @TempDir private Path temp;

    @Override
    Path newBase() {
      return temp;
    }

    @Test
    void isUsedWhereThePlatformHasIt() throws IOException {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(temp)) {
        if (stream instanceof SecureDirectoryStream
            && temp.getFileSystem() == FileSystems.getDefault()) {
          assertInstanceOf(HandleDirectory.class, directory);
        }
      }
    }
  }

  @Nested
  class ByPath extends OnAny {
    private FileSystem memory;

    @Override
    Path newBase() throws IOException {
      memory = Jimfs.newFileSystem(Configuration.unix());
      return Files.createDirectory(memory.getPath("/base"));
    }

    @AfterEach
    void closeMemory() {
      assertInstanceOf(PathDirectory.class, directory);
    }
  }
}
