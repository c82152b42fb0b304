package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.wasi.fs.Errno;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Files by the functions of WASI preview 1, called from Java. Their arguments and results pass
 * through the memory of a small instance of its own, because the guest's has no room for them. Used
 * by one thread.
 */
final class WasiFiles {
  // Three pages: results, two paths, data.
  private static final byte[] STAGING =
      "(module (memory (export \"memory\") 3 3))".getBytes(StandardCharsets.US_ASCII);
  private static final int RESULT = 0;
  private static final int IOVEC = 128;
  private static final int PATH = 0x1_0000;
  private static final int OTHER_PATH = 0x1_8000;
  private static final int MAX_PATH = 0x8000;
  private static final int DATA = 0x2_0000;
  private static final int DATA_SIZE = 0x1_0000;

  static final int O_ACCMODE = 3;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_EXCL = 0x80;
  static final int O_TRUNC = 0x200;
  static final int O_APPEND = 0x400;
  static final int O_NONBLOCK = 0x800;
  static final int O_DIRECTORY = 0x1_0000;
  static final int O_NOFOLLOW = 0x2_0000;
  static final int O_SYNC = 0x10_1000;

  // §rights of WASI preview 1: datasync, write, allocate, filestat_set_size; read, readdir.
  private static final long WRITE_RIGHTS = 1L | 1L << 6 | 1L << 8 | 1L << 22;
  private static final long READ_RIGHTS = 1L << 1 | 1L << 14;
  private static final long ALL_RIGHTS = (1L << 30) - 1;

  /**
   * What {@code filestat} tells.
   *
   * @param type the kind of file, by WASI's numbers
   */
  record Stat(
      long device,
      long inode,
      int type,
      long links,
      long size,
      long accessed,
      long modified,
      long changed) {}

  private final Instance staging;
  private final Memory memory;
  private final MethodHandle pathOpen;
  private final MethodHandle fdClose;
  private final MethodHandle fdRead;
  private final MethodHandle fdPread;
  private final MethodHandle fdWrite;
  private final MethodHandle fdPwrite;
  private final MethodHandle fdReaddir;
  private final MethodHandle fdFilestatGet;
  private final MethodHandle fdFilestatSetSize;
  private final MethodHandle fdSync;
  private final MethodHandle pathFilestatGet;
  private final MethodHandle pathFilestatSetTimes;
  private final MethodHandle pathCreateDirectory;
  private final MethodHandle pathRemoveDirectory;
  private final MethodHandle pathUnlinkFile;
  private final MethodHandle pathRename;
  private final MethodHandle pathLink;
  private final MethodHandle pathSymlink;
  private final MethodHandle pathReadlink;
  final GuestPaths paths = new GuestPaths();

  WasiFiles(Runtime runtime, Imports wasi) {
    staging = runtime.compile(STAGING).instantiate(Imports.NONE);
    memory = staging.memory("memory");
    pathOpen = handle(wasi, "path_open");
    fdClose = handle(wasi, "fd_close");
    fdRead = handle(wasi, "fd_read");
    fdPread = handle(wasi, "fd_pread");
    fdWrite = handle(wasi, "fd_write");
    fdPwrite = handle(wasi, "fd_pwrite");
    fdReaddir = handle(wasi, "fd_readdir");
    fdFilestatGet = handle(wasi, "fd_filestat_get");
    fdFilestatSetSize = handle(wasi, "fd_filestat_set_size");
    fdSync = handle(wasi, "fd_sync");
    pathFilestatGet = handle(wasi, "path_filestat_get");
    pathFilestatSetTimes = handle(wasi, "path_filestat_set_times");
    pathCreateDirectory = handle(wasi, "path_create_directory");
    pathRemoveDirectory = handle(wasi, "path_remove_directory");
    pathUnlinkFile = handle(wasi, "path_unlink_file");
    pathRename = handle(wasi, "path_rename");
    pathLink = handle(wasi, "path_link");
    pathSymlink = handle(wasi, "path_symlink");
    pathReadlink = handle(wasi, "path_readlink");
    findPreopens(handle(wasi, "fd_prestat_get"), handle(wasi, "fd_prestat_dir_name"));
  }

  private static MethodHandle handle(Imports wasi, String name) {
    HostFunction function =
        wasi.find(new ImportType("wasi_snapshot_preview1", name, FuncType.EMPTY))
            .filter(HostFunction.class::isInstance)
            .map(HostFunction.class::cast)
            .orElseThrow(() -> new IllegalStateException("WASI without " + name));
    return function.takesInstance()
        ? function.handle()
        : MethodHandles.dropArguments(function.handle(), 0, Instance.class);
  }

