package io.github.wasmoka.wasi.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What a guest learns of a file. Times are nanoseconds since 1970.
 *
 * @param device which file system
 * @param inode which file in it
 * @param type its kind
 * @param links how many names it has
 * @param size its size in bytes
 * @param accessed when it was last read
 * @param modified when its contents last changed
 * @param changed when its status last changed
 */
public record FileStat(
    long device,
    long inode,
    FileType type,
    long links,
    long size,
    long accessed,
    long modified,
    long changed) {

  /**
   * The state of what is no file.
   *
   * @param type its kind
   * @return the state, without size and times
   */
  public static FileStat of(FileType type) {
    return new FileStat(0, 0, type, 1, 0, 0, 0, 0);
  }

  /**
   * The same, of another size and number of names.
   *
   * @param newSize the size
   * @param newLinks the number of names
   * @return the new state
   */
  FileStat with(long newSize, long newLinks) {
    return new FileStat(device, inode, type, newLinks, newSize, accessed, modified, changed);
  }

  /**
   * What attributes say, and more that Java reads by path alone: that is taken only if it is of the
   * same file. Called with names locked.
   */
  static FileStat of(BasicFileAttributes basic, Path path) {
    long modified = nanos(basic.lastModifiedTime());
    Map<String, Object> unix = unix(basic, path);
    FileType type = FileType.of(basic);
    return new FileStat(
        number(unix, "dev", 0),
        number(unix, "ino", inode(basic, path)),
        type == FileType.UNKNOWN ? FileType.ofMode((int) number(unix, "mode", 0)) : type,
        number(unix, "nlink", 1),
        basic.size(),
        nanos(basic.lastAccessTime()),
        modified,
        unix.get("ctime") instanceof FileTime time ? nanos(time) : modified);
  }

  private static Map<String, Object> unix(BasicFileAttributes basic, Path path) {
    Object key = basic.fileKey();
    if (key == null || !path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Map.of();
    }
    try {
      Map<String, Object> found =
          Files.readAttributes(
              path, "unix:dev,ino,mode,nlink,ctime,fileKey", LinkOption.NOFOLLOW_LINKS);
      return key.equals(found.get("fileKey")) ? found : Map.of();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      // Gone meanwhile, or a file system whose view has other names.
      return Map.of();
    }
  }

  private static long inode(BasicFileAttributes basic, Path path) {
    Object key = basic.fileKey();
    return key != null ? key.hashCode() : path.hashCode();
  }

  private static long number(Map<String, Object> attributes, String name, long otherwise) {
    return attributes.get(name) instanceof Number n ? n.longValue() : otherwise;
  }

  private static long nanos(FileTime time) {
    Instant instant = time.toInstant();
    // Before 1970 is 1970: the guest's type has no sign. After 2554 it overflows, as any would.
    return instant.getEpochSecond() < 0
        ? 0
        : instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
