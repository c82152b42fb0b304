package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Sockets: accepting on listeners that were open from the start, receiving, sending. */
final class SocketCalls {
  private static final int SHUT_RD = 1;
  private static final int SHUT_WR = 2;
  private static final int RECV_PEEK = 1;
  private static final int RECV_WAITALL = 2;

  private final FdTable fds;
  private final Lifetime lifetime;

  SocketCalls(FdTable fds, Lifetime lifetime) {
    this.fds = fds;
    this.lifetime = lifetime;
  }

  private Descriptor.Connection connection(int fd, long right) throws ErrnoException {
    return switch (fds.get(fd)) {
      case Descriptor.Connection connection -> {
        connection.require(right);
        yield connection;
      }
      case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTCONN);
      case Descriptor.Input _, Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.NOTSOCK);
    };
  }

  private Descriptor.Listener listener(int fd) throws ErrnoException {
    return switch (fds.get(fd)) {
      case Descriptor.Listener listener -> {
        listener.require(Rights.SOCK_ACCEPT);
        yield listener;
      }
      case Descriptor.Connection _ -> throw new ErrnoException(Errno.INVAL);
      case Descriptor.Input _, Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.NOTSOCK);
    };
  }

  void sockAccept(Memory memory, int fd, int flags, int result) throws IOException {
    long to = Guest.result(memory, result, 4);
    Descriptor.Listener listener = listener(fd);
    if ((flags & ~FdFlags.NONBLOCK) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    SocketChannel accepted = listener.channel.accept();
    while (accepted == null) {
      if (listener.has(FdFlags.NONBLOCK)) {
        throw new ErrnoException(Errno.AGAIN);
      }
      lifetime.await(listener.channel, SelectionKey.OP_ACCEPT);
      accepted = listener.channel.accept();
    }
    accepted.configureBlocking(false);
    memory.writeInt(to, fds.add(new Descriptor.Connection(accepted, flags)));
  }

  void sockRecv(Memory memory, int fd, int iovs, int count, int flags, int size, int outFlags)
      throws IOException {
    Descriptor.Connection connection = connection(fd, Rights.FD_READ);
    if ((flags & ~(RECV_PEEK | RECV_WAITALL)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    Iovecs iovecs = Iovecs.toFill(memory, iovs, count);
    long to = Guest.result(memory, size, 4);
    long flagsTo = Guest.result(memory, outFlags, 2);
    long read =
        flags == RECV_WAITALL
            ? receiveAll(connection, iovecs)
            : receive(connection, iovecs.next(), flags);
    memory.writeInt(to, (int) read);
    // Bytes of a stream are never cut off.
    memory.writeShort(flagsTo, (short) 0);
  }

  private long receive(Descriptor.Connection connection, ByteBuffer[] buffers, int flags)
      throws IOException {
    return connection.stream.read(
        buffers, (flags & RECV_PEEK) != 0, connection.has(FdFlags.NONBLOCK), lifetime);
  }

  private long receiveAll(Descriptor.Connection connection, Iovecs iovecs) throws IOException {
    for (ByteBuffer[] piece = iovecs.next(); piece.length > 0; piece = iovecs.next()) {
      long read;
      try {
        read = receive(connection, piece, 0);
      } catch (ErrnoException e) {
        if (iovecs.done() > 0) {
          break;
        }
        throw e;
      }
      if (read == 0) {
        break;
      }
      iovecs.advance(read);
    }
    return iovecs.done();
  }

  void sockSend(Memory memory, int fd, int iovs, int count, int flags, int size)
      throws IOException {
    Descriptor.Connection connection = connection(fd, Rights.FD_WRITE);
    if (flags != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    Iovecs iovecs = Iovecs.toDrain(memory, iovs, count);
    long to = Guest.result(memory, size, 4);
    long written =
        connection.stream.write(iovecs.next(), connection.has(FdFlags.NONBLOCK), lifetime);
    memory.writeInt(to, (int) written);
  }

  void sockShutdown(int fd, int how) throws IOException {
    Descriptor.Connection connection = connection(fd, Rights.SOCK_SHUTDOWN);
    if (how == 0 || (how & ~(SHUT_RD | SHUT_WR)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if ((how & SHUT_RD) != 0) {
      connection.stream.shutdownInput();
    }
    if ((how & SHUT_WR) != 0) {
      connection.stream.shutdownOutput();
    }
    lifetime.wake();
  }
}
