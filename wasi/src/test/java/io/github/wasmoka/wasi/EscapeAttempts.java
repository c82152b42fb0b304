package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.ALL;
import static io.github.wasmoka.wasi.TestGuest.CREAT;
import static io.github.wasmoka.wasi.TestGuest.DIRECTORY;
import static io.github.wasmoka.wasi.TestGuest.EXCL;
import static io.github.wasmoka.wasi.TestGuest.FOLLOW;
import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.TRUNC;
import static io.github.wasmoka.wasi.TestGuest.WRITE;
import static io.github.wasmoka.wasi.fs.Errno.BADF;
import static io.github.wasmoka.wasi.fs.Errno.BUSY;
import static io.github.wasmoka.wasi.fs.Errno.EXIST;
import static io.github.wasmoka.wasi.fs.Errno.ILSEQ;
import static io.github.wasmoka.wasi.fs.Errno.INVAL;
import static io.github.wasmoka.wasi.fs.Errno.ISDIR;
import static io.github.wasmoka.wasi.fs.Errno.LOOP;
import static io.github.wasmoka.wasi.fs.Errno.NAMETOOLONG;
import static io.github.wasmoka.wasi.fs.Errno.NOENT;
import static io.github.wasmoka.wasi.fs.Errno.NOTCAPABLE;
import static io.github.wasmoka.wasi.fs.Errno.NOTDIR;
import static io.github.wasmoka.wasi.fs.Errno.PERM;
import static io.github.wasmoka.wasi.fs.Errno.ROFS;
import static io.github.wasmoka.wasi.fs.Errno.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a guest may try to get out of its directories. Each attempt says which error code it gets;
 * after each, nothing outside was read, written, made, removed or told of.
 */
abstract class EscapeAttempts {
  private static final String SECRET = "the secret of the host";
  private static final int SECRET_SIZE = 7919;

  /** Descriptors of the guest's directories: to write, to write, to read. */
  static final int BOX = 3;

  static final int OTHER = 4;
  static final int FIXED = 5;

  Path base;
  Path box;
  private Path outside;
  private Path fixed;
  private Map<String, String> before;
  private Set<Long> inodes;
  TestGuest guest;

  /** An empty directory on the file system that is tried. */
  abstract Path newBase() throws IOException;

  /** Ends what {@link #newBase} began. */
  void endBase() throws IOException {}

  /** Whether the file system's names are Windows'. */
  boolean windows() {
    return false;
  }

  @BeforeEach
  void setUp() throws IOException {
    base = newBase().toRealPath();
    outside = Files.createDirectory(base.resolve("outside"));
    box = Files.createDirectory(base.resolve("box"));
    fixed = Files.createDirectory(base.resolve("fixed"));
    Path other = Files.createDirectory(base.resolve("other"));
    Files.writeString(outside.resolve("secret.txt"), secret());
    Files.createDirectories(outside.resolve("dir").resolve("empty"));
    Files.writeString(outside.resolve("dir").resolve("inner.txt"), secret());
    Files.writeString(fixed.resolve("kept.txt"), "kept");
    Files.createDirectory(fixed.resolve("keptdir"));
    Files.writeString(box.resolve("mine.txt"), "mine");
    Files.createDirectories(box.resolve("dir").resolve("sub"));
    Files.writeString(box.resolve("dir").resolve("inner.txt"), "mine too");
    link("rel", "../outside/secret.txt");
    link("reldir", "../outside");
    link("reldir2", "../outside/dir");
    link("abs", outside.resolve("secret.txt").toString());
    link("absdir", outside.toString());
    link("tolink", "rel");
    link("tolinkdir", "reldir");
    link("dangling", "../outside/new.txt");
    link("loop", "loop");
    ageAll();
    before = state();
    inodes = inodes();
    guest =
        TestGuest.of(
            WasiConfig.builder().dir("/", box).dir("/other", other).readOnlyDir("/fixed", fixed));
  }

  private static String secret() {
    return SECRET.repeat(1 + SECRET_SIZE / SECRET.length()).substring(0, SECRET_SIZE);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(box.resolve(name), box.getFileSystem().getPath(target));
  }

  /**
   * A file that is read gets a new time of access, if the old one is older than its last change.
   */
  private void ageAll() throws IOException {
    try (Stream<Path> paths = Files.walk(outside)) {
      for (Path path : paths.toList()) {
        Files.getFileAttributeView(path, BasicFileAttributeView.class)
            .setTimes(FileTime.fromMillis(2_000_000_000), FileTime.fromMillis(1_000_000_000), null);
      }
    }
  }

