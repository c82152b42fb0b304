package io.github.wasmoka.wasi.fs;

import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory on a platform or file system that cannot hold it open: its path, every component of
 * which is checked to be a directory and no link before each use, while names are locked.
 */
final class PathDirectory extends OpenDirectory {
  private volatile boolean closed;

  PathDirectory(NameSpace names, Place place, KernelFiles kernel) {
    super(names, place, kernel);
  }

  @Override
  Path located() throws IOException {
    if (closed) {
      throw new ErrnoException(Errno.BADF);
    }
    Path path = place.path();
    Path at = path.getRoot();
    for (Path name : path) {
      at = at.resolve(name);
      BasicFileAttributes found = orNull(view(at));
      if (found == null || !found.isDirectory() || found.isSymbolicLink()) {
        throw new ErrnoException(Errno.NOENT);
      }
    }
    return path;
  }

  @Override
  public OpenDirectory open(Path name) throws IOException {
    Place child = names.place(place.path().resolve(name));
    BasicFileAttributes found = attributes(name);
    if (found == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (!found.isDirectory() || found.isSymbolicLink()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return new PathDirectory(names, child, kernel);
  }

  @Override
  public OpenDirectory reopen() throws IOException {
    return new PathDirectory(names, names.place(place.path()), kernel);
  }

  @Override
  public BasicFileAttributes attributes() throws IOException {
    return names.steady(() -> view(located()).readAttributes());
  }

  @Override
  public @Nullable BasicFileAttributes attributes(Path name) throws IOException {
    return names.<@Nullable BasicFileAttributes>steady(() -> orNull(view(located().resolve(name))));
  }

  @Override
  SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
    return names.steady(() -> {
      Path path = located().resolve(name);
      BasicFileAttributes found = orNull(view(path));
      if (found != null) {
        refuseSpecial(found);
        if (found.isSymbolicLink()) {
          throw new ErrnoException(Errno.LOOP);
        }
      }
      return opened(path, options);
    });
  }

  private static SeekableByteChannel opened(Path path, Set<OpenOption> options) throws IOException {
    Set<OpenOption> withoutFollowing = new HashSet<>(options);
    withoutFollowing.add(LinkOption.NOFOLLOW_LINKS);
    try {
      return openedAsGiven(path, withoutFollowing);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // A file system without links, such as the zip one, does not take the option.
      return openedAsGiven(path, options);
    }
  }

  private static SeekableByteChannel openedAsGiven(Path path, Set<OpenOption> options)
      throws IOException {
    // The zip file system has channels that read without a temporary copy, but those of them that
    // write cannot seek.
    if (!options.contains(StandardOpenOption.WRITE)) {
      return Files.newByteChannel(path, options);
    }
    try {
      return FileChannel.open(path, options);
    } catch (UnsupportedOperationException e) {
      return Files.newByteChannel(path, options);
    }
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    delete(name, false);
  }

  @Override
  public void deleteDirectory(Path name) throws IOException {
    delete(name, true);
  }

  private void delete(Path name, boolean directory) throws IOException {
    names.steady(() -> {
      Path path = located().resolve(name);
      BasicFileAttributes found = view(path).readAttributes();
      if (found.isDirectory() != directory) {
        throw new ErrnoException(directory ? Errno.NOTDIR : Errno.ISDIR);
      }
      Files.delete(path);
      return null;
    });
  }

  @Override
  void moveNow(Path name, OpenDirectory target, Path newName) throws IOException {
    Files.move(
        located().resolve(name),
        target.located().resolve(newName),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // closed by the caller
  public DirectoryStream<Path> list() throws IOException {
    return names.steady(() -> Files.newDirectoryStream(located()));
  }

  @Override
  public void setTimes(Times times) throws IOException {
    names.steady(() -> {
      view(located()).setTimes(times.modified(), times.accessed(), null);
      return null;
    });
  }

  @Override
  void setTimesOfFile(Path name, Times times) throws IOException {
    names.<@Nullable Void>steady(() -> setTimes(located(), name, times));
  }

  @Override
  public void sync() {}

  @Override
  public void close() {
    closed = true;
    names.forget(place);
  }
}
