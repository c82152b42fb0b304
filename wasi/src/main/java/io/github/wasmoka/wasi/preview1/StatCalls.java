package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.FileStat;
import io.github.wasmoka.wasi.fs.FileTimes;
import io.github.wasmoka.wasi.fs.OpenDirectory.Times;
import io.github.wasmoka.wasi.fs.PathResolver;
import io.github.wasmoka.wasi.fs.Resolved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Reading and setting what is known of files, by descriptor and by path. */
final class StatCalls {
  private final FdTable fds;
  private final LongSupplier clock;

  StatCalls(WasiConfig config, FdTable fds) {
    this.fds = fds;
    this.clock = config.realtime();
  }

  private FileStat stat(int fd) throws IOException {
    Descriptor descriptor = fds.get(fd);
    descriptor.require(Rights.FD_FILESTAT_GET);
    return switch (descriptor) {
      case Descriptor.Directory directory -> directory.directory.stat();
      case Descriptor.File file -> file.file.stat();
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          FileStat.of(descriptor.type());
    };
  }

  void fdFilestatGet(Memory memory, int fd, int result) throws IOException {
    FileStat stat = stat(fd);
    StatLayout.write(memory, Guest.result(memory, result, StatLayout.SIZE), stat);
  }

  void fdFilestatGetUnstable(Memory memory, int fd, int result) throws IOException {
    FileStat stat = stat(fd);
    StatLayout.writeUnstable(memory, Guest.result(memory, result, StatLayout.UNSTABLE_SIZE), stat);
  }

  void fdFilestatSetTimes(int fd, long accessed, long modified, int flags) throws IOException {
    Descriptor descriptor = fds.get(fd);
    Times times = FileTimes.of(accessed, modified, flags, clock);
    descriptor.require(Rights.FD_FILESTAT_SET_TIMES);
    switch (descriptor) {
      case Descriptor.File file when !file.readOnly -> file.file.setTimes(times);
      case Descriptor.Directory directory when !directory.readOnly ->
          directory.directory.setTimes(times);
      case Descriptor.File _, Descriptor.Directory _ -> throw new ErrnoException(Errno.ROFS);
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          throw new ErrnoException(Errno.BADF);
    }
  }

  private FileStat stat(Memory memory, int fd, int flags, int path, int length) throws IOException {
    Descriptor.Directory from = fds.directory(fd, Rights.PATH_FILESTAT_GET);
    try (Resolved resolved =
        PathResolver.resolve(
            from.directory, Guest.path(memory, path, length), PathCalls.follow(flags))) {
      return resolved.stat();
    }
  }

  void pathFilestatGet(Memory memory, int fd, int flags, int path, int length, int result)
      throws IOException {
    FileStat stat = stat(memory, fd, flags, path, length);
    StatLayout.write(memory, Guest.result(memory, result, StatLayout.SIZE), stat);
  }

  void pathFilestatGetUnstable(Memory memory, int fd, int flags, int path, int length, int result)
      throws IOException {
    FileStat stat = stat(memory, fd, flags, path, length);
    StatLayout.writeUnstable(memory, Guest.result(memory, result, StatLayout.UNSTABLE_SIZE), stat);
  }

  void pathFilestatSetTimes(
      Memory memory,
      int fd,
      int flags,
      int path,
      int length,
      long accessed,
      long modified,
      int timeFlags)
      throws IOException {
    Times times = FileTimes.of(accessed, modified, timeFlags, clock);
    Descriptor.Directory from = fds.writableDirectory(fd, Rights.PATH_FILESTAT_SET_TIMES);
    try (Resolved resolved =
        PathResolver.resolve(
            from.directory, Guest.path(memory, path, length), PathCalls.follow(flags))) {
      resolved.existing();
      Path name = resolved.name();
      if (name == null) {
        resolved.directory().setTimes(times);
      } else {
        resolved.directory().setTimes(name, times);
      }
    }
  }
}
