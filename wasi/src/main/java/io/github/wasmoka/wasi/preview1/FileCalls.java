package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.OpenFile;
import io.github.wasmoka.wasi.fs.OpenFile.Whence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;

/** Reading, writing and seeking. */
final class FileCalls {
  private static final List<Whence> WHENCE = List.of(Whence.SET, Whence.CUR, Whence.END);
  private static final List<Whence> WHENCE_UNSTABLE = List.of(Whence.CUR, Whence.END, Whence.SET);
  private static final int STREAM_CHUNK = 65_536;
  private static final int LAST_ADVICE = 5;

  private final FdTable fds;
  private final Lifetime lifetime;

  FileCalls(FdTable fds, Lifetime lifetime) {
    this.fds = fds;
    this.lifetime = lifetime;
  }

  private static Descriptor.File readable(Descriptor descriptor) throws ErrnoException {
    Descriptor.File file = file(descriptor);
    descriptor.require(Rights.FD_READ);
    if ((file.rights & Rights.FD_READ) == 0) {
      throw new ErrnoException(Errno.BADF);
    }
    return file;
  }

  private static Descriptor.File writable(Descriptor descriptor) throws ErrnoException {
    Descriptor.File file = file(descriptor);
    descriptor.require(Rights.FD_WRITE);
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

  /** Moves one piece, and says how many bytes of it; none or fewer than asked for end the call. */
  @FunctionalInterface
  private interface Mover {
    long move(ByteBuffer[] piece) throws IOException;
  }

  /** Moves piece by piece. What was moved before a failure counts; the next call will meet it. */
  private long moveAll(Iovecs iovecs, Mover mover) throws IOException {
    while (true) {
      ByteBuffer[] piece = iovecs.next();
      if (piece.length == 0) {
        return iovecs.done();
      }
      long wanted = Iovecs.remaining(piece);
      long moved;
      try {
        moved = mover.move(piece);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        if (iovecs.done() > 0) {
          return iovecs.done();
        }
        throw e;
      }
      iovecs.advance(Math.max(moved, 0));
      if (moved < wanted) {
        return iovecs.done();
      }
      lifetime.checkInterrupted();
    }
  }

  void fdRead(Memory memory, int fd, int iovs, int count, int result) throws IOException {
    Descriptor descriptor = fds.get(fd);
    Iovecs iovecs = Iovecs.toFill(memory, iovs, count);
    long to = Guest.result(memory, result, 4);
    if (descriptor instanceof Descriptor.Input input) { // what most programs do, see fdWrite
      input.require(Rights.FD_READ);
      memory.writeInt(to, (int) read(input, iovecs));
      return;
    }
    long read =
        switch (descriptor) {
          case Descriptor.Input _, Descriptor.Output _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Connection connection -> {
            connection.require(Rights.FD_READ);
            yield connection.stream.read(
                iovecs.next(), false, connection.has(FdFlags.NONBLOCK), lifetime);
          }
          case Descriptor.Directory _ -> throw new ErrnoException(Errno.ISDIR);
          case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTCONN);
          case Descriptor.File _ -> moveAll(iovecs, readable(descriptor).file::read);
        };
    memory.writeInt(to, (int) read);
  }

  /** Reads once: what is there, without waiting for the buffers to be full. */
  private long read(Descriptor.Input input, Iovecs iovecs) throws IOException {
    int wanted = (int) Math.min(iovecs.left(), STREAM_CHUNK);
    if (wanted == 0) {
      return 0;
    }
    byte[] bytes = new byte[wanted];
    int read = input.source.read(bytes, input.has(FdFlags.NONBLOCK), lifetime);
    iovecs.put(bytes, Math.max(read, 0));
    return iovecs.done();
  }

