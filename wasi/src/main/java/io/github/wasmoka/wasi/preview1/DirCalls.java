package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.FileStat;
import io.github.wasmoka.wasi.fs.FileType;
import io.github.wasmoka.wasi.fs.OpenDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Listing directories. A cookie is the number of an entry: 0 is {@code .}, 1 is {@code ..}, then
 * come the host's.
 */
final class DirCalls {
  private static final int DIRENT = 24;
  private static final int DOTS = 2;

  private final FdTable fds;
  private final Lifetime lifetime;

  DirCalls(FdTable fds, Lifetime lifetime) {
    this.fds = fds;
    this.lifetime = lifetime;
  }

  void fdReaddir(Memory memory, int fd, int buffer, int length, long cookie, int result)
      throws IOException {
    Descriptor.Directory directory = fds.directory(fd, Rights.FD_READDIR);
    long address = Guest.u(buffer);
    long end = address + Guest.u(length);
    Guest.check(memory, address, Guest.u(length));
    long to = Guest.result(memory, result, 4);
    if (cookie < 0) {
      // None that was given out.
      throw new ErrnoException(Errno.INVAL);
    }
    long at = address;
    for (long next = cookie; at < end; next++) {
      byte[] entry = entry(directory, next);
      if (entry == null) {
        break;
      }
      // What does not fit is cut off; the guest sees by the full buffer that there is more.
      int part = (int) Math.min(entry.length, end - at);
      memory.write(at, entry, 0, part);
      at += part;
      lifetime.checkInterrupted();
    }
    memory.writeInt(to, (int) (at - address));
  }

  private static byte @Nullable [] entry(Descriptor.Directory directory, long cookie)
      throws IOException {
    if (cookie == 0) {
      return dirent(cookie, ".", directory.directory.stat());
    } else if (cookie == 1) {
      // The parent may lie outside the sandbox: its inode is not told.
      return dirent(cookie, "..", FileStat.of(FileType.DIRECTORY));
    }
    Path name = directory.reader.entry(cookie - DOTS);
    return name == null
        ? null
        : dirent(cookie, withoutSlash(name.toString()), stat(directory.directory, name));
  }

  /** The zip file system ends names of directories in one. */
  private static String withoutSlash(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static byte[] dirent(long cookie, String name, FileStat stat) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(DIRENT + utf8.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(cookie + 1)
        .putLong(stat.inode())
        .putInt(utf8.length)
        .putInt(stat.type().ordinal())
        .put(utf8)
        .array();
  }

  /** An entry may vanish between being listed and being looked at. */
  private static FileStat stat(OpenDirectory directory, Path name) {
    try {
      BasicFileAttributes attributes = directory.attributes(name);
      if (attributes != null) {
        return directory.stat(name, attributes);
      }
    } catch (IOException _) {
      // As if it had vanished.
    }
    return FileStat.of(FileType.UNKNOWN);
  }
}
