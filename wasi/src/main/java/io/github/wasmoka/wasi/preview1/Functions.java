package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The functions as guests import them, with exactly their types: a method for each, named as in
 * WASI but in Java's casing. It is not entered when the guest has ended; what its group of calls
 * throws becomes an error code. Written out, because combining method handles for it took most of
 * the time that a short program runs.
 */
@SuppressWarnings({"unused", "CatchAndPrintStackTrace"}) // called through method handles
final class Functions {
  private static final int SUCCESS = Errno.SUCCESS.code();

  private final Lifetime lifetime;
  private final ProcessCalls process;
  private final ClockCalls clocks;
  private final FdCalls descriptors;
  private final FileCalls files;
  private final StatCalls stats;
  private final DirCalls directories;
  private final OpenCalls opening;
  private final PathCalls paths;
  private final PollCalls polling;
  private final SocketCalls sockets;

  Functions(WasiConfig config, Lifetime lifetime, FdTable fds) {
    this.lifetime = lifetime;
    process = new ProcessCalls(config, lifetime);
    clocks = new ClockCalls(config);
    descriptors = new FdCalls(fds);
    files = new FileCalls(fds, lifetime);
    stats = new StatCalls(config, fds);
    directories = new DirCalls(fds, lifetime);
    opening = new OpenCalls(fds);
    paths = new PathCalls(fds);
    polling = new PollCalls(config, clocks, fds, lifetime);
    sockets = new SocketCalls(fds, lifetime);
  }

  /** What a call that reads or writes memory begins with. */
  private Memory enter(@Nullable Instance instance) throws IOException {
    lifetime.check();
    return Guest.memory(instance);
  }

  /** The error code of a failure; what is no failure of the call is thrown on. */
  private static int failed(Throwable e) {
    return switch (e) {
      case ClosedByInterruptException _ -> throw Lifetime.interrupted();
      case IOException io -> Errno.of(io).code();
      case Trap trap when trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS -> Errno.FAULT.code();
      case WasmException passed -> throw passed;
      case RuntimeException other -> Errno.of(other).code();
      // A file system in memory grew over what there is.
      case OutOfMemoryError _ -> Errno.NOMEM.code();
      case Error error -> throw error;
      default -> throw new IllegalStateException(e);
    };
  }

