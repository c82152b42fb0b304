package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * The bytes of a connection. The channel never blocks: a guest that wants to is made to wait, so
 * that its end or an interruption can wake it. A few bytes may have been read ahead, for peeking
 * and for telling the peer's end from data.
 */
final class SocketStream {
  private static final int AHEAD = 65_536;

  final SocketChannel channel;
  // Between position and limit; guarded by this.
  private ByteBuffer ahead = ByteBuffer.allocate(0);
  private boolean ended;
  private volatile boolean outputShut;

  SocketStream(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads what has arrived, without waiting.
   *
   * @return how many bytes; 0 if none has arrived, -1 at the end
   */
  private synchronized long readNow(ByteBuffer[] buffers, boolean peek) throws IOException {
    if (peek) {
      fill((int) Math.min(AHEAD, Iovecs.remaining(buffers)));
    }
    if (ahead.hasRemaining() || (peek && ended)) {
      ByteBuffer from = peek ? ahead.duplicate() : ahead;
      long moved = 0;
      for (ByteBuffer buffer : buffers) {
        int part = Math.min(buffer.remaining(), from.remaining());
        buffer.put(from.slice(from.position(), part));
        from.position(from.position() + part);
        moved += part;
      }
      return moved == 0 ? -1 : moved;
    }
    return ended ? -1 : channel.read(buffers);
  }

  /** Reads ahead until there are so many bytes, or no more have arrived. */
  private void fill(int wanted) throws IOException {
    if (ended || ahead.remaining() >= wanted) {
      return;
    }
    ByteBuffer larger = ByteBuffer.allocate(wanted).put(ahead);
    int read = channel.read(larger);
    ended = read < 0;
    ahead = larger.flip();
  }

  /**
   * Reads, waiting if need be.
   *
   * @return how many bytes, 0 at the end
   */
  long read(ByteBuffer[] buffers, boolean peek, boolean nonBlocking, Lifetime lifetime)
      throws IOException {
    if (Iovecs.remaining(buffers) == 0) {
      return 0;
    }
    while (true) {
      long read = readNow(buffers, peek);
      if (read != 0) {
        return Math.max(read, 0);
      }
      if (nonBlocking) {
        throw new ErrnoException(Errno.AGAIN);
      }
      lifetime.await(channel, SelectionKey.OP_READ);
    }
  }

  /** Writes as much as goes, waiting if nothing does. */
  long write(ByteBuffer[] buffers, boolean nonBlocking, Lifetime lifetime) throws IOException {
    if (outputShut) {
      throw new ErrnoException(Errno.PIPE);
    }
    if (Iovecs.remaining(buffers) == 0) {
      return 0;
    }
    while (true) {
      long written = channel.write(buffers);
      if (written > 0) {
        return written;
      }
      if (nonBlocking) {
        throw new ErrnoException(Errno.AGAIN);
      }
      lifetime.await(channel, SelectionKey.OP_WRITE);
    }
  }

  /** How many bytes are there, at least; 0 if none is, -1 at the end. */
  synchronized int ready() throws IOException {
    if (!ahead.hasRemaining()) {
      fill(1);
    }
    return ahead.hasRemaining() ? ahead.remaining() : ended ? -1 : 0;
  }

  void shutdownInput() throws IOException {
    channel.shutdownInput();
    synchronized (this) {
      ended = true;
    }
  }

  void shutdownOutput() throws IOException {
    outputShut = true;
    channel.shutdownOutput();
  }
}
