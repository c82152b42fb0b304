package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Sockets: accepting on listeners that were open from the start, receiving, sending. */
final class SocketCalls {
  private static final int SHUT_RD = 1;
  private static final int SHUT_WR = 2;

  private final FdTable fds;

  SocketCalls(FdTable fds) {
    this.fds = fds;
  }

  private Descriptor.Connection connection(int fd) throws ErrnoException {
    return switch (fds.get(fd)) {
      case Descriptor.Connection connection -> connection;
      case Descriptor.Listener _ -> throw new ErrnoException(Errno.NOTCONN);
      case Descriptor.Input _, Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.NOTSOCK);
    };
  }

  @WasiCall("sock_accept")
  int sockAccept(Instance instance, int fd, int flags, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    memory.view(Guest.u(result), 4);
    if ((flags & ~FdFlags.NONBLOCK) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    switch (fds.get(fd)) {
      case Descriptor.Listener listener -> {
        SocketChannel accepted = listener.channel.accept();
        if (accepted == null) {
          throw new ErrnoException(Errno.AGAIN);
        }
        accepted.configureBlocking((flags & FdFlags.NONBLOCK) == 0);
        memory.writeInt(Guest.u(result), fds.add(new Descriptor.Connection(accepted, flags)));
        return Errno.SUCCESS.code();
      }
      case Descriptor.Connection _ -> throw new ErrnoException(Errno.INVAL);
      case Descriptor.Input _, Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.NOTSOCK);
    }
  }

  @WasiCall("sock_recv")
  int sockRecv(Instance instance, int fd, int iovs, int count, int flags, int size, int outFlags)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.Connection connection = connection(fd);
    // Peeking and waiting for all bytes cannot be done on a channel.
    if (flags != 0) {
      throw new ErrnoException(Errno.NOTSUP);
    }
    ByteBuffer[] buffers = Guest.buffers(memory, iovs, count, true);
    long read = connection.channel.read(buffers);
    if (read == 0 && !connection.channel.isBlocking() && buffers.length > 0) {
      throw new ErrnoException(Errno.AGAIN);
    }
    memory.writeInt(Guest.u(size), (int) Math.max(read, 0));
    memory.writeShort(Guest.u(outFlags), (short) 0);
    return Errno.SUCCESS.code();
  }

  @WasiCall("sock_send")
  int sockSend(Instance instance, int fd, int iovs, int count, int flags, int size)
      throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor.Connection connection = connection(fd);
    if (flags != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.writeInt(
        Guest.u(size), (int) connection.channel.write(Guest.buffers(memory, iovs, count, false)));
    return Errno.SUCCESS.code();
  }

  @WasiCall("sock_shutdown")
  int sockShutdown(int fd, int how) throws IOException {
    Descriptor.Connection connection = connection(fd);
    if (how == 0 || (how & ~(SHUT_RD | SHUT_WR)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if ((how & SHUT_RD) != 0) {
      connection.channel.shutdownInput();
    }
    if ((how & SHUT_WR) != 0) {
      connection.channel.shutdownOutput();
    }
    return Errno.SUCCESS.code();
  }
}