  void fdWrite(Memory memory, int fd, int iovs, int count, int result) throws IOException {
    Descriptor descriptor = fds.get(fd);
    Iovecs iovecs = Iovecs.toDrain(memory, iovs, count);
    long to = Guest.result(memory, result, 4);
    if (descriptor instanceof Descriptor.Output output) {
      // Every program does, and the first switch over patterns takes the JVM milliseconds.
      output.require(Rights.FD_WRITE);
      memory.writeInt(to, (int) moveAll(iovecs, piece -> write(output.out, piece)));
      return;
    }
    long written =
        switch (descriptor) {
          case Descriptor.Input _, Descriptor.Output _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Connection connection -> {
            connection.require(Rights.FD_WRITE);
            yield connection.stream.write(
                iovecs.next(), connection.has(FdFlags.NONBLOCK), lifetime);
          }
          case Descriptor.Directory _ -> throw new ErrnoException(Errno.BADF);
          case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTCONN);
          case Descriptor.File _ -> write(writable(descriptor), iovecs);
        };
    memory.writeInt(to, (int) written);
  }

  private long write(Descriptor.File descriptor, Iovecs iovecs) throws IOException {
    OpenFile file = descriptor.file;
    long written = moveAll(iovecs, descriptor.has(FdFlags.APPEND) ? file::append : file::write);
    syncIfAsked(descriptor);
    return written;
  }

  /** Does what the host would, had the file been opened with the flags that were set later. */
  private static void syncIfAsked(Descriptor.File descriptor) throws IOException {
    int late = descriptor.flags & ~descriptor.hostFlags;
    if ((late & (FdFlags.SYNC | FdFlags.RSYNC)) != 0) {
      descriptor.file.force(true);
    } else if ((late & FdFlags.DSYNC) != 0) {
      descriptor.file.force(false);
    }
  }

  /** One call of the stream for a piece: lines of several threads do not mix. */
  private static long write(OutputStream out, ByteBuffer[] buffers) throws IOException {
    byte[] bytes = new byte[(int) Iovecs.remaining(buffers)];
    int at = 0;
    for (ByteBuffer buffer : buffers) {
      int length = buffer.remaining();
      buffer.get(bytes, at, length);
      at += length;
    }
    out.write(bytes);
    out.flush();
    return bytes.length;
  }

  /** Moves piece by piece to or from an offset of its own. */
  private long moveAt(Iovecs iovecs, long offset, PositionalMover mover) throws IOException {
    return moveAll(
        iovecs,
        piece -> {
          long sum = 0;
          for (ByteBuffer buffer : piece) {
            sum += Math.max(mover.move(buffer, offset + iovecs.done() + sum), 0);
            if (buffer.hasRemaining()) {
              break;
            }
          }
          return sum;
        });
  }

  @FunctionalInterface
  private interface PositionalMover {
    int move(ByteBuffer buffer, long at) throws IOException;
  }

  /** Checks an offset, unsigned, so far as files can be that long. */
  private static void checkOffset(long offset) throws ErrnoException {
    if (offset < 0 || offset > Long.MAX_VALUE - Integer.MAX_VALUE) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  void fdPread(Memory memory, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    Descriptor.File descriptor = readable(fds.get(fd));
    descriptor.require(Rights.FD_SEEK);
    Iovecs iovecs = Iovecs.toFill(memory, iovs, count);
    long to = Guest.result(memory, result, 4);
    checkOffset(offset);
    memory.writeInt(to, (int) moveAt(iovecs, offset, descriptor.file::read));
  }

  void fdPwrite(Memory memory, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    Descriptor.File descriptor = writable(fds.get(fd));
    descriptor.require(Rights.FD_SEEK);
    Iovecs iovecs = Iovecs.toDrain(memory, iovs, count);
    long to = Guest.result(memory, result, 4);
    checkOffset(offset);
    long written = moveAt(iovecs, offset, descriptor.file::write);
    syncIfAsked(descriptor);
    memory.writeInt(to, (int) written);
  }

  private void seek(Memory memory, int fd, long delta, int whence, int result, List<Whence> order)
      throws IOException {
    Descriptor.File descriptor = file(fds.get(fd));
    if (whence < 0 || whence >= order.size()) {
      throw new ErrnoException(Errno.INVAL);
    }
    Whence from = order.get(whence);
    descriptor.require(from == Whence.CUR && delta == 0 ? Rights.FD_TELL : Rights.FD_SEEK);
    long to = Guest.result(memory, result, 8);
    memory.writeLong(to, descriptor.file.seek(from, delta));
  }

  void fdSeek(Memory memory, int fd, long delta, int whence, int result) throws IOException {
    seek(memory, fd, delta, whence, result, WHENCE);
  }

  void fdSeekUnstable(Memory memory, int fd, long delta, int whence, int result)
      throws IOException {
    seek(memory, fd, delta, whence, result, WHENCE_UNSTABLE);
  }

  void fdTell(Memory memory, int fd, int result) throws IOException {
    Descriptor.File descriptor = file(fds.get(fd));
    descriptor.require(Rights.FD_TELL);
    memory.writeLong(Guest.u(result), descriptor.file.position());
  }

  private void sync(int fd, boolean metadata) throws IOException {
    Descriptor descriptor = fds.get(fd);
    descriptor.require(metadata ? Rights.FD_SYNC : Rights.FD_DATASYNC);
    switch (descriptor) {
      case Descriptor.File file -> file.file.force(metadata);
      case Descriptor.Directory directory -> directory.directory.sync();
      case Descriptor.Output output -> output.out.flush();
      case Descriptor.Input _ -> {
        // nothing was written
      }
      case Descriptor.Listener _, Descriptor.Connection _ -> throw new ErrnoException(Errno.INVAL);
    }
  }

  void fdSync(int fd) throws IOException {
    sync(fd, true);
  }

  void fdDatasync(int fd) throws IOException {
    sync(fd, false);
  }

  void fdAdvise(int fd, long offset, long length, int advice) throws IOException {
    Descriptor.File descriptor = file(fds.get(fd));
    descriptor.require(Rights.FD_ADVISE);
    if (Integer.compareUnsigned(advice, LAST_ADVICE) > 0 || offset < 0 || length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    // Java has no way to pass it on.
  }

  /** Lengthens the file; whether the host sets space aside for zeros is its own affair. */
  void fdAllocate(int fd, long offset, long length) throws IOException {
    Descriptor.File descriptor = writable(fds.get(fd));
    descriptor.require(Rights.FD_ALLOCATE);
    if (offset < 0 || length <= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (offset + length < 0) {
      throw new ErrnoException(Errno.FBIG);
    }
    descriptor.file.lengthen(offset + length);
  }

  void fdFilestatSetSize(int fd, long size) throws IOException {
    Descriptor descriptor = fds.get(fd);
    switch (descriptor) {
      case Descriptor.File file -> {
        writable(file).require(Rights.FD_FILESTAT_SET_SIZE);
        if (size < 0) {
          throw new ErrnoException(Errno.INVAL);
        }
        file.file.resize(size);
      }
      case Descriptor.Directory _ -> throw new ErrnoException(Errno.BADF);
      case Descriptor.Input _,
          Descriptor.Output _,
          Descriptor.Listener _,
          Descriptor.Connection _ ->
          throw new ErrnoException(Errno.INVAL);
    }
  }
}
