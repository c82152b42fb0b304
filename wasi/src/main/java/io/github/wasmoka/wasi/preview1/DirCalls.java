package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Listing directories. */
final class DirCalls {
  private static final int DIRENT = 24;

  private final FdTable fds;

  DirCalls(FdTable fds) {
    this.fds = fds;
  }

  @WasiCall("fd_readdir")
  int fdReaddir(Instance instance, int fd, int buffer, int length, long cookie, int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.Directory directory = fds.directory(fd);
    long address = Guest.u(buffer);
    long end = address + Guest.u(length);
    memory.view(address, Guest.u(length));
    long at = address;
    // Each entry carries the next one's cookie; a negative one is none that was given out.
    for (long next = cookie; at < end; next++) {
      if (next < 0) {
        throw new ErrnoException(Errno.INVAL);
      }
      byte[] entry = entry(directory, next);
      if (entry == null) {
        break;
      }
      // What does not fit is cut off; the guest sees by the full buffer that there is more.
      int part = (int) Math.min(entry.length, end - at);
      memory.write(at, entry, 0, part);
      at += part;
    }
    memory.writeInt(Guest.u(result), (int) (at - address));
    return Errno.SUCCESS.code();
  }

  private static byte @Nullable [] entry(Descriptor.Directory directory, long cookie)
      throws IOException {
    String name;
    FileStat stat;
    if (cookie < 2) {
      name = cookie == 0 ? "." : "..";
      // The parent may lie outside the sandbox: its inode is not told.
      stat =
          cookie == 0 ? FileStat.of(directory.path.toRealPath()) : FileStat.of(FileType.DIRECTORY);
    } else {
      synchronized (directory) {
        DirectoryReader reader = directory.reader;
        if (reader == null) {
          reader = new DirectoryReader(directory.path);
          directory.reader = reader;
        }
        Path path = reader.entry(cookie);
        if (path == null) {
          return null;
        }
        name = String.valueOf(path.getFileName());
        stat = statOrUnknown(path);
      }
    }
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(DIRENT + utf8.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .putLong(cookie + 1)
        .putLong(stat.inode())
        .putInt(utf8.length)
        .putInt(stat.type().ordinal());
    return bytes.put(utf8).array();
  }

  /** An entry may vanish between being listed and being looked at. */
  private static FileStat statOrUnknown(Path path) {
    try {
      return FileStat.of(path);
    } catch (IOException e) {
      return FileStat.of(FileType.UNKNOWN);
    }
  }
}
