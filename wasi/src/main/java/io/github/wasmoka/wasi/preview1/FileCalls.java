package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reading, writing and seeking. */
final class FileCalls {
  private static final int SET = 0;
  private static final int CUR = 1;
  private static final int END = 2;

  private final FdTable fds;

  FileCalls(FdTable fds) {
    this.fds = fds;
  }

  private static Descriptor.File readable(Descriptor descriptor) throws ErrnoException {
    Descriptor.File file = file(descriptor);
    if ((file.rights & Rights.FD_READ) == 0) {
      throw new ErrnoException(Errno.BADF);
    }
    return file;
  }

  private static Descriptor.File writable(Descriptor descriptor) throws ErrnoException {
    Descriptor.File file = file(descriptor);
    if ((file.rights & Rights.FD_WRITE) == 0) {
      throw new ErrnoException(Errno.BADF);
    }
    return file;
  }

  private static Descriptor.File file(Descriptor descriptor) throws ErrnoException {
    return switch (descriptor) {
      case Descriptor.File file -> file;
      case Descriptor.Directory _ -> throw new ErrnoException(Errno.BADF);
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          throw new ErrnoException(Errno.SPIPE);
    };
  }

  @WasiCall("fd_read")
  int fdRead(Instance instance, int fd, int iovs, int count, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor descriptor = fds.get(fd);
    ByteBuffer[] buffers = Guest.buffers(memory, iovs, count, true);
    long read =
        switch (descriptor) {
          case Descriptor.Input input -> read(input, buffers);
          case Descriptor.Output _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Connection connection -> connection.channel.read(buffers);
          case Descriptor.Directory _ -> throw new ErrnoException(Errno.ISDIR);
          case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTSUP);
          case Descriptor.File _ -> readable(descriptor).channel.read(buffers);
        };
    memory.writeInt(Guest.u(result), (int) Math.max(read, 0));
    return Errno.SUCCESS.code();
  }

  /** Reads once: what is there, without waiting for the buffers to be full. */
  private static long read(Descriptor.Input input, ByteBuffer[] buffers) throws IOException {
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      if (!buffer.hasRemaining()) {
        continue;
      }
      if (sum > 0 && input.in.available() <= 0) {
        break;
      }
      byte[] chunk = new byte[Math.min(buffer.remaining(), 65_536)];
      int read = input.in.read(chunk);
      if (read <= 0) {
        break;
      }
      buffer.put(chunk, 0, read);
      sum += read;
      if (read < chunk.length || buffer.hasRemaining()) {
        break;
      }
    }
    return sum;
  }

  @WasiCall("fd_write")
  int fdWrite(Instance instance, int fd, int iovs, int count, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor descriptor = fds.get(fd);
    ByteBuffer[] buffers = Guest.buffers(memory, iovs, count, false);
    memory.view(Guest.u(result), 4);
    long written =
        switch (descriptor) {
          case Descriptor.Output output -> write(output.out, buffers);
          case Descriptor.Input _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Connection connection -> connection.channel.write(buffers);
          case Descriptor.Directory _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTSUP);
          case Descriptor.File _ -> {
            Descriptor.File file = writable(descriptor);
            if ((file.flags & FdFlags.APPEND) != 0) {
              file.channel.position(file.channel.size());
            }
            yield file.channel.write(buffers);
          }
        };
    memory.writeInt(Guest.u(result), (int) written);
    return Errno.SUCCESS.code();
  }

  private static long write(OutputStream out, ByteBuffer[] buffers) throws IOException {
    int sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum = Math.addExact(sum, buffer.remaining());
    }
    // One call of the stream for one of the guest's: lines of several threads do not mix.
    byte[] bytes = new byte[sum];
    int at = 0;
    for (ByteBuffer buffer : buffers) {
      int length = buffer.remaining();
      buffer.get(bytes, at, length);
      at += length;
    }
    out.write(bytes);
    out.flush();
    return sum;
  }

  @WasiCall("fd_pread")
  int fdPread(Instance instance, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.File file = readable(fds.get(fd));
    if (offset < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    long at = offset;
    for (ByteBuffer buffer : Guest.buffers(memory, iovs, count, true)) {
      int read = buffer.hasRemaining() ? file.channel.read(buffer, at) : 0;
      at += Math.max(read, 0);
      if (buffer.hasRemaining()) {
        break;
      }
    }
    memory.writeInt(Guest.u(result), (int) (at - offset));
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_pwrite")
  int fdPwrite(Instance instance, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.File file = writable(fds.get(fd));
    if (offset < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    long at = offset;
    for (ByteBuffer buffer : Guest.buffers(memory, iovs, count, false)) {
      at += file.channel.write(buffer, at);
    }
    memory.writeInt(Guest.u(result), (int) (at - offset));
    return Errno.SUCCESS.code();
  }

  private static long seek(Descriptor.File file, long delta, int base) throws IOException {
    FileChannel channel = file.channel;
    long from =
        switch (base) {
          case SET -> 0;
          case CUR -> channel.position();
          case END -> channel.size();
          default -> throw new ErrnoException(Errno.INVAL);
        };
    long target = from + delta;
    if (target < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    channel.position(target);
    return target;
  }

  @WasiCall("fd_seek")
  int fdSeek(Instance instance, int fd, long delta, int whence, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    memory.writeLong(Guest.u(result), seek(file(fds.get(fd)), delta, whence));
    return Errno.SUCCESS.code();
  }

  /** Here {@code whence} counts current, end, start. */
  @WasiCall(value = "fd_seek", unstable = true)
  int fdSeekUnstable(Instance instance, int fd, long delta, int whence, int result)
      throws IOException {
    if (Integer.compareUnsigned(whence, 2) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return fdSeek(instance, fd, delta, (whence + 1) % 3, result);
  }

  @WasiCall("fd_tell")
  int fdTell(Instance instance, int fd, int result) throws IOException {
    Guest.memory(instance).writeLong(Guest.u(result), file(fds.get(fd)).channel.position());
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_sync")
  int fdSync(int fd) throws IOException {
    if (fds.get(fd) instanceof Descriptor.File file) {
      file.channel.force(true);
    }
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_datasync")
  int fdDatasync(int fd) throws IOException {
    if (fds.get(fd) instanceof Descriptor.File file) {
      file.channel.force(false);
    }
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_advise")
  int fdAdvise(int fd, long offset, long length, int advice) throws IOException {
    Descriptor descriptor = fds.get(fd);
    if (Integer.compareUnsigned(advice, 5) > 0 || offset < 0 || length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (descriptor instanceof Descriptor.Directory) {
      throw new ErrnoException(Errno.BADF);
    }
    file(descriptor);
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_allocate")
  int fdAllocate(int fd, long offset, long length) throws IOException {
    Descriptor.File file = writable(fds.get(fd));
    if (offset < 0 || length <= 0 || offset + length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (file.channel.size() < offset + length) {
      grow(file.channel, offset + length);
    }
    return Errno.SUCCESS.code();
  }

  private static void grow(FileChannel channel, long size) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
  }

  @WasiCall("fd_filestat_get")
  int fdFilestatGet(Instance instance, int fd, int result) throws IOException {
    stat(fds.get(fd)).write(Guest.memory(instance), Guest.u(result));
    return Errno.SUCCESS.code();
  }

  @WasiCall(value = "fd_filestat_get", unstable = true)
  int fdFilestatGetUnstable(Instance instance, int fd, int result) throws IOException {
    stat(fds.get(fd)).writeUnstable(Guest.memory(instance), Guest.u(result));
    return Errno.SUCCESS.code();
  }

  private static FileStat stat(Descriptor descriptor) throws IOException {
    return switch (descriptor) {
      case Descriptor.Directory directory -> FileStat.of(directory.path.toRealPath());
      case Descriptor.File file -> {
        long size = file.channel.size();
        try {
          FileStat named = FileStat.of(file.path);
          yield new FileStat(
              named.device(),
              named.inode(),
              named.type(),
              named.links(),
              size,
              named.accessed(),
              named.modified(),
              named.changed());
        } catch (IOException e) {
          // Removed or renamed while open: only the channel still knows it.
          yield new FileStat(0, 0, FileType.REGULAR_FILE, 0, size, 0, 0, 0);
        }
      }
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          FileStat.of(descriptor.type());
    };
  }

  @WasiCall("fd_filestat_set_size")
  int fdFilestatSetSize(int fd, long size) throws IOException {
    Descriptor descriptor = fds.get(fd);
    if (!(descriptor instanceof Descriptor.File)) {
      throw new ErrnoException(
          descriptor instanceof Descriptor.Directory ? Errno.BADF : Errno.INVAL);
    }
    Descriptor.File file = writable(descriptor);
    if (size < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    long present = file.channel.size();
    if (size < present) {
      long position = file.channel.position();
      file.channel.truncate(size);
      // Java moves the position with the end; POSIX does not.
      file.channel.position(position);
    } else if (size > present) {
      grow(file.channel, size);
    }
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_filestat_set_times")
  int fdFilestatSetTimes(int fd, long accessed, long modified, int flags) throws IOException {
    switch (fds.get(fd)) {
      case Descriptor.File file when !file.readOnly ->
          FileTimes.set(file.path, accessed, modified, flags);
      case Descriptor.Directory directory when !directory.readOnly ->
          FileTimes.set(directory.path.toRealPath(), accessed, modified, flags);
      case Descriptor.File _, Descriptor.Directory _ -> throw new ErrnoException(Errno.ROFS);
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          throw new ErrnoException(Errno.BADF);
    }
    return Errno.SUCCESS.code();
  }
}