  int argsSizesGet(Instance instance, int count, int size) {
    try {
      process.argsSizesGet(enter(instance), count, size);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int argsGet(Instance instance, int pointers, int buffer) {
    try {
      process.argsGet(enter(instance), pointers, buffer);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int environSizesGet(Instance instance, int count, int size) {
    try {
      process.environSizesGet(enter(instance), count, size);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int environGet(Instance instance, int pointers, int buffer) {
    try {
      process.environGet(enter(instance), pointers, buffer);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int randomGet(Instance instance, int buffer, int length) {
    try {
      process.randomGet(enter(instance), buffer, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  void procExit(int code) {
    lifetime.check();
    process.procExit(code);
  }

  int procRaise(int signal) {
    try {
      lifetime.check();
      process.procRaise(signal);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int schedYield() {
    try {
      lifetime.check();
      process.schedYield();
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int clockResGet(Instance instance, int clock, int result) {
    try {
      clocks.clockResGet(enter(instance), clock, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int clockTimeGet(Instance instance, int clock, long precision, int result) {
    try {
      clocks.clockTimeGet(enter(instance), clock, precision, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdClose(int fd) {
    try {
      lifetime.check();
      descriptors.fdClose(fd);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdRenumber(int from, int to) {
    try {
      lifetime.check();
      descriptors.fdRenumber(from, to);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFdstatGet(Instance instance, int fd, int result) {
    try {
      descriptors.fdFdstatGet(enter(instance), fd, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFdstatSetFlags(int fd, int flags) {
    try {
      lifetime.check();
      descriptors.fdFdstatSetFlags(fd, flags);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFdstatSetRights(int fd, long rights, long inheriting) {
    try {
      lifetime.check();
      descriptors.fdFdstatSetRights(fd, rights, inheriting);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdPrestatGet(Instance instance, int fd, int result) {
    try {
      descriptors.fdPrestatGet(enter(instance), fd, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdPrestatDirName(Instance instance, int fd, int buffer, int length) {
    try {
      descriptors.fdPrestatDirName(enter(instance), fd, buffer, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdRead(Instance instance, int fd, int iovs, int count, int result) {
    try {
      files.fdRead(enter(instance), fd, iovs, count, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdWrite(Instance instance, int fd, int iovs, int count, int result) {
    try {
      files.fdWrite(enter(instance), fd, iovs, count, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdPread(Instance instance, int fd, int iovs, int count, long offset, int result) {
    try {
      files.fdPread(enter(instance), fd, iovs, count, offset, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdPwrite(Instance instance, int fd, int iovs, int count, long offset, int result) {
    try {
      files.fdPwrite(enter(instance), fd, iovs, count, offset, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdSeek(Instance instance, int fd, long delta, int whence, int result) {
    try {
      files.fdSeek(enter(instance), fd, delta, whence, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdSeekUnstable(Instance instance, int fd, long delta, int whence, int result) {
    try {
      files.fdSeekUnstable(enter(instance), fd, delta, whence, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdTell(Instance instance, int fd, int result) {
    try {
      files.fdTell(enter(instance), fd, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdSync(int fd) {
    try {
      lifetime.check();
      files.fdSync(fd);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdDatasync(int fd) {
    try {
      lifetime.check();
      files.fdDatasync(fd);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdAdvise(int fd, long offset, long length, int advice) {
    try {
      lifetime.check();
      files.fdAdvise(fd, offset, length, advice);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdAllocate(int fd, long offset, long length) {
    try {
      lifetime.check();
      files.fdAllocate(fd, offset, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFilestatSetSize(int fd, long size) {
    try {
      lifetime.check();
      files.fdFilestatSetSize(fd, size);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFilestatGet(Instance instance, int fd, int result) {
    try {
      stats.fdFilestatGet(enter(instance), fd, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFilestatGetUnstable(Instance instance, int fd, int result) {
    try {
      stats.fdFilestatGetUnstable(enter(instance), fd, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdFilestatSetTimes(int fd, long accessed, long modified, int flags) {
    try {
      lifetime.check();
      stats.fdFilestatSetTimes(fd, accessed, modified, flags);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathFilestatGet(Instance instance, int fd, int flags, int path, int length, int result) {
    try {
      stats.pathFilestatGet(enter(instance), fd, flags, path, length, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathFilestatGetUnstable(
      Instance instance, int fd, int flags, int path, int length, int result) {
    try {
      stats.pathFilestatGetUnstable(enter(instance), fd, flags, path, length, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathFilestatSetTimes(
      Instance instance,
      int fd,
      int flags,
      int path,
      int length,
      long accessed,
      long modified,
      int timeFlags) {
    try {
      stats.pathFilestatSetTimes(
          enter(instance), fd, flags, path, length, accessed, modified, timeFlags);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int fdReaddir(Instance instance, int fd, int buffer, int length, long cookie, int result) {
    try {
      directories.fdReaddir(enter(instance), fd, buffer, length, cookie, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

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
      int result) {
    try {
      opening.pathOpen(
          enter(instance),
          fd,
          dirFlags,
          path,
          pathLength,
          openFlags,
          rights,
          inheriting,
          fdFlags,
          result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathCreateDirectory(Instance instance, int fd, int path, int length) {
    try {
      paths.pathCreateDirectory(enter(instance), fd, path, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathLink(
      Instance instance,
      int oldFd,
      int oldFlags,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength) {
    try {
      paths.pathLink(
          enter(instance), oldFd, oldFlags, oldPath, oldLength, newFd, newPath, newLength);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathReadlink(
      Instance instance, int fd, int path, int length, int buffer, int bufferLength, int result) {
    try {
      paths.pathReadlink(enter(instance), fd, path, length, buffer, bufferLength, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathRemoveDirectory(Instance instance, int fd, int path, int length) {
    try {
      paths.pathRemoveDirectory(enter(instance), fd, path, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathUnlinkFile(Instance instance, int fd, int path, int length) {
    try {
      paths.pathUnlinkFile(enter(instance), fd, path, length);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathRename(
      Instance instance,
      int oldFd,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength) {
    try {
      paths.pathRename(enter(instance), oldFd, oldPath, oldLength, newFd, newPath, newLength);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pathSymlink(
      Instance instance, int oldPath, int oldLength, int fd, int newPath, int newLength) {
    try {
      paths.pathSymlink(enter(instance), oldPath, oldLength, fd, newPath, newLength);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pollOneoff(Instance instance, int in, int out, int count, int result) {
    try {
      polling.pollOneoff(enter(instance), in, out, count, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int pollOneoffUnstable(Instance instance, int in, int out, int count, int result) {
    try {
      polling.pollOneoffUnstable(enter(instance), in, out, count, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int sockAccept(Instance instance, int fd, int flags, int result) {
    try {
      sockets.sockAccept(enter(instance), fd, flags, result);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int sockRecv(Instance instance, int fd, int iovs, int count, int flags, int size, int outFlags) {
    try {
      sockets.sockRecv(enter(instance), fd, iovs, count, flags, size, outFlags);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int sockSend(Instance instance, int fd, int iovs, int count, int flags, int size) {
    try {
      sockets.sockSend(enter(instance), fd, iovs, count, flags, size);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  int sockShutdown(int fd, int how) {
    try {
      lifetime.check();
      sockets.sockShutdown(fd, how);
      return SUCCESS;
    } catch (Throwable e) {
      return failed(e);
    }
  }
}
