package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.OpenDirectory;
import io.github.wasmoka.wasi.fs.PathResolver;
import io.github.wasmoka.wasi.fs.Resolved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Making, linking, renaming and removing by path. */
final class PathCalls {
  private static final int FOLLOW = 1;

  private final FdTable fds;

  PathCalls(FdTable fds) {
    this.fds = fds;
  }

  /** Whether lookup flags ask for a link at the end to be followed. */
  static boolean follow(int lookupFlags) throws ErrnoException {
    if ((lookupFlags & ~FOLLOW) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return (lookupFlags & FOLLOW) != 0;
  }

  private static Resolved resolve(Descriptor.Directory from, String path) throws IOException {
    return PathResolver.resolve(from.directory, path, false);
  }

  /** What is made or removed may be named with a slash at the end. */
  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  void pathCreateDirectory(Memory memory, int fd, int path, int length) throws IOException {
    String given = Guest.path(memory, path, length);
    Descriptor.Directory from = fds.writableDirectory(fd, Rights.PATH_CREATE_DIRECTORY);
    try (Resolved resolved = resolve(from, withoutSlash(given))) {
      resolved.directory().createDirectory(resolved.newName());
    }
  }

  void pathLink(
      Memory memory,
      int oldFd,
      int oldFlags,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength)
      throws IOException {
    if (oldFlags != 0) {
      // No runtime follows here, so no guest asks for it.
      throw new ErrnoException(Errno.INVAL);
    }
    String oldName = Guest.path(memory, oldPath, oldLength);
    String newName = Guest.path(memory, newPath, newLength);
    // A link in a tree that can be written to would make the file of one that cannot writable.
    Descriptor.Directory oldFrom = fds.writableDirectory(oldFd, Rights.PATH_LINK_SOURCE);
    Descriptor.Directory newFrom = fds.writableDirectory(newFd, Rights.PATH_LINK_TARGET);
    try (Resolved source = resolve(oldFrom, oldName);
        Resolved target = resolve(newFrom, newName)) {
      if (source.existing().isDirectory()) {
        throw new ErrnoException(Errno.PERM);
      }
      Path link = target.newName();
      if (target.asDirectory()) {
        throw new ErrnoException(Errno.NOENT);
      }
      source.directory().createLink(source.nameOr(Errno.PERM), target.directory(), link);
    }
  }

  void pathReadlink(
      Memory memory, int fd, int path, int length, int buffer, int bufferLength, int result)
      throws IOException {
    String given = Guest.path(memory, path, length);
    Guest.check(memory, Guest.u(buffer), Guest.u(bufferLength));
    long to = Guest.result(memory, result, 4);
    Descriptor.Directory from = fds.directory(fd, Rights.PATH_READLINK);
    try (Resolved resolved = resolve(from, given)) {
      if (!resolved.existing().isSymbolicLink()) {
        throw new ErrnoException(Errno.INVAL);
      }
      String target = resolved.directory().readLink(resolved.nameOr(Errno.INVAL));
      if (target == null) {
        throw new ErrnoException(Errno.INVAL);
      }
      byte[] utf8 = target.getBytes(StandardCharsets.UTF_8);
      int part = (int) Math.min(utf8.length, Guest.u(bufferLength));
      memory.write(Guest.u(buffer), utf8, 0, part);
      memory.writeInt(to, part);
    }
  }

  void pathRemoveDirectory(Memory memory, int fd, int path, int length) throws IOException {
    String given = Guest.path(memory, path, length);
    Descriptor.Directory from = fds.writableDirectory(fd, Rights.PATH_REMOVE_DIRECTORY);
    try (Resolved resolved = resolve(from, withoutSlash(given))) {
      if (!resolved.existing().isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      resolved.directory().deleteDirectory(resolved.nameOr(Errno.INVAL));
    }
  }

  void pathUnlinkFile(Memory memory, int fd, int path, int length) throws IOException {
    String given = Guest.path(memory, path, length);
    Descriptor.Directory from = fds.writableDirectory(fd, Rights.PATH_UNLINK_FILE);
    try (Resolved resolved = resolve(from, withoutSlash(given))) {
      if (resolved.existing().isDirectory()) {
        throw new ErrnoException(Errno.ISDIR);
      }
      if (given.endsWith("/")) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      resolved.directory().deleteFile(resolved.nameOr(Errno.ISDIR));
    }
  }

  void pathRename(
      Memory memory, int oldFd, int oldPath, int oldLength, int newFd, int newPath, int newLength)
      throws IOException {
    String oldName = Guest.path(memory, oldPath, oldLength);
    String newName = Guest.path(memory, newPath, newLength);
    Descriptor.Directory oldFrom = fds.writableDirectory(oldFd, Rights.PATH_RENAME_SOURCE);
    Descriptor.Directory newFrom = fds.writableDirectory(newFd, Rights.PATH_RENAME_TARGET);
    try (Resolved source = resolve(oldFrom, withoutSlash(oldName));
        Resolved target = resolve(newFrom, withoutSlash(newName))) {
      boolean directory = source.existing().isDirectory();
      if (!directory && (oldName.endsWith("/") || newName.endsWith("/"))) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      Path from = source.nameOr(Errno.BUSY);
      Path to = target.nameOr(Errno.BUSY);
      BasicFileAttributes replaced = target.attributes();
      if (replaced != null) {
        checkReplaceable(source.existing(), replaced, target.directory(), to);
      }
      source.directory().move(from, target.directory(), to);
    }
  }

  /** What POSIX demands of a target that exists, whatever the host's file system would do. */
  private static void checkReplaceable(
      BasicFileAttributes source, BasicFileAttributes replaced, OpenDirectory in, Path target)
      throws IOException {
    if (source.isDirectory() && !replaced.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (!source.isDirectory() && replaced.isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    boolean same = source.fileKey() != null && source.fileKey().equals(replaced.fileKey());
    if (source.isDirectory() && !same) {
      try (OpenDirectory directory = in.open(target);
          DirectoryStream<Path> entries = directory.list()) {
        if (entries.iterator().hasNext()) {
          throw new ErrnoException(Errno.NOTEMPTY);
        }
      }
    }
  }

  void pathSymlink(Memory memory, int oldPath, int oldLength, int fd, int newPath, int newLength)
      throws IOException {
    String target = Guest.path(memory, oldPath, oldLength);
    String given = Guest.path(memory, newPath, newLength);
    Descriptor.Directory from = fds.writableDirectory(fd, Rights.PATH_SYMLINK);
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    try (Resolved link = resolve(from, withoutSlash(given))) {
      Path name = link.newName();
      if (given.endsWith("/")) {
        throw new ErrnoException(Errno.NOENT);
      }
      if (!PathResolver.isRelativeTarget(link.directory(), target)) {
        throw new ErrnoException(Errno.PERM);
      }
      link.directory().createSymbolicLink(name, target);
    }
  }
}