  /** All that can be known of what the guest must not reach or not change. */
  private Map<String, String> state() throws IOException {
    var state = new TreeMap<String, String>();
    try (Stream<Path> siblings = Files.list(base)) {
      state.put("siblings", siblings.map(Path::toString).sorted().toList().toString());
    }
    for (Path root : new Path[] {outside, fixed}) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.toList()) {
          BasicFileAttributes a =
              Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          // Times first: reading the contents changes them. Directories are read by this very walk.
          String times =
              a.isDirectory()
                  ? ""
                  : a.lastModifiedTime() + " " + (root.equals(outside) ? a.lastAccessTime() : "");
          state.put(
              path.toString(),
              a.size() * (a.isDirectory() ? 0 : 1) + " " + a.fileKey() + " " + times);
        }
      }
    }
    return state;
  }

  private Set<Long> inodes() throws IOException {
    try (Stream<Path> paths = Files.walk(outside)) {
      return paths.map(EscapeAttempts::inode).collect(Collectors.toSet());
    }
  }

  private static long inode(Path path) {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
          && Files.getAttribute(path, "unix:ino") instanceof Number n) {
        return n.longValue();
      }
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path.hashCode() : key.hashCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void nothingOutsideWasTouched() throws IOException {
    guest.close();
    assertEquals(before, state());
    String all =
        new String(
            guest.memory.read(0, (int) guest.memory.byteSize()), StandardCharsets.ISO_8859_1);
    assertFalse(all.contains(SECRET), "the secret was read");
    for (TestGuest.Stat stat : guest.stats) {
      assertFalse(inodes.contains(stat.inode()), "told of what is outside: " + stat);
      assertNotEquals(SECRET_SIZE, stat.size());
    }
    assertEquals(SECRET_SIZE, Files.size(outside.resolve("secret.txt")));
    assertEquals(secret(), Files.readString(outside.resolve("dir").resolve("inner.txt")));
    endBase();
  }

  // Parents.

  @Test
  void parentOfTheSandbox() {
    assertEquals(PERM, guest.open(BOX, "../outside/secret.txt"));
    assertEquals(PERM, guest.open(BOX, ".."));
    assertEquals(PERM, guest.openDir(BOX, ".."));
  }

  @Test
  void parentsAfterGoingDown() {
    assertEquals(PERM, guest.open(BOX, "dir/../../outside/secret.txt"));
    assertEquals(PERM, guest.open(BOX, "dir/sub/../../../outside/secret.txt"));
    assertEquals(PERM, guest.open(BOX, "./dir/.././../outside/secret.txt"));
  }

  @Test
  void longChainOfParents() {
    assertEquals(PERM, guest.open(BOX, "../".repeat(500) + "etc/passwd"));
    assertEquals(PERM, guest.open(BOX, "dir/../".repeat(300) + "../outside/secret.txt"));
  }

  @Test
  void parentOfAnOpenSubdirectory() {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    assertEquals(PERM, guest.open(dir, "../mine.txt"));
    assertEquals(PERM, guest.open(dir, "../../outside/secret.txt"));
    assertEquals(SUCCESS, guest.open(dir, "sub/../inner.txt"));
  }

  @Test
  void parentOfWhatDoesNotExist() {
    assertEquals(NOENT, guest.open(BOX, "no/../../outside/secret.txt"));
    assertEquals(NOTDIR, guest.open(BOX, "mine.txt/../../outside/secret.txt"));
  }

  @Test
  void parentThroughALinkOut() {
    assertEquals(PERM, guest.open(BOX, "reldir/../outside/secret.txt"));
    assertEquals(PERM, guest.open(BOX, "reldir/../box/mine.txt"));
  }

  @Test
  void deepWayDownAndUp() {
    StringBuilder path = new StringBuilder();
    for (int depth = 0; depth < 100; depth++) {
      path.append("d/");
      assertEquals(SUCCESS, guest.mkdir(BOX, path.toString()));
    }
    assertEquals(SUCCESS, guest.stat(BOX, path + "../".repeat(100) + "mine.txt", FOLLOW));
    assertEquals(4, guest.stat().size());
    assertEquals(PERM, guest.open(BOX, path + "../".repeat(101) + "outside/secret.txt"));
  }

  // Absolute paths.

  @Test
  void absolutePath() {
    assertEquals(PERM, guest.open(BOX, "/etc/passwd"));
    assertEquals(PERM, guest.open(BOX, "/"));
    assertEquals(PERM, guest.open(BOX, "//"));
    assertEquals(PERM, guest.open(BOX, "/mine.txt"));
    assertNotEquals(SUCCESS, guest.open(BOX, outside.resolve("secret.txt").toString()));
    assertNotEquals(SUCCESS, guest.stat(BOX, outside.toString(), FOLLOW));
  }

  // Links that the host has made.

  @Test
  void relativeLinkOut() {
    assertEquals(PERM, guest.open(BOX, "rel"));
    assertEquals(PERM, guest.stat(BOX, "rel", FOLLOW));
    assertEquals(SUCCESS, guest.stat(BOX, "rel", 0));
    assertEquals(LOOP, guest.open(BOX, "rel", 0, 0, READ, 0));
  }

  @Test
  void absoluteLinkOut() {
    Errno refused = windows() ? INVAL : PERM;
    assertEquals(refused, guest.open(BOX, "abs"));
    assertEquals(refused, guest.open(BOX, "absdir/secret.txt"));
    assertEquals(refused, guest.stat(BOX, "absdir", FOLLOW));
  }

  @Test
  void linkToALinkOut() {
    assertEquals(PERM, guest.open(BOX, "tolink"));
    assertEquals(PERM, guest.open(BOX, "tolinkdir/secret.txt"));
  }

  @Test
  void linkToADirectoryOutInTheMiddle() {
    assertEquals(PERM, guest.open(BOX, "reldir/secret.txt"));
    assertEquals(PERM, guest.open(BOX, "reldir/secret.txt", 0, 0, READ, 0));
    assertEquals(PERM, guest.open(BOX, "reldir2/inner.txt"));
    assertEquals(PERM, guest.stat(BOX, "reldir/secret.txt", 0));
  }

  @Test
  void slashAtTheEndOfALink() {
    assertEquals(PERM, guest.open(BOX, "reldir/", 0, DIRECTORY, ALL, 0));
    assertEquals(PERM, guest.stat(BOX, "reldir/", 0));
    assertEquals(PERM, guest.open(BOX, "reldir/.", 0, DIRECTORY, ALL, 0));
    assertEquals(PERM, guest.open(BOX, "rel/", 0, 0, READ, 0));
  }

  @Test
  void listingThroughALink() {
    assertEquals(PERM, guest.openDir(BOX, "reldir"));
    assertEquals(LOOP, guest.open(BOX, "reldir", 0, DIRECTORY, ALL, 0));
  }

  @Test
  void linksInACircle() {
    assertEquals(LOOP, guest.open(BOX, "loop"));
    assertEquals(LOOP, guest.open(BOX, "loop/secret.txt"));
    assertEquals(SUCCESS, guest.symlink("b", BOX, "a"));
    assertEquals(SUCCESS, guest.symlink("a", BOX, "b"));
    assertEquals(LOOP, guest.stat(BOX, "a", FOLLOW));
  }

  @Test
  void moreLinksThanAreFollowed() {
    assertEquals(SUCCESS, guest.symlink("mine.txt", BOX, "l0"));
    for (int i = 1; i < 50; i++) {
      assertEquals(SUCCESS, guest.symlink("l" + (i - 1), BOX, "l" + i));
    }
    assertEquals(SUCCESS, guest.open(BOX, "l39"));
    assertEquals(LOOP, guest.open(BOX, "l40"));
  }

  @Test
  void readingALinkOutside() {
    assertEquals(SUCCESS, guest.readlink(BOX, "rel"));
    assertEquals("../outside/secret.txt", guest.text());
    assertEquals(PERM, guest.readlink(BOX, "reldir/link"));
    assertEquals(PERM, guest.readlink(BOX, "../outside/link"));
  }

  // Links that the guest makes.

  @Test
  void guestMakesAnAbsoluteLink() {
    assertEquals(PERM, guest.symlink("/etc", BOX, "mylink"));
    assertEquals(PERM, guest.symlink("/", BOX, "mylink"));
    assertEquals(NOENT, guest.stat(BOX, "mylink", 0));
    if (windows()) {
      assertEquals(PERM, guest.symlink("C:\\outside", BOX, "mylink"));
      assertEquals(PERM, guest.symlink("..\\outside", BOX, "mylink"));
    }
  }

  @Test
  void guestMakesALinkOutAndFollowsIt() {
    assertEquals(SUCCESS, guest.symlink("../outside", BOX, "mylink"));
    assertEquals(PERM, guest.open(BOX, "mylink/secret.txt"));
    assertEquals(SUCCESS, guest.symlink("mylink/secret.txt", BOX, "second"));
    assertEquals(PERM, guest.open(BOX, "second"));
    assertEquals(SUCCESS, guest.symlink("dir/sub/../../../outside/secret.txt", BOX, "third"));
    assertEquals(PERM, guest.open(BOX, "third"));
  }

  @Test
  void linkThatLeadsOutOnceItsDirectoryIsMoved() {
    assertEquals(SUCCESS, guest.symlink("../../outside/secret.txt", BOX, "dir/sub/l"));
    assertEquals(NOENT, guest.open(BOX, "dir/sub/l"));
    assertEquals(SUCCESS, guest.rename(BOX, "dir/sub", BOX, "sub"));
    assertEquals(PERM, guest.open(BOX, "sub/l"));
  }

  @Test
  void linkOutOfAnOpenSubdirectory() {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    assertEquals(SUCCESS, guest.symlink("../mine.txt", dir, "up"));
    assertEquals(PERM, guest.open(dir, "up"));
    assertEquals(SUCCESS, guest.open(BOX, "dir/up"));
  }

  // Making, changing and removing.

  @Test
  void creatingOutside() {
    assertEquals(PERM, guest.create(BOX, "../outside/new.txt"));
    assertEquals(PERM, guest.create(BOX, "../new.txt"));
    assertEquals(PERM, guest.create(BOX, "reldir/new.txt"));
  }

  @Test
  void creatingThroughADanglingLink() {
    assertEquals(PERM, guest.create(BOX, "dangling"));
    assertEquals(EXIST, guest.open(BOX, "dangling", FOLLOW, CREAT | EXCL, WRITE, 0));
    assertEquals(LOOP, guest.open(BOX, "dangling", 0, CREAT, WRITE, 0));
  }

  @Test
  void truncatingThroughALink() {
    assertEquals(PERM, guest.open(BOX, "rel", FOLLOW, TRUNC, WRITE, 0));
    assertEquals(LOOP, guest.open(BOX, "rel", 0, TRUNC, WRITE, 0));
  }

  @Test
  void makingDirectoriesOutside() {
    assertEquals(PERM, guest.mkdir(BOX, "../new"));
    assertEquals(PERM, guest.mkdir(BOX, "reldir/new"));
    assertEquals(EXIST, guest.mkdir(BOX, "dangling"));
    assertEquals(EXIST, guest.mkdir(BOX, "."));
    assertEquals(PERM, guest.mkdir(BOX, ".."));
  }

  @Test
  void makingLinksOutside() {
    assertEquals(PERM, guest.symlink("x", BOX, "../new"));
    assertEquals(PERM, guest.symlink("x", BOX, "reldir/new"));
    assertEquals(EXIST, guest.symlink("x", BOX, "dangling"));
  }

  @Test
  void removingOutside() {
    assertEquals(PERM, guest.unlink(BOX, "../outside/secret.txt"));
    assertEquals(PERM, guest.unlink(BOX, "reldir/secret.txt"));
    assertEquals(PERM, guest.rmdir(BOX, "../outside/dir/empty"));
    assertEquals(PERM, guest.rmdir(BOX, "reldir/dir/empty"));
    assertEquals(PERM, guest.rmdir(BOX, "reldir2/empty/"));
  }

  @Test
  void removingALinkLeavesWhatItLeadsTo() {
    assertEquals(SUCCESS, guest.unlink(BOX, "rel"));
    assertEquals(NOTDIR, guest.rmdir(BOX, "reldir"));
    assertEquals(NOTDIR, guest.unlink(BOX, "reldir/"));
    assertEquals(SUCCESS, guest.unlink(BOX, "reldir"));
    assertFalse(Files.exists(box.resolve("rel"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void removingTheSandbox() {
    assertEquals(INVAL, guest.rmdir(BOX, "."));
    assertEquals(PERM, guest.rmdir(BOX, ".."));
    assertEquals(PERM, guest.rmdir(BOX, "../box"));
    assertEquals(INVAL, guest.rmdir(BOX, "dir/.."));
  }

  @Test
  void settingTimesOutside() {
    assertEquals(PERM, guest.setTimes(BOX, "rel", FOLLOW, 1, 1, 5));
    assertEquals(PERM, guest.setTimes(BOX, "reldir/secret.txt", 0, 1, 1, 5));
    assertEquals(PERM, guest.setTimes(BOX, "../outside/secret.txt", 0, 1, 1, 5));
    assertEquals(PERM, guest.setTimes(BOX, "..", 0, 1, 1, 5));
  }

  // Renaming and linking.

  @Test
  void renamingToTheOutside() {
    assertEquals(PERM, guest.rename(BOX, "mine.txt", BOX, "../outside/mine.txt"));
    assertEquals(PERM, guest.rename(BOX, "mine.txt", BOX, "reldir/secret.txt"));
    assertEquals(PERM, guest.rename(BOX, "dir", BOX, "../dir"));
  }

  @Test
  void renamingFromTheOutside() {
    assertEquals(PERM, guest.rename(BOX, "../outside/secret.txt", BOX, "s"));
    assertEquals(PERM, guest.rename(BOX, "reldir/secret.txt", BOX, "s"));
    assertEquals(PERM, guest.rename(BOX, "reldir/dir", BOX, "d"));
  }

  @Test
  void renamingOverALinkReplacesTheLink() {
    assertEquals(SUCCESS, guest.rename(BOX, "mine.txt", BOX, "rel"));
    assertEquals("mine", guest.contents(BOX, "rel"));
  }

  @Test
  void renamingTheSandbox() {
    assertEquals(BUSY, guest.rename(BOX, ".", BOX, "moved"));
    assertEquals(BUSY, guest.rename(BOX, "dir", BOX, "."));
    assertEquals(PERM, guest.rename(BOX, "..", BOX, "moved"));
    assertEquals(PERM, guest.rename(BOX, "../box", BOX, "moved"));
  }

  @Test
  void renamingADirectoryIntoItself() {
    assertEquals(INVAL, guest.rename(BOX, "dir", BOX, "dir/sub/dir"));
    assertEquals("mine too", guest.contents(BOX, "dir/inner.txt"));
  }

  @Test
  void hardLinkToTheOutside() {
    assertEquals(PERM, guest.link(BOX, "../outside/secret.txt", BOX, "s"));
    assertEquals(PERM, guest.link(BOX, "reldir/secret.txt", BOX, "s"));
    assertEquals(PERM, guest.link(BOX, "mine.txt", BOX, "../outside/s"));
    assertEquals(PERM, guest.link(BOX, "mine.txt", BOX, "reldir/s"));
    assertEquals(NOENT, guest.stat(BOX, "s", 0));
  }

  @Test
  void hardLinkOfALinkOut() {
    assertEquals(SUCCESS, guest.link(BOX, "rel", BOX, "second"));
    assertEquals(PERM, guest.open(BOX, "second"));
    assertEquals(SUCCESS, guest.stat(BOX, "second", 0));
    assertEquals(7, guest.stat().type());
    assertEquals(PERM, guest.open(BOX, "rel"));
  }

  @Test
  void hardLinkFollowing() {
    guest.memory.writeString(TestGuest.PATH, "rel");
    guest.memory.writeString(TestGuest.OTHER, "s");
    assertEquals(
        INVAL, guest.call("path_link", BOX, FOLLOW, TestGuest.PATH, 3, BOX, TestGuest.OTHER, 1));
    assertEquals(NOENT, guest.stat(BOX, "s", 0));
  }

  // Several directories.

  @Test
  void fromOneDirectoryToAnother() {
    assertEquals(PERM, guest.open(BOX, "../other/x"));
    assertEquals(SUCCESS, guest.symlink("../box/mine.txt", OTHER, "l"));
    assertEquals(PERM, guest.open(OTHER, "l"));
    assertEquals(PERM, guest.rename(BOX, "mine.txt", BOX, "../other/mine.txt"));
  }

  @Test
  void renamingAndLinkingAcrossDirectories() {
    assertEquals(SUCCESS, guest.symlink("../../outside/secret.txt", BOX, "dir/l"));
    assertEquals(SUCCESS, guest.rename(BOX, "dir/l", OTHER, "l"));
    assertEquals(PERM, guest.open(OTHER, "l"));
    assertEquals(SUCCESS, guest.link(BOX, "mine.txt", OTHER, "mine.txt"));
    assertEquals("mine", guest.contents(OTHER, "mine.txt"));
  }

  @Test
  void changingWhatIsToBeRead() {
    assertEquals("kept", guest.contents(FIXED, "kept.txt"));
    assertEquals(ROFS, guest.open(FIXED, "kept.txt", 0, 0, READ | WRITE, 0));
    assertEquals(ROFS, guest.open(FIXED, "kept.txt", 0, TRUNC, READ, 0));
    assertEquals(ROFS, guest.create(FIXED, "new.txt"));
    assertEquals(ROFS, guest.mkdir(FIXED, "new"));
    assertEquals(ROFS, guest.symlink("x", FIXED, "new"));
    assertEquals(ROFS, guest.unlink(FIXED, "kept.txt"));
    assertEquals(ROFS, guest.rmdir(FIXED, "keptdir"));
    assertEquals(ROFS, guest.setTimes(FIXED, "kept.txt", 0, 1, 1, 5));
    assertEquals(ROFS, guest.rename(FIXED, "kept.txt", FIXED, "new"));
    int dir = guest.fd(guest.openDir(FIXED, "keptdir"));
    assertEquals(ROFS, guest.create(dir, "new.txt"));
    int file = guest.fd(guest.open(FIXED, "kept.txt", 0, 0, READ, 0));
    assertEquals(BADF, guest.write(file, "no"));
    assertEquals(BADF, guest.call("fd_filestat_set_size", file, 0L));
    assertEquals(BADF, guest.call("fd_allocate", file, 0L, 100L));
    assertEquals(ROFS, guest.call("fd_filestat_set_times", file, 1L, 1L, 5));
  }

  @Test
  void bringingWhatIsToBeReadWhereItCanBeWritten() {
    assertEquals(ROFS, guest.link(FIXED, "kept.txt", BOX, "kept.txt"));
    assertEquals(ROFS, guest.rename(FIXED, "kept.txt", BOX, "kept.txt"));
    assertEquals(ROFS, guest.rename(BOX, "mine.txt", FIXED, "kept.txt"));
    assertEquals(ROFS, guest.link(BOX, "mine.txt", FIXED, "mine.txt"));
  }

  // Names.

  @Test
  void nameWithNul() {
    assertEquals(INVAL, guest.open(BOX, "mine.txt\0/../../outside/secret.txt"));
    assertEquals(INVAL, guest.open(BOX, "\0"));
    assertEquals(INVAL, guest.mkdir(BOX, "new\0"));
    assertEquals(INVAL, guest.symlink("a\0b", BOX, "new"));
  }

  @Test
  void nameThatIsNotUtf8() {
    assertEquals(ILSEQ, guest.open(BOX, new byte[] {(byte) 0xff}));
    // "../outside" in overlong forms of dot and slash.
    assertEquals(
        ILSEQ, guest.open(BOX, new byte[] {(byte) 0xc0, (byte) 0xae, (byte) 0xc0, (byte) 0xae}));
    assertEquals(ILSEQ, guest.open(BOX, new byte[] {'.', '.', (byte) 0xc0, (byte) 0xaf, 'o'}));
    // A surrogate.
    assertEquals(ILSEQ, guest.open(BOX, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
  }

  @Test
  void emptyAndLongNames() {
    assertEquals(NOENT, guest.open(BOX, ""));
    assertEquals(NAMETOOLONG, guest.open(BOX, "a".repeat(256)));
    assertEquals(NAMETOOLONG, guest.open(BOX, "a".repeat(4096)));
    assertEquals(NAMETOOLONG, guest.create(BOX, "a".repeat(4096)));
    assertEquals(NAMETOOLONG, guest.open(BOX, "./".repeat(2048) + "mine.txt"));
    assertEquals(NAMETOOLONG, guest.open(BOX, "a/".repeat(30_000)));
    assertEquals(SUCCESS, guest.create(BOX, "a".repeat(windows() ? 200 : 255)));
  }

  @Test
  void namesThatLookLikeParents() {
    Errno refused = windows() ? INVAL : NOENT;
    assertEquals(refused, guest.open(BOX, "...", FOLLOW, 0, READ, 0));
    assertEquals(refused, guest.open(BOX, ".. /outside/secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "\uff0e\uff0e/outside/secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "\u2025/outside/secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "\u2024\u2024/outside/secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "..\u2044outside\u2044secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "%2e%2e/outside/secret.txt"));
    assertEquals(NOENT, guest.open(BOX, "~"));
  }

  @Test
  void otherSeparators() {
    Errno refused = windows() ? INVAL : NOENT;
    assertEquals(refused, guest.open(BOX, "..\\outside\\secret.txt"));
    assertEquals(refused, guest.open(BOX, "dir\\..\\..\\outside\\secret.txt"));
    assertEquals(refused, guest.open(BOX, "C:\\outside\\secret.txt"));
    assertEquals(refused, guest.open(BOX, "\\outside"));
  }

  @Test
  void otherCaseAndNormalisation() {
    // Whatever the file system takes for the same name, it is the same link.
    for (String name : new String[] {"REL", "Rel", "RELDIR/secret.txt", "TOLINK"}) {
      Errno errno = guest.open(BOX, name);
      assertTrue(errno == PERM || errno == NOENT, name + ": " + errno);
    }
    assertEquals(SUCCESS, guest.symlink("../outside", BOX, "\u00e9"));
    Errno errno = guest.open(BOX, "e\u0301/secret.txt");
    assertTrue(errno == PERM || errno == NOENT, errno.toString());
  }

  // Descriptors.

  @Test
  void descriptorsThatAreNone() {
    for (int fd : new int[] {-1, 6, 4096, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertEquals(BADF, guest.open(fd, "mine.txt"));
      assertEquals(BADF, guest.mkdir(fd, "x"));
    }
    assertEquals(NOTDIR, guest.open(0, "mine.txt"));
    int file = guest.fd(guest.open(BOX, "mine.txt"));
    assertEquals(NOTDIR, guest.open(file, "../outside/secret.txt"));
    assertEquals(NOTDIR, guest.open(BOX, "mine.txt/.."));
    assertEquals(NOTDIR, guest.open(BOX, "mine.txt/"));
    assertEquals(ISDIR, guest.open(BOX, "dir", 0, 0, WRITE, 0));
  }

  @Test
  void rightsThatWereGivenUp() {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    guest.call("fd_fdstat_get", dir, 0);
    long rights = guest.memory.readLong(8);
    long inheriting = guest.memory.readLong(16);
    assertEquals(
        SUCCESS, guest.call("fd_fdstat_set_rights", dir, rights & ~(1L << 9), inheriting & ~WRITE));
    assertEquals(NOTCAPABLE, guest.mkdir(dir, "new"));
    assertEquals(NOTCAPABLE, guest.call("fd_fdstat_set_rights", dir, rights, inheriting));
    int file = guest.fd(guest.open(dir, "inner.txt", 0, 0, READ | WRITE, 0));
    assertEquals(BADF, guest.write(file, "no"));
    int sub = guest.fd(guest.openDir(dir, "sub"));
    assertEquals(BADF, guest.write(guest.fd(guest.create(sub, "new")), "no"));
  }

  // What is open is moved or replaced.

  @Test
  void openDirectoryReplacedByALink() {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    assertEquals(SUCCESS, guest.rename(BOX, "dir", BOX, "moved"));
    assertEquals(SUCCESS, guest.symlink("../outside/dir", BOX, "dir"));
    assertEquals("mine too", guest.contents(dir, "inner.txt"));
    assertEquals(SUCCESS, guest.create(dir, "new.txt"));
    assertEquals(SUCCESS, guest.mkdir(dir, "newdir"));
    assertEquals(SUCCESS, guest.symlink("inner.txt", dir, "newlink"));
    assertEquals(SUCCESS, guest.link(dir, "inner.txt", dir, "newname"));
    assertEquals(SUCCESS, guest.readlink(dir, "newlink"));
    assertEquals(SUCCESS, guest.setTimes(dir, "newlink", 0, 1, 1, 5));
    assertEquals(SUCCESS, guest.unlink(dir, "inner.txt"));
    for (String name : new String[] {"new.txt", "newdir", "newlink", "newname"}) {
      assertEquals(SUCCESS, guest.stat(BOX, "moved/" + name, 0), name);
    }
    assertEquals(NOENT, guest.stat(BOX, "moved/inner.txt", 0));
  }

  @Test
  void removedDirectoryReplacedByALink() {
    int dir = guest.fd(guest.openDir(BOX, "dir/sub"));
    assertEquals(SUCCESS, guest.rmdir(BOX, "dir/sub"));
    assertEquals(SUCCESS, guest.symlink("../../outside/dir", BOX, "dir/sub"));
    assertEquals(NOENT, guest.open(dir, "inner.txt"));
    assertEquals(NOENT, guest.create(dir, "new.txt"));
    assertEquals(NOENT, guest.mkdir(dir, "new"));
    assertEquals(NOENT, guest.symlink("x", dir, "new"));
    assertEquals(NOENT, guest.unlink(dir, "inner.txt"));
    assertEquals(NOENT, guest.rmdir(dir, "empty"));
    assertEquals(NOENT, guest.readlink(dir, "inner.txt"));
    assertEquals(NOENT, guest.link(dir, "inner.txt", BOX, "s"));
    assertEquals(NOENT, guest.rename(dir, "inner.txt", BOX, "s"));
    assertEquals(NOENT, guest.rename(BOX, "mine.txt", dir, "new"));
  }

  @Test
  void directoryAboveAnOpenOneReplacedByALink() {
    int sub = guest.fd(guest.openDir(BOX, "dir/sub"));
    assertEquals(SUCCESS, guest.rename(BOX, "dir", BOX, "moved"));
    assertEquals(SUCCESS, guest.symlink("../outside", BOX, "dir"));
    assertEquals(SUCCESS, guest.mkdir(sub, "new"));
    assertEquals(SUCCESS, guest.create(sub, "new.txt"));
    assertEquals(SUCCESS, guest.stat(BOX, "moved/sub/new", 0));
    assertEquals(PERM, guest.open(sub, "../inner.txt"));
  }

  @Test
  void openFileReplacedByALink() {
    int file = guest.fd(guest.open(BOX, "dir/inner.txt", 0, 0, READ | WRITE, 0));
    assertEquals(SUCCESS, guest.unlink(BOX, "dir/inner.txt"));
    assertEquals(SUCCESS, guest.symlink("../../outside/secret.txt", BOX, "dir/inner.txt"));
    assertEquals(SUCCESS, guest.stat(file));
    assertEquals(8, guest.stat().size());
    assertEquals(NOENT, guest.call("fd_filestat_set_times", file, 1L, 1L, 5));
    assertEquals(SUCCESS, guest.call("fd_filestat_set_size", file, 0L));
    assertEquals(SUCCESS, guest.write(file, "x"));
  }

  @Test
  void parentIsNotToldOf() {
    TestGuest.Entry parent = guest.readdir(BOX, 0, 4096).get(1);
    assertEquals("..", parent.name());
    assertEquals(0, parent.inode());
  }

  // Races: one thread puts links in the place of directories, another goes through them.

  /** Swaps a directory for a link out and back, as often as a thread of the guest can. */
  private void swap(TestGuest thread, int rounds) {
    for (int i = 0; i < rounds; i++) {
      assertEquals(SUCCESS, thread.rename(BOX, "dir", BOX, "aside"));
      assertEquals(SUCCESS, thread.symlink("../outside/dir", BOX, "dir"));
      assertEquals(SUCCESS, thread.unlink(BOX, "dir"));
      assertEquals(SUCCESS, thread.rename(BOX, "aside", BOX, "dir"));
    }
  }

  /** The same, by renaming a link that is there. */
  private void swapByRenaming(TestGuest thread, int rounds) {
    assertEquals(SUCCESS, thread.symlink("../outside/dir", BOX, "ready"));
    for (int i = 0; i < rounds; i++) {
      assertEquals(SUCCESS, thread.rename(BOX, "dir", BOX, "aside"));
      assertEquals(SUCCESS, thread.rename(BOX, "ready", BOX, "dir"));
      assertEquals(SUCCESS, thread.rename(BOX, "dir", BOX, "ready"));
      assertEquals(SUCCESS, thread.rename(BOX, "aside", BOX, "dir"));
    }
  }

  private void race(Runnable attempt, boolean byRenaming) throws Exception {
    TestGuest thread = guest.thread();
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<?> swapping =
          executor.submit(() -> {
            if (byRenaming) {
              swapByRenaming(thread, 400);
            } else {
              swap(thread, 400);
            }
          });
      int attempts = 0;
      while (!swapping.isDone() || attempts == 0) {
        attempt.run();
        attempts++;
      }
      swapping.get();
    }
  }

  @Test
  void raceToRead() throws Exception {
    race(
        () -> {
          String text = guest.contents(BOX, "dir/inner.txt");
          assertTrue(text.isEmpty() || text.equals("mine too"), text);
        },
        false);
  }

  @Test
  void raceToWriteAndMake() throws Exception {
    race(
        () -> {
          if (guest.open(BOX, "dir/new.txt", 0, CREAT | TRUNC, READ | WRITE, 0) == SUCCESS) {
            guest.close(guest.fd);
          }
          guest.mkdir(BOX, "dir/new");
          guest.symlink("x", BOX, "dir/newlink");
          guest.link(BOX, "mine.txt", BOX, "dir/newname");
          guest.unlink(BOX, "dir/newlink");
          guest.unlink(BOX, "dir/newname");
          guest.rmdir(BOX, "dir/new");
        },
        true);
  }

  @Test
  void raceToRemoveAndRename() throws Exception {
    race(
        () -> {
          guest.rmdir(BOX, "dir/empty");
          guest.unlink(BOX, "dir/inner.txt");
          guest.rename(BOX, "dir/inner.txt", BOX, "stolen");
          guest.rename(BOX, "mine.txt", BOX, "dir/mine.txt");
          guest.setTimes(BOX, "dir/inner.txt", 0, 1, 1, 5);
          guest.stat(BOX, "dir/inner.txt", FOLLOW);
        },
        false);
  }

  @Test
  void raceOverAnOpenDirectory() throws Exception {
    int dir = guest.fd(guest.openDir(BOX, "dir"));
    race(
        () -> {
          guest.mkdir(dir, "new");
          guest.rmdir(dir, "new");
          guest.symlink("inner.txt", dir, "l");
          guest.readlink(dir, "l");
          guest.unlink(dir, "l");
          assertEquals("mine too", guest.contents(dir, "inner.txt"));
        },
        true);
  }
}
