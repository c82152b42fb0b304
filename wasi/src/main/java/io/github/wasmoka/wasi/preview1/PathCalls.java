package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.preview1.PathResolver.Resolved;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Calls that take a path. */
final class PathCalls {
  private static final int FOLLOW = 1;
  private static final int CREAT = 1;
  private static final int DIRECTORY = 2;
  private static final int EXCL = 4;
  private static final int TRUNC = 8;

  private final FdTable fds;

  PathCalls(FdTable fds) {
    this.fds = fds;
  }

  @WasiCall("path_open")
  int pathOpen(
      Instance instance,
      int fd,
      int dirFlags,
      int path,
      int pathLength,
      int openFlags,
      long rights,
      long inheriting,
      int fdFlags,
      int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.Directory directory = fds.directory(fd);
    if ((openFlags & ~15) != 0 || (fdFlags & ~FdFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.view(Guest.u(result), 4);
    Resolved resolved =
        PathResolver.resolve(
            directory,
            Guest.path(memory, path, pathLength),
            (dirFlags & FOLLOW) != 0 && (openFlags & (CREAT | EXCL)) != (CREAT | EXCL));
    Descriptor opened =
        open(directory, resolved, openFlags, rights & directory.inheriting, inheriting, fdFlags);
    memory.writeInt(Guest.u(result), fds.add(opened));
    return Errno.SUCCESS.code();
  }

  private static Descriptor open(
      Descriptor.Directory parent,
      Resolved resolved,
      int openFlags,
      long rights,
      long inheriting,
      int fdFlags)
      throws IOException {
    BasicFileAttributes attributes = resolved.attributes();
    boolean writes = (rights & Rights.WRITES) != 0;
    if (attributes != null) {
      if ((openFlags & (CREAT | EXCL)) == (CREAT | EXCL)) {
        throw new ErrnoException(Errno.EXIST);
      }
      if (attributes.isSymbolicLink()) {
        throw new ErrnoException(Errno.LOOP);
      }
      if (attributes.isDirectory()) {
        if (((openFlags & (CREAT | TRUNC)) != 0 && (openFlags & DIRECTORY) == 0)
            || ((rights & Rights.FD_WRITE) != 0 && (rights & Rights.FD_READDIR) == 0)) {
          throw new ErrnoException(Errno.ISDIR);
        }
        var directory = new Descriptor.Directory(resolved.path(), parent.readOnly, null);
        directory.rights = Rights.DIRECTORY & rights;
        directory.inheriting &= inheriting;
        directory.flags = fdFlags;
        return directory;
      }
      if ((openFlags & DIRECTORY) != 0 || resolved.asDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      if (!attributes.isRegularFile()) {
        // A FIFO would block the host, a device would lead out of the directory.
        throw new ErrnoException(Errno.PERM);
      }
    } else if ((openFlags & CREAT) == 0) {
      throw new ErrnoException(Errno.NOENT);
    } else if ((openFlags & DIRECTORY) != 0) {
      throw new ErrnoException(Errno.INVAL);
    } else if (resolved.asDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (parent.readOnly && (writes || (openFlags & TRUNC) != 0 || attributes == null)) {
      throw new ErrnoException(Errno.ROFS);
    }
    FileChannel channel =
        FileChannel.open(resolved.path(), options(attributes == null, openFlags, rights, fdFlags));
    if ((openFlags & TRUNC) != 0 && attributes != null) {
      channel.truncate(0);
    }
    return new Descriptor.File(
        channel, resolved.path(), parent.readOnly, rights & Rights.FILE, fdFlags);
  }

  private static Set<OpenOption> options(boolean create, int openFlags, long rights, int fdFlags) {
    var options = new HashSet<OpenOption>();
    // The last component was looked at: if it becomes a link meanwhile, the host must not follow
    // it.
    options.add(LinkOption.NOFOLLOW_LINKS);
    boolean writes = (rights & Rights.WRITES) != 0 || create || (openFlags & TRUNC) != 0;
    if (writes) {
      options.add(StandardOpenOption.WRITE);
    }
    if ((rights & Rights.FD_READ) != 0 || !writes) {
      options.add(StandardOpenOption.READ);
    }
    if (create) {
      options.add(
          (openFlags & EXCL) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if ((fdFlags & (FdFlags.SYNC | FdFlags.RSYNC)) != 0) {
      options.add(StandardOpenOption.SYNC);
    } else if ((fdFlags & FdFlags.DSYNC) != 0) {
      options.add(StandardOpenOption.DSYNC);
    }
    return options;
  }

  @WasiCall("path_create_directory")
  int pathCreateDirectory(Instance instance, int fd, int path, int length) throws IOException {
    Memory memory = Guest.memory(instance);
    Resolved resolved =
        PathResolver.resolve(
            fds.writableDirectory(fd), withoutSlash(Guest.path(memory, path, length)), false);
    if (resolved.attributes() != null) {
      throw new ErrnoException(Errno.EXIST);
    }
    Files.createDirectory(resolved.path());
    return Errno.SUCCESS.code();
  }

  /** A new directory may be named with a slash at the end. */
  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private FileStat stat(Memory memory, int fd, int flags, int path, int length) throws IOException {
    Resolved resolved =
        PathResolver.resolve(
            fds.directory(fd), Guest.path(memory, path, length), (flags & FOLLOW) != 0);
    BasicFileAttributes attributes = resolved.existing();
    return FileStat.of(
        resolved.root() ? resolved.path().toRealPath() : resolved.path(), attributes);
  }

  @WasiCall("path_filestat_get")
  int pathFilestatGet(Instance instance, int fd, int flags, int path, int length, int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    stat(memory, fd, flags, path, length).write(memory, Guest.u(result));
    return Errno.SUCCESS.code();
  }

  @WasiCall(value = "path_filestat_get", unstable = true)
  int pathFilestatGetUnstable(
      Instance instance, int fd, int flags, int path, int length, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    stat(memory, fd, flags, path, length).writeUnstable(memory, Guest.u(result));
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_filestat_set_times")
  int pathFilestatSetTimes(
      Instance instance,
      int fd,
      int flags,
      int path,
      int length,
      long accessed,
      long modified,
      int timeFlags)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Resolved resolved =
        PathResolver.resolve(
            fds.writableDirectory(fd), Guest.path(memory, path, length), (flags & FOLLOW) != 0);
    resolved.existing();
    FileTimes.set(resolved.path(), accessed, modified, timeFlags);
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_link")
  int pathLink(
      Instance instance,
      int oldFd,
      int oldFlags,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength)
      throws IOException {
    Memory memory = Guest.memory(instance);
    if ((oldFlags & FOLLOW) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    Resolved source =
        PathResolver.resolve(
            fds.writableDirectory(oldFd), Guest.path(memory, oldPath, oldLength), false);
    Resolved target =
        PathResolver.resolve(
            fds.writableDirectory(newFd), Guest.path(memory, newPath, newLength), false);
    if (source.existing().isDirectory()) {
      throw new ErrnoException(Errno.PERM);
    }
    if (target.attributes() != null) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (target.asDirectory()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Files.createLink(target.path(), source.path());
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_readlink")
  int pathReadlink(
      Instance instance, int fd, int path, int length, int buffer, int bufferLength, int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Resolved resolved =
        PathResolver.resolve(fds.directory(fd), Guest.path(memory, path, length), false);
    if (!resolved.existing().isSymbolicLink()) {
      throw new ErrnoException(Errno.INVAL);
    }
    byte[] target =
        Files.readSymbolicLink(resolved.path()).toString().getBytes(StandardCharsets.UTF_8);
    int part = (int) Math.min(target.length, Guest.u(bufferLength));
    memory.write(Guest.u(buffer), target, 0, part);
    memory.writeInt(Guest.u(result), part);
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_remove_directory")
  int pathRemoveDirectory(Instance instance, int fd, int path, int length) throws IOException {
    Memory memory = Guest.memory(instance);
    Resolved resolved =
        PathResolver.resolve(
            fds.writableDirectory(fd), withoutSlash(Guest.path(memory, path, length)), false);
    if (!resolved.existing().isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (resolved.root()) {
      throw new ErrnoException(Errno.INVAL);
    }
    Files.delete(resolved.path());
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_unlink_file")
  int pathUnlinkFile(Instance instance, int fd, int path, int length) throws IOException {
    Memory memory = Guest.memory(instance);
    String name = Guest.path(memory, path, length);
    Resolved resolved = PathResolver.resolve(fds.writableDirectory(fd), withoutSlash(name), false);
    if (resolved.existing().isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (name.endsWith("/")) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    Files.delete(resolved.path());
    return Errno.SUCCESS.code();
  }

  @WasiCall("path_rename")
  int pathRename(
      Instance instance,
      int oldFd,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength)
      throws IOException {
    Memory memory = Guest.memory(instance);
    String oldName = Guest.path(memory, oldPath, oldLength);
    String newName = Guest.path(memory, newPath, newLength);
    Resolved source =
        PathResolver.resolve(fds.writableDirectory(oldFd), withoutSlash(oldName), false);
    Resolved target =
        PathResolver.resolve(fds.writableDirectory(newFd), withoutSlash(newName), false);
    boolean directory = source.existing().isDirectory();
    if (!directory && (oldName.endsWith("/") || newName.endsWith("/"))) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (source.root() || target.root()) {
      throw new ErrnoException(Errno.BUSY);
    }
    BasicFileAttributes replaced = target.attributes();
    if (replaced != null) {
      checkReplaceable(directory, source.path(), replaced, target.path());
    }
    Files.move(
        source.path(),
        target.path(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return Errno.SUCCESS.code();
  }

  /** What POSIX demands of a target that exists, whatever the host's file system would do. */
  private static void checkReplaceable(
      boolean directory, Path source, BasicFileAttributes replaced, Path target)
      throws IOException {
    if (directory && !replaced.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (!directory && replaced.isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (directory && !source.equals(target)) {
      try (var entries = Files.newDirectoryStream(target)) {
        if (entries.iterator().hasNext()) {
          throw new ErrnoException(Errno.NOTEMPTY);
        }
      }
    }
  }

  @WasiCall("path_symlink")
  int pathSymlink(Instance instance, int oldPath, int oldLength, int fd, int newPath, int newLength)
      throws IOException {
    Memory memory = Guest.memory(instance);
    String target = Guest.path(memory, oldPath, oldLength);
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    // A link that leads nowhere inside could still be followed by the host's own programs.
    if (target.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    String name = Guest.path(memory, newPath, newLength);
    Resolved link = PathResolver.resolve(fds.writableDirectory(fd), withoutSlash(name), false);
    if (link.attributes() != null) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (name.endsWith("/")) {
      throw new ErrnoException(Errno.NOENT);
    }
    Files.createSymbolicLink(link.path(), link.path().getFileSystem().getPath(target));
    return Errno.SUCCESS.code();
  }
}
