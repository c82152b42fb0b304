package io.github.wasmoka.wasi.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The way from a directory down to where resolution has come. Holds only the last directories of it
 * open, so that no path makes the host run out of handles; going up further walks anew.
 */
final class Trail implements Closeable {
  private static final int HELD = 32;

  private final OpenDirectory base;
  private final List<Path> names = new ArrayList<>();
  private final Deque<OpenDirectory> held = new ArrayDeque<>();

  Trail(OpenDirectory base) {
    this.base = base;
  }

  OpenDirectory current() {
    return held.isEmpty() ? base : held.getLast();
  }

  void down(Path name) throws IOException {
    held.addLast(current().open(name));
    names.add(name);
    if (held.size() > HELD) {
      held.removeFirst().close();
    }
  }

  /** Goes to the parent, but not over the base. */
  void up() throws IOException {
    if (names.isEmpty()) {
      throw new ErrnoException(Errno.PERM);
    }
    names.removeLast();
    held.removeLast().close();
    if (held.isEmpty() && !names.isEmpty()) {
      List<Path> again = List.copyOf(names);
      names.clear();
      for (Path name : again) {
        down(name);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (OpenDirectory directory : held) {
      directory.close();
    }
  }
}
