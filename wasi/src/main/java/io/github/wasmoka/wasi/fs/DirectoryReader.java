package io.github.wasmoka.wasi.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a directory in the host's order, entry by entry from 0, however large it is. Reading
 * on costs nothing; the last {@value #KEPT} entries are kept, so that a guest that goes back a
 * little, because its buffer was too small, sees the same ones even if it removed some meanwhile;
 * going back further starts anew and counts. Thread-safe.
 */
public final class DirectoryReader implements Closeable {
  private static final int KEPT = 64;

  private final OpenDirectory directory;
  private final @Nullable Path[] kept = new @Nullable Path[KEPT];
  private @Nullable DirectoryStream<Path> stream;
  private @Nullable Iterator<Path> entries;
  // How many entries were read, and whether these are all.
  private long count;
  private boolean ended;
  private boolean closed;

  /**
   * A reader that has not begun.
   *
   * @param directory the directory; stays open as long as this is used
   */
  public DirectoryReader(OpenDirectory directory) {
    this.directory = directory;
  }

  /**
   * An entry.
   *
   * @param at its number, from 0; asking for 0 looks at the directory anew
   * @return its name; null behind the last
   * @throws IOException if the directory cannot be read
   */
  public synchronized @Nullable Path entry(long at) throws IOException {
    if (closed) {
      throw new ErrnoException(Errno.BADF);
    }
    if (entries == null || at == 0 || at < count - KEPT) {
      restart();
    }
    while (count <= at && !ended) {
      readOne();
    }
    return at < count ? kept[(int) (at % KEPT)] : null;
  }

  private void readOne() throws IOException {
    Iterator<Path> iterator = entries;
    try {
      if (iterator != null && iterator.hasNext()) {
        kept[(int) (count % KEPT)] = iterator.next().getFileName();
        count++;
      } else {
        ended = true;
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void restart() throws IOException {
    closeStream();
    DirectoryStream<Path> opened = directory.list();
    stream = opened;
    entries = opened.iterator();
    count = 0;
    ended = false;
  }

  private void closeStream() throws IOException {
    DirectoryStream<Path> opened = stream;
    stream = null;
    entries = null;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    closeStream();
  }
}
