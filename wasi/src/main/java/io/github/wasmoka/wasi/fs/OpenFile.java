package io.github.wasmoka.wasi.fs;

import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the host, open. Thread-safe: each call is done as a whole, before or after any other.
 */
public final class OpenFile implements Closeable {
  private final NameSpace names;
  private final Place place;
  private final SeekableByteChannel channel;
  private final @Nullable SeekableByteChannel appender;
  private final FileStat opened;
  private final @Nullable Object key;

  OpenFile(
      NameSpace names,
      Place place,
      SeekableByteChannel channel,
      @Nullable SeekableByteChannel appender,
      FileStat opened,
      @Nullable Object key) {
    this.names = names;
    this.place = place;
    this.channel = channel;
    this.appender = appender;
    this.opened = opened;
    this.key = key;
  }

  /** How the second channel is opened, of a file that is to be appended to. */
  static Set<OpenOption> appending(Set<OpenOption> options) {
    var appending = new HashSet<>(options);
    appending.removeAll(
        Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.CREATE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.TRUNCATE_EXISTING));
    appending.add(StandardOpenOption.WRITE);
    appending.add(StandardOpenOption.APPEND);
    return appending;
  }

  /**
   * Reads from the position on and moves it.
   *
   * @param buffers where to
   * @return how many bytes; -1 at the end
   * @throws IOException if it fails
   */
  public synchronized long read(ByteBuffer[] buffers) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(buffers);
    }
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      int read = channel.read(buffer);
      if (read < 0) {
        return sum == 0 ? -1 : sum;
      }
      sum += read;
      if (buffer.hasRemaining()) {
        break;
      }
    }
    return sum;
  }

  /**
   * Writes at the position and moves it.
   *
   * @param buffers what
   * @return how many bytes
   * @throws IOException if it fails
   */
  public synchronized long write(ByteBuffer[] buffers) throws IOException {
    return write(channel, buffers);
  }

  /**
   * Writes at the end and moves the position behind it.
   *
   * @param buffers what
   * @return how many bytes
   * @throws IOException if it fails
   */
  public synchronized long append(ByteBuffer[] buffers) throws IOException {
    SeekableByteChannel end = appender;
    if (end == null) {
      synchronized (names) {
        channel.position(channel.size());
        return write(channel, buffers);
      }
    }
    long written = write(end, buffers);
    channel.position(end.position());
    return written;
  }

  private static long write(SeekableByteChannel to, ByteBuffer[] buffers) throws IOException {
    if (to instanceof FileChannel file) {
      return file.write(buffers);
    }
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum += to.write(buffer);
      if (buffer.hasRemaining()) {
        break;
      }
    }
    return sum;
  }

  /**
   * Reads elsewhere, without moving the position.
   *
   * @param buffer where to
   * @param at where from
   * @return how many bytes; -1 at the end
   * @throws IOException if it fails
   */
  public synchronized int read(ByteBuffer buffer, long at) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(buffer, at);
    }
    long position = channel.position();
    try {
      return channel.position(at).read(buffer);
    } finally {
      channel.position(position);
    }
  }

  /**
   * Writes elsewhere, without moving the position.
   *
   * @param buffer what
   * @param at where to
   * @return how many bytes
   * @throws IOException if it fails
   */
  public synchronized int write(ByteBuffer buffer, long at) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.write(buffer, at);
    }
    long position = channel.position();
    try {
      return channel.position(at).write(buffer);
    } finally {
      channel.position(position);
    }
  }

  /**
   * {@return the position}
   *
   * @throws IOException if it cannot be told
   */
  public synchronized long position() throws IOException {
    return channel.position();
  }

  /**
   * Moves the position.
   *
   * @param from 0, the position or the size, by {@code fromEnd} and {@code fromHere}
   * @param delta how far from there
   * @return the new position
   * @throws IOException if it fails; {@link Errno#INVAL} if it were negative
   */
  public synchronized long seek(Whence from, long delta) throws IOException {
    long base =
        switch (from) {
          case SET -> 0;
          case CUR -> channel.position();
          case END -> channel.size();
        };
    long target = base + delta;
    if (target < 0) {
      throw new ErrnoException(delta > 0 ? Errno.OVERFLOW : Errno.INVAL);
    }
    channel.position(target);
    return target;
  }

  /** What a position is told from. */
  public enum Whence {
    /** The start. */
    SET,
    /** The present position. */
    CUR,
    /** The end. */
    END
  }

  /**
   * {@return the size in bytes}
   *
   * @throws IOException if it cannot be told
   */
  public synchronized long size() throws IOException {
    return channel.size();
  }

  /**
   * Cuts the file off or lengthens it with zeros, without moving the position.
   *
   * @param size the new size, 0 or more
   * @throws IOException if it fails
   */
  public synchronized void resize(long size) throws IOException {
    if (size > channel.size()) {
      lengthen(size);
    } else {
      long position = channel.position();
      channel.truncate(size);
      // Java moves the position with the end; POSIX does not.
      channel.position(position);
    }
  }

  /**
   * Lengthens the file with zeros, if it is shorter.
   *
   * @param size the new size, 0 or more
   * @throws IOException if it fails
   */
  public synchronized void lengthen(long size) throws IOException {
    if (size > channel.size()) {
      write(ByteBuffer.wrap(new byte[1]), size - 1);
    }
  }

  /**
   * Waits until what was written is on the disk.
   *
   * @param metadata whether its attributes as well
   * @throws IOException if it fails
   */
  public void force(boolean metadata) throws IOException {
    if (channel instanceof FileChannel file) {
      file.force(metadata);
    }
  }

  /**
   * {@return all that is to know of the file; if it has lost its name, what was known when it was
   * opened}
   *
   * @throws IOException if its size cannot be told
   */
  public FileStat stat() throws IOException {
    FileStat named =
        names.<@Nullable FileStat>steady(() -> {
          BasicFileAttributes found = found();
          return found == null ? null : FileStat.of(found, place.path());
        });
    if (named != null) {
      return named.with(size(), named.links());
    }
    return opened.with(size(), key == null ? opened.links() : 0);
  }

  /** What its name leads to now; null if that is another file or none. */
  private @Nullable BasicFileAttributes found() throws IOException {
    Path path = place.path();
    BasicFileAttributes found = OpenDirectory.orNull(OpenDirectory.view(path));
    return found != null && found.isRegularFile() && Objects.equals(key, found.fileKey())
        ? found
        : null;
  }

  /**
   * Sets its times.
   *
   * @param times the times
   * @throws IOException if it fails, or it has lost its name: Java sets times by name
   */
  public void setTimes(OpenDirectory.Times times) throws IOException {
    names.<@Nullable Void>steady(() -> {
      if (found() == null) {
        throw new ErrnoException(Errno.NOENT);
      }
      OpenDirectory.view(place.path()).setTimes(times.modified(), times.accessed(), null);
      return null;
    });
  }

  @Override
  public void close() throws IOException {
    names.forget(place);
    try (channel) {
      if (appender != null) {
        appender.close();
      }
    }
  }
}
