package io.github.wasmoka.wasi.fs;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The names of one file system, as far as the guests of this Java virtual machine change them. All
 * guests share it, for the tree of one may lie inside another's.
 *
 * <p>What can turn a name that was looked at into a link, or bring another directory to its place,
 * is done {@link #changing}; what relies on names as they are, {@link #steady}. Thread-safe.
 */
final class NameSpace {
  private static final Map<FileSystem, NameSpace> ALL = new WeakHashMap<>();

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  // Weak: what a guest forgot to close must not be remembered for ever.
  private final Set<Place> places =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private NameSpace() {}

  /** Something that fails as files do. */
  @FunctionalInterface
  interface Action<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /** The path of something open; changes when a guest moves it or a directory above. */
  static final class Place {
    private volatile Path path;

    private Place(Path path) {
      this.path = path;
    }

    Path path() {
      return path;
    }
  }

  static NameSpace of(FileSystem fileSystem) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(fileSystem, _ -> new NameSpace());
    }
  }

  Place place(Path path) {
    var place = new Place(path);
    places.add(place);
    return place;
  }

  /** Ends what {@link #place} began. */
  void forget(Place place) {
    places.remove(place);
  }

  /** Runs while no guest changes names. */
  <T extends @Nullable Object> T steady(Action<T> action) throws IOException {
    return locked(lock.readLock(), action);
  }

  /** Runs while no guest relies on names. */
  <T extends @Nullable Object> T changing(Action<T> action) throws IOException {
    return locked(lock.writeLock(), action);
  }

  private static <T extends @Nullable Object> T locked(Lock lock, Action<T> action)
      throws IOException {
    lock.lock();
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Lets places follow what was moved. Called while {@link #changing}. */
  void moved(Path from, Path to) {
    List<Place> all;
    synchronized (places) {
      all = new ArrayList<>(places);
    }
    for (Place place : all) {
      Path path = place.path;
      if (path.equals(from)) {
        place.path = to;
      } else if (path.startsWith(from)) {
        place.path = to.resolve(from.relativize(path));
      }
    }
  }
}
