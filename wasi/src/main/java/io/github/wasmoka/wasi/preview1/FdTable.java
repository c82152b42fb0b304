package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open files of a guest by number; the lowest free number is taken next. Thread-safe. */
final class FdTable {
  // A guest cannot make the host run out of files.
  private static final int MAX = 4096;

  private final List<@Nullable Descriptor> descriptors = new ArrayList<>();

  FdTable(WasiConfig config) {
    descriptors.add(new Descriptor.Input(config.stdin(), config.terminal(0)));
    descriptors.add(new Descriptor.Output(config.stdout(), config.terminal(1)));
    descriptors.add(new Descriptor.Output(config.stderr(), config.terminal(2)));
    for (WasiConfig.Preopen preopen : config.preopens()) {
      descriptors.add(
          new Descriptor.Directory(preopen.host(), preopen.readOnly(), preopen.guest()));
    }
    for (ServerSocketChannel listener : config.listeners()) {
      descriptors.add(new Descriptor.Listener(listener));
    }
  }

  synchronized Descriptor get(int fd) throws ErrnoException {
    Descriptor found = fd >= 0 && fd < descriptors.size() ? descriptors.get(fd) : null;
    if (found == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return found;
  }

  Descriptor.Directory directory(int fd) throws ErrnoException {
    if (get(fd) instanceof Descriptor.Directory directory) {
      return directory;
    }
    throw new ErrnoException(Errno.NOTDIR);
  }

  /** A directory that may be changed in. */
  Descriptor.Directory writableDirectory(int fd) throws ErrnoException {
    Descriptor.Directory directory = directory(fd);
    if (directory.readOnly) {
      throw new ErrnoException(Errno.ROFS);
    }
    return directory;
  }

  synchronized int add(Descriptor descriptor) throws IOException {
    int fd = descriptors.indexOf(null);
    if (fd >= 0) {
      descriptors.set(fd, descriptor);
      return fd;
    }
    if (descriptors.size() >= MAX) {
      descriptor.close();
      throw new ErrnoException(Errno.MFILE);
    }
    descriptors.add(descriptor);
    return descriptors.size() - 1;
  }

  void close(int fd) throws IOException {
    Descriptor descriptor = get(fd);
    synchronized (this) {
      descriptors.set(fd, null);
    }
    descriptor.close();
  }

  synchronized void renumber(int from, int to) throws IOException {
    Descriptor moved = get(from);
    Descriptor replaced = get(to);
    if (from == to) {
      return;
    }
    descriptors.set(to, moved);
    descriptors.set(from, null);
    replaced.close();
  }

  synchronized void close() {
    for (int fd = 0; fd < descriptors.size(); fd++) {
      Descriptor descriptor = descriptors.set(fd, null);
      try {
        if (descriptor != null) {
          descriptor.close();
        }
      } catch (IOException _) {
        // The guest is gone and cannot be told; the next file is closed all the same.
      }
    }
  }
}
