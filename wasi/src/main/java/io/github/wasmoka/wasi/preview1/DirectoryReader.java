package io.github.wasmoka.wasi.preview1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a directory in the host's order and remembers where it is: reading on costs nothing,
 * going back starts anew. Holds one entry, however large the directory. Cookie 0 is {@code .}, 1 is
 * {@code ..}, then the entries.
 */
final class DirectoryReader {
  private final Path directory;
  private @Nullable DirectoryStream<Path> stream;
  private @Nullable Iterator<Path> entries;
  private @Nullable Path current;
  private long cookie = -1;

  DirectoryReader(Path directory) {
    this.directory = directory;
  }

  /** The entry at a cookie, from 2; null behind the last. */
  @Nullable Path entry(long at) throws IOException {
    try {
      if (at != cookie && (at < cookie || cookie < 0)) {
        restart();
      }
      while (cookie < at) {
        Iterator<Path> iterator = entries;
        current = iterator != null && iterator.hasNext() ? iterator.next() : null;
        cookie++;
        if (current == null) {
          cookie = -1;
          return null;
        }
      }
      return current;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("StreamResourceLeak") // closed by close, when the descriptor is
  private void restart() throws IOException {
    close();
    DirectoryStream<Path> opened = Files.newDirectoryStream(directory);
    stream = opened;
    entries = opened.iterator();
    cookie = 1;
    current = null;
  }

  void close() throws IOException {
    DirectoryStream<Path> opened = stream;
    stream = null;
    entries = null;
    cookie = -1;
    if (opened != null) {
      opened.close();
    }
  }
}