  private void findPreopens(MethodHandle prestat, MethodHandle name) {
    try {
      for (int fd = 3; (int) prestat.invokeExact(staging, fd, RESULT) == 0; fd++) {
        int length = Math.min(memory.readInt(RESULT + 4), MAX_PATH);
        check((int) name.invokeExact(staging, fd, PATH, length), "fd_prestat_dir_name");
        paths.add(fd, memory.readString(PATH, length));
      }
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  private static void check(int errno, String call) {
    if (errno != 0) {
      throw error(Errno.values()[errno], call);
    }
  }

  /** A failure as Node.js reports it: an object whose {@code code} is the error's name. */
  static JsThrow error(Errno errno, String call) {
    String code =
        switch (errno) {
          case TOOBIG -> "E2BIG";
          case NOTCAPABLE -> "EPERM";
          default -> "E" + errno.name();
        };
    return new JsThrow(
        new JsObject()
            .set("name", "Error")
            .set("message", code + ", " + call)
            .set("code", code)
            .set("errno", (double) -errno.ordinal())
            .set("syscall", call));
  }

  private GuestPaths.Place place(String path, String call) {
    GuestPaths.Place place = paths.place(path);
    if (place == null) {
      throw error(Errno.NOENT, call);
    }
    return place;
  }

  /** Puts a path where the functions find it, and gives its length. */
  private int stage(String path, int at) {
    byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_PATH) {
      throw error(Errno.NAMETOOLONG, "path");
    }
    memory.write(at, utf8);
    return utf8.length;
  }

  int open(String path, int flags) {
    GuestPaths.Place place = place(path, "open");
    int mode = flags & O_ACCMODE;
    long rights = ALL_RIGHTS & ~(WRITE_RIGHTS | READ_RIGHTS);
    rights |= mode == O_WRONLY ? 0 : READ_RIGHTS;
    rights |= mode == 0 ? 0 : WRITE_RIGHTS;
    int open =
        ((flags & O_CREAT) != 0 ? 1 : 0)
            | ((flags & O_DIRECTORY) != 0 ? 2 : 0)
            | ((flags & O_EXCL) != 0 ? 4 : 0)
            | ((flags & O_TRUNC) != 0 ? 8 : 0);
    int fdFlags =
        ((flags & O_APPEND) != 0 ? 1 : 0)
            | ((flags & O_NONBLOCK) != 0 ? 4 : 0)
            | ((flags & O_SYNC) == O_SYNC ? 16 : 0);
    int length = stage(place.path(), PATH);
    try {
      int errno =
          (int)
              pathOpen.invokeExact(
                  staging,
                  place.fd(),
                  (flags & O_NOFOLLOW) == 0 ? 1 : 0,
                  PATH,
                  length,
                  open,
                  rights,
                  ALL_RIGHTS,
                  fdFlags,
                  RESULT);
      check(errno, "open");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
    return memory.readInt(RESULT);
  }

  void close(int fd) {
    try {
      check((int) fdClose.invokeExact(staging, fd), "close");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  /** Reads once, at the file's position or, if it is not negative, at another. */
  int read(int fd, byte[] target, int offset, int length, long position) {
    int part = Math.min(length, DATA_SIZE);
    memory.writeInt(IOVEC, DATA);
    memory.writeInt(IOVEC + 4, part);
    try {
      check(
          position < 0
              ? (int) fdRead.invokeExact(staging, fd, IOVEC, 1, RESULT)
              : (int) fdPread.invokeExact(staging, fd, IOVEC, 1, position, RESULT),
          "read");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
    int read = memory.readInt(RESULT);
    memory.read(DATA, target, offset, read);
    return read;
  }

  /** Writes all, at the file's position or, if it is not negative, at another. */
  void write(int fd, byte[] source, int offset, int length, long position) {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, DATA_SIZE);
      memory.write(DATA, source, offset + done, part);
      memory.writeInt(IOVEC, DATA);
      memory.writeInt(IOVEC + 4, part);
      try {
        check(
            position < 0
                ? (int) fdWrite.invokeExact(staging, fd, IOVEC, 1, RESULT)
                : (int) fdPwrite.invokeExact(staging, fd, IOVEC, 1, position + done, RESULT),
            "write");
      } catch (Throwable e) {
        throw GoMemory.unchecked(e);
      }
      int written = memory.readInt(RESULT);
      if (written <= 0) {
        throw error(Errno.IO, "write");
      }
      done += written;
    }
  }

  void writeAll(int fd, byte[] bytes) {
    write(fd, bytes, 0, bytes.length, -1);
  }

  void sync(int fd) {
    try {
      check((int) fdSync.invokeExact(staging, fd), "fsync");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  void truncate(int fd, long size) {
    try {
      check((int) fdFilestatSetSize.invokeExact(staging, fd, size), "ftruncate");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  Stat stat(int fd) {
    try {
      check((int) fdFilestatGet.invokeExact(staging, fd, RESULT), "fstat");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
    return stat();
  }

  Stat stat(String path, boolean follow) {
    GuestPaths.Place place = place(path, "stat");
    int length = stage(place.path(), PATH);
    try {
      int errno =
          (int)
              pathFilestatGet.invokeExact(
                  staging, place.fd(), follow ? 1 : 0, PATH, length, RESULT);
      check(errno, "stat");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
    return stat();
  }

  private Stat stat() {
    return new Stat(
        memory.readLong(RESULT),
        memory.readLong(RESULT + 8),
        memory.readByte(RESULT + 16),
        memory.readLong(RESULT + 24),
        memory.readLong(RESULT + 32),
        memory.readLong(RESULT + 40),
        memory.readLong(RESULT + 48),
        memory.readLong(RESULT + 56));
  }

  void setTimes(String path, long accessed, long modified) {
    GuestPaths.Place place = place(path, "utimes");
    int length = stage(place.path(), PATH);
    try {
      int errno =
          (int)
              pathFilestatSetTimes.invokeExact(
                  staging, place.fd(), 1, PATH, length, accessed, modified, 1 | 4);
      check(errno, "utimes");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  /** Gives every entry but {@code .} and {@code ..}: name and kind, by WASI's numbers. */
  void list(String path, BiConsumer<String, Integer> entries) {
    int fd = open(path, O_DIRECTORY);
    try {
      long cookie = 0;
      int used = DATA_SIZE;
      while (used == DATA_SIZE) {
        check((int) fdReaddir.invokeExact(staging, fd, DATA, DATA_SIZE, cookie, RESULT), "readdir");
        used = memory.readInt(RESULT);
        int at = DATA;
        // An entry that is cut off at the end is read again with the next ones.
        while (at + 24 <= DATA + used && at + 24 + memory.readInt(at + 16) <= DATA + used) {
          int length = memory.readInt(at + 16);
          String name = memory.readString(at + 24, length);
          if (!name.equals(".") && !name.equals("..")) {
            entries.accept(name, (int) memory.readByte(at + 20));
          }
          cookie = memory.readLong(at);
          at += 24 + length;
        }
      }
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    } finally {
      close(fd);
    }
  }

  void createDirectory(String path) {
    onPath(pathCreateDirectory, path, "mkdir");
  }

  void removeDirectory(String path) {
    onPath(pathRemoveDirectory, path, "rmdir");
  }

  void unlink(String path) {
    onPath(pathUnlinkFile, path, "unlink");
  }

  private void onPath(MethodHandle function, String path, String call) {
    GuestPaths.Place place = place(path, call);
    int length = stage(place.path(), PATH);
    try {
      check((int) function.invokeExact(staging, place.fd(), PATH, length), call);
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  void rename(String from, String to) {
    GuestPaths.Place source = place(from, "rename");
    GuestPaths.Place target = place(to, "rename");
    int length = stage(source.path(), PATH);
    int targetLength = stage(target.path(), OTHER_PATH);
    try {
      int errno =
          (int)
              pathRename.invokeExact(
                  staging, source.fd(), PATH, length, target.fd(), OTHER_PATH, targetLength);
      check(errno, "rename");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  void link(String from, String to) {
    GuestPaths.Place source = place(from, "link");
    GuestPaths.Place target = place(to, "link");
    int length = stage(source.path(), PATH);
    int targetLength = stage(target.path(), OTHER_PATH);
    try {
      int errno =
          (int)
              pathLink.invokeExact(
                  staging, source.fd(), 0, PATH, length, target.fd(), OTHER_PATH, targetLength);
      check(errno, "link");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  void symlink(String target, String link) {
    GuestPaths.Place place = place(link, "symlink");
    int targetLength = stage(target, PATH);
    int length = stage(place.path(), OTHER_PATH);
    try {
      int errno =
          (int)
              pathSymlink.invokeExact(staging, PATH, targetLength, place.fd(), OTHER_PATH, length);
      check(errno, "symlink");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
  }

  String readLink(String path) {
    GuestPaths.Place place = place(path, "readlink");
    int length = stage(place.path(), PATH);
    try {
      int errno =
          (int)
              pathReadlink.invokeExact(staging, place.fd(), PATH, length, DATA, DATA_SIZE, RESULT);
      check(errno, "readlink");
    } catch (Throwable e) {
      throw GoMemory.unchecked(e);
    }
    return memory.readString(DATA, memory.readInt(RESULT));
  }
}
