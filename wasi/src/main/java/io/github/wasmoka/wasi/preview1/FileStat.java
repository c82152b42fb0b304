package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
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
record FileStat(
    long device,
    long inode,
    FileType type,
    long links,
    long size,
    long accessed,
    long modified,
    long changed) {

  static FileStat of(FileType type) {
    return new FileStat(0, 0, type, 1, 0, 0, 0, 0);
  }

  /** What stands at a path, a link itself included. */
  static FileStat of(Path path, BasicFileAttributes basic) throws IOException {
    long device = 0;
    long inode = 0;
    long links = 1;
    long changed = nanos(basic.lastModifiedTime());
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> unix =
          Files.readAttributes(path, "unix:dev,ino,nlink,ctime", LinkOption.NOFOLLOW_LINKS);
      device = number(unix, "dev", 0);
      inode = number(unix, "ino", 0);
      links = number(unix, "nlink", 1);
      if (unix.get("ctime") instanceof FileTime time) {
        changed = nanos(time);
      }
    } else if (basic.fileKey() != null) {
      inode = basic.fileKey().hashCode();
    } else {
      inode = path.toRealPath(LinkOption.NOFOLLOW_LINKS).hashCode();
    }
    return new FileStat(
        device,
        inode,
        FileType.of(basic),
        links,
        basic.size(),
        nanos(basic.lastAccessTime()),
        nanos(basic.lastModifiedTime()),
        changed);
  }

  static FileStat of(Path path) throws IOException {
    return of(
        path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static long number(Map<String, Object> attributes, String name, long otherwise) {
    return attributes.get(name) instanceof Number n ? n.longValue() : otherwise;
  }

  private static long nanos(FileTime time) {
    Instant instant = time.toInstant();
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  /** Writes the 64 bytes of a {@code filestat}. */
  void write(Memory memory, long address) {
    memory.view(address, 64);
    memory.writeLong(address, device);
    memory.writeLong(address + 8, inode);
    memory.writeLong(address + 16, type.ordinal());
    memory.writeLong(address + 24, links);
    memory.writeLong(address + 32, size);
    memory.writeLong(address + 40, accessed);
    memory.writeLong(address + 48, modified);
    memory.writeLong(address + 56, changed);
  }

  /**
   * Writes the 56 bytes of {@code wasi_unstable}'s {@code filestat}, which counts links in 32 bits.
   */
  void writeUnstable(Memory memory, long address) {
    memory.view(address, 56);
    memory.writeLong(address, device);
    memory.writeLong(address + 8, inode);
    memory.writeInt(address + 16, type.ordinal());
    memory.writeInt(address + 20, (int) links);
    memory.writeLong(address + 24, size);
    memory.writeLong(address + 32, accessed);
    memory.writeLong(address + 40, modified);
    memory.writeLong(address + 48, changed);
  }
}
