package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A guest's view of an {@link InputStream}: it can ask whether there is something to read, wait for
 * it with a timeout, and be interrupted while it waits. Java's streams can do neither, so what
 * would block is done on a thread of its own, which reads no more than was asked for; what it has
 * read when nobody waits any more is kept for the next who reads that stream. Thread-safe.
 */
final class InputSource {
  // Weak keys: what was read ahead is remembered as long as the stream is.
  private static final Map<InputStream, Ahead> ALL = new WeakHashMap<>();

  /** What was read ahead of a stream, for all guests that read it. Guarded by itself. */
  private static final class Ahead {
    private byte[] bytes = {};
    private int from;
    private boolean end;
    private @Nullable IOException failure;
    private boolean reading;
    private final Set<Lifetime> waiting = new HashSet<>();

    boolean isEmpty() {
      return from == bytes.length && !end && failure == null;
    }
  }

  private final InputStream in;
  private final boolean blocks;
  private final Ahead ahead;

  /**
   * A view of a stream.
   *
   * @param blocks whether it may block; a stream that cannot is at its end when nothing is
   *     available
   */
  InputSource(InputStream in, boolean blocks) {
    this.in = in;
    this.blocks = blocks;
    synchronized (ALL) {
      this.ahead = ALL.computeIfAbsent(in, _ -> new Ahead());
    }
  }

  /** How many bytes can be read at once; -1 if there is none but the end; 0 if it would block. */
  int ready() throws IOException {
    synchronized (ahead) {
      if (ahead.from < ahead.bytes.length) {
        return ahead.bytes.length - ahead.from;
      }
      if (!ahead.isEmpty()) {
        return -1;
      }
      if (ahead.reading) {
        return 0;
      }
      int available = in.available();
      return available > 0 ? available : blocks ? 0 : -1;
    }
  }

  /** Whether {@link #ready} has something to say. Called after {@link #prepare}. */
  boolean prepared() {
    synchronized (ahead) {
      return !ahead.reading;
    }
  }

  /** Begins to read, if nobody does; the guest is woken when it is done. */
  void prepare(int most, Lifetime lifetime) {
    synchronized (ahead) {
      ahead.waiting.add(lifetime);
      if (!ahead.reading && ahead.isEmpty()) {
        ahead.reading = true;
        Thread.ofPlatform()
            .daemon()
            .name("wasi-input")
            .start(() -> readAhead(in, ahead, new byte[most]));
      }
    }
  }

  private static void readAhead(InputStream in, Ahead ahead, byte[] buffer) {
    int read = 0;
    IOException failure = null;
    try {
      read = in.read(buffer);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new IOException(e);
    }
    List<Lifetime> woken;
    synchronized (ahead) {
      ahead.bytes = read > 0 ? Arrays.copyOf(buffer, read) : new byte[0];
      ahead.from = 0;
      ahead.end = read < 0;
      ahead.failure = failure;
      ahead.reading = false;
      woken = List.copyOf(ahead.waiting);
      ahead.waiting.clear();
    }
    woken.forEach(Lifetime::wake);
  }

  /**
   * Reads what is there, or waits for it.
   *
   * @return how many bytes; -1 at the end
   */
  int read(byte[] buffer, boolean nonBlocking, Lifetime lifetime) throws IOException {
    while (true) {
      synchronized (ahead) {
        if (!ahead.isEmpty()) {
          return take(buffer);
        }
        if (!ahead.reading && (!blocks || in.available() > 0)) {
          return in.read(buffer);
        }
      }
      prepare(nonBlocking ? 1 : buffer.length, lifetime);
      if (nonBlocking) {
        throw new ErrnoException(Errno.AGAIN);
      }
      lifetime.await(this::prepared, Lifetime.FOREVER);
    }
  }

  private int take(byte[] buffer) throws IOException {
    IOException failed = ahead.failure;
    ahead.failure = null;
    if (failed != null) {
      throw failed;
    }
    if (ahead.end) {
      // Once: what follows the end of a terminal's input is to be asked for anew.
      ahead.end = false;
      return -1;
    }
    int taken = Math.min(buffer.length, ahead.bytes.length - ahead.from);
    System.arraycopy(ahead.bytes, ahead.from, buffer, 0, taken);
    ahead.from += taken;
    return taken;
  }
}
