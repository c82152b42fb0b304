package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.OpenDirectory;
import io.github.wasmoka.wasi.fs.OpenFile;
import io.github.wasmoka.wasi.fs.PathResolver;
import io.github.wasmoka.wasi.fs.Resolved;
import java.io.IOException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Opening files and directories. */
final class OpenCalls {
  private static final int CREAT = 1;
  private static final int DIRECTORY = 2;
  private static final int EXCL = 4;
  private static final int TRUNC = 8;

  private final FdTable fds;

  OpenCalls(FdTable fds) {
    this.fds = fds;
  }

  /** What a call asks for. */
  private record Request(int openFlags, long rights, long inheriting, int fdFlags) {
    boolean has(int flag) {
      return (openFlags & flag) != 0;
    }

    boolean exclusive() {
      return has(CREAT) && has(EXCL);
    }

    boolean writes() {
      // Not by the other rights: Go asks for one of them even to read.
      return (rights & Rights.FD_WRITE) != 0;
    }
  }

  void pathOpen(
      Memory memory,
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
    String given = Guest.path(memory, path, pathLength);
    long to = Guest.result(memory, result, 4);
    Descriptor.Directory from = fds.directory(fd, Rights.PATH_OPEN);
    if ((openFlags & ~(CREAT | DIRECTORY | EXCL | TRUNC)) != 0 || (fdFlags & ~FdFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    var request = new Request(openFlags, from.openable(rights), from.openable(inheriting), fdFlags);
    if (request.has(CREAT)) {
      from.require(Rights.PATH_CREATE_FILE);
    }
    if (request.has(TRUNC)) {
      from.require(Rights.PATH_FILESTAT_SET_SIZE);
    }
    boolean follow = PathCalls.follow(dirFlags) && !request.exclusive();
    try (Resolved resolved = PathResolver.resolve(from.directory, given, follow)) {
      memory.writeInt(to, fds.add(open(from, resolved, request)));
    }
  }

  private static Descriptor open(Descriptor.Directory from, Resolved resolved, Request request)
      throws IOException {
    BasicFileAttributes found = resolved.attributes();
    if (found != null) {
      if (request.exclusive()) {
        throw new ErrnoException(Errno.EXIST);
      }
      if (found.isSymbolicLink()) {
        throw new ErrnoException(Errno.LOOP);
      }
      if (found.isDirectory()) {
        return openDirectory(from, resolved, request);
      }
      if (request.has(DIRECTORY) || resolved.asDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
    } else if (!request.has(CREAT)) {
      throw new ErrnoException(Errno.NOENT);
    } else if (request.has(DIRECTORY)) {
      throw new ErrnoException(Errno.INVAL);
    } else if (resolved.asDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (from.readOnly && (request.writes() || request.has(TRUNC) || found == null)) {
      throw new ErrnoException(Errno.ROFS);
    }
    return openFile(from, resolved, request);
  }

  private static Descriptor openDirectory(
      Descriptor.Directory from, Resolved resolved, Request request) throws IOException {
    if ((request.has(CREAT | TRUNC) && !request.has(DIRECTORY))
        || (request.writes() && (request.rights & Rights.FD_READDIR) == 0)) {
      throw new ErrnoException(Errno.ISDIR);
    }
    Path name = resolved.name();
    OpenDirectory opened =
        name == null ? resolved.directory().reopen() : resolved.directory().open(name);
    var directory = new Descriptor.Directory(opened, from.readOnly, null);
    directory.rights &= request.rights;
    directory.inheriting &= request.inheriting;
    directory.inherit(from);
    directory.flags = request.fdFlags;
    return directory;
  }

  private static Descriptor openFile(Descriptor.Directory from, Resolved resolved, Request request)
      throws IOException {
    BasicFileAttributes found = resolved.attributes();
    boolean append = (request.fdFlags & FdFlags.APPEND) != 0 && request.writes();
    OpenFile file =
        resolved
            .directory()
            .openFile(resolved.nameOr(Errno.ISDIR), found, options(request, found == null), append);
    if (request.has(TRUNC) && found != null) {
      try {
        file.resize(0);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    }
    return new Descriptor.File(file, from.readOnly, request.rights & Rights.FILE, request.fdFlags);
  }

  private static Set<OpenOption> options(Request request, boolean create) {
    var options = new HashSet<OpenOption>();
    boolean writes = request.writes() || create || request.has(TRUNC);
    if (writes) {
      options.add(StandardOpenOption.WRITE);
    }
    if ((request.rights & Rights.FD_READ) != 0 || !writes) {
      options.add(StandardOpenOption.READ);
    }
    if (create) {
      options.add(request.has(EXCL) ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if ((request.fdFlags & (FdFlags.SYNC | FdFlags.RSYNC)) != 0) {
      options.add(StandardOpenOption.SYNC);
    } else if ((request.fdFlags & FdFlags.DSYNC) != 0) {
      options.add(StandardOpenOption.DSYNC);
    }
    return options;
  }
}
