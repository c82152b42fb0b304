package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.OpenDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open files of a guest by number; the lowest free number is taken next. Thread-safe. */
final class FdTable {
  private final Lifetime lifetime;
  private final int max;
  private final List<@Nullable Descriptor> descriptors = new ArrayList<>();
  private boolean closed;

  FdTable(WasiConfig config, Lifetime lifetime) {
    this.lifetime = lifetime;
    this.max = config.maxOpenFiles();
    descriptors.add(new Descriptor.Input(config.stdin(), config.stdinBlocks(), config.terminal(0)));
    descriptors.add(new Descriptor.Output(config.stdout(), config.terminal(1)));
    descriptors.add(new Descriptor.Output(config.stderr(), config.terminal(2)));
    try {
      for (WasiConfig.Preopen preopen : config.preopens()) {
        descriptors.add(
            new Descriptor.Directory(
                OpenDirectory.of(preopen.host()), preopen.readOnly(), preopen.guest()));
      }
      for (ServerSocketChannel listener : config.listeners()) {
        listener.configureBlocking(false);
        descriptors.add(new Descriptor.Listener(listener));
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
  }

  synchronized Descriptor get(int fd) throws ErrnoException {
    Descriptor found = fd >= 0 && fd < descriptors.size() ? descriptors.get(fd) : null;
    if (found == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return found;
  }

  /** A directory, with a right that was not given up. */
  Descriptor.Directory directory(int fd, long right) throws ErrnoException {
    if (get(fd) instanceof Descriptor.Directory directory) {
      directory.require(right);
      return directory;
    }
    throw new ErrnoException(Errno.NOTDIR);
  }

  /** A directory that may be changed in. */
  Descriptor.Directory writableDirectory(int fd, long right) throws ErrnoException {
    Descriptor.Directory directory = directory(fd, right);
    if (directory.readOnly) {
      throw new ErrnoException(Errno.ROFS);
    }
    return directory;
  }

  synchronized int add(Descriptor descriptor) throws IOException {
    if (closed) {
      descriptor.close();
      throw new ErrnoException(Errno.BADF);
    }
    int fd = descriptors.indexOf(null);
    if (fd >= 0) {
      descriptors.set(fd, descriptor);
      return fd;
    }
    if (descriptors.size() >= max) {
      descriptor.close();
      throw new ErrnoException(Errno.MFILE);
    }
    descriptors.add(descriptor);
    return descriptors.size() - 1;
  }

  void close(int fd) throws IOException {
    Descriptor descriptor;
    synchronized (this) {
      descriptor = get(fd);
      descriptors.set(fd, null);
    }
    close(descriptor);
  }

  void renumber(int from, int to) throws IOException {
    Descriptor replaced;
    synchronized (this) {
      Descriptor moved = get(from);
      replaced = get(to);
      if (from == to) {
        return;
      }
      descriptors.set(to, moved);
      descriptors.set(from, null);
    }
    close(replaced);
  }

  private void close(Descriptor descriptor) throws IOException {
    descriptor.close();
    if (descriptor instanceof Descriptor.Connection || descriptor instanceof Descriptor.Listener) {
      // A thread that waits for a channel does not notice that another closes it.
      lifetime.wake();
    }
  }

  void close() {
    List<@Nullable Descriptor> all;
    synchronized (this) {
      all = new ArrayList<>(descriptors);
      descriptors.clear();
      closed = true;
    }
    for (Descriptor descriptor : all) {
      try {
        if (descriptor != null) {
          close(descriptor);
        }
      } catch (IOException _) {
        // The guest is gone and cannot be told; the next file is closed all the same.
      }
    }
  }
}
