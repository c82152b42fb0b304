package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module's folder as it was found, of whatever engine and version. A folder counts as one only if
 * by all signs the cache made it; links are never the cache's, and what vanishes meanwhile was
 * deleted by another process.
 *
 * @param folder where it is
 * @param lastUse when it was last used
 * @param sizes its files, but what processes left behind that were ended while they wrote
 */
record StoredModule(Path folder, FileTime lastUse, Map<Path, Long> sizes) {
  /** What each file begins with, in all versions. */
  static final String MAGIC = "wasmoka";

  static final String IDENTITY = "identity";

  private static final byte[] BEGIN = MAGIC.getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{16}(_[1-9])?");
  private static final Pattern TEMPORARY = Pattern.compile("new[0-9a-f]{16}\\.tmp");

  /**
   * Looks at a folder, and deletes leftovers.
   *
   * @return the module; null if it is none
   */
  static @Nullable StoredModule find(Path folder, long now) throws IOException {
    if (!FOLDER.matcher(name(folder)).matches()) {
      return null;
    }
    BasicFileAttributes itself = attributes(folder);
    if (itself == null || !itself.isDirectory()) {
      return null;
    }
    Map<Path, BasicFileAttributes> files = files(folder);
    if (!isOurs(folder, files)) {
      return null;
    }
    var sizes = new HashMap<Path, Long>();
    for (var file : files.entrySet()) {
      BasicFileAttributes attributes = file.getValue();
      if (isLeftover(file.getKey(), attributes, now)) {
        delete(file.getKey());
      } else if (attributes.isRegularFile()) {
        sizes.put(file.getKey(), attributes.size());
      }
    }
    BasicFileAttributes identity = files.get(folder.resolve(IDENTITY));
    // Without identity it is about to be made, or what could not be deleted.
    FileTime lastUse = (identity == null ? itself : identity).lastModifiedTime();
    return new StoredModule(folder, lastUse, sizes);
  }

  long size() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Deletes it, its identity first: without that, what remains counts as missing.
   *
   * @return how many bytes are gone
   */
  long delete() {
    Path identity = folder.resolve(IDENTITY);
    if (!delete(identity)) {
      return 0;
    }
    long gone = sizes.getOrDefault(identity, 0L);
    for (var file : sizes.entrySet()) {
      // Another process may have made it anew by now.
      if (!file.getKey().equals(identity) && delete(file.getKey())) {
        gone += file.getValue();
      }
    }
    // If it is empty.
    delete(folder);
    return gone;
  }

  private static boolean delete(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** All that is in a folder. */
  private static Map<Path, BasicFileAttributes> files(Path folder) throws IOException {
    var files = new HashMap<Path, BasicFileAttributes>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        BasicFileAttributes attributes = attributes(file);
        if (attributes != null) {
          files.put(file, attributes);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static boolean isOurs(Path folder, Map<Path, BasicFileAttributes> files)
      throws IOException {
    Path identity = folder.resolve(IDENTITY);
    if (files.containsKey(identity)) {
      return isOurs(identity, files.get(identity));
    }
    for (var file : files.entrySet()) {
      if (!TEMPORARY.matcher(name(file.getKey())).matches()
          && !isOurs(file.getKey(), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOurs(Path file, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isRegularFile()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Arrays.equals(in.readNBytes(BEGIN.length), BEGIN);
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private static boolean isLeftover(Path file, BasicFileAttributes attributes, long now) {
    FileTime time = attributes.lastModifiedTime();
    return attributes.isRegularFile()
        && TEMPORARY.matcher(name(file)).matches()
        && (LastUse.isPast(time, now) || LastUse.isAhead(time, now));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
