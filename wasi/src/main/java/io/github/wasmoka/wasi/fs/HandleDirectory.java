package io.github.wasmoka.wasi.fs;

import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory that the host holds open: whatever happens to its path, names are looked up in it.
 */
final class HandleDirectory extends OpenDirectory {
  private final SecureDirectoryStream<Path> handle;
  private final Object key;

  HandleDirectory(
      NameSpace names,
      Place place,
      KernelFiles kernel,
      SecureDirectoryStream<Path> handle,
      Object key) {
    super(names, place, kernel);
    this.handle = handle;
    this.key = key;
  }

  @Override
  public OpenDirectory open(Path name) throws IOException {
    // Registered first: if a guest moves the directory once it is open, the place must follow.
    Place child = names.place(place.path().resolve(name));
    return opened(handle.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), child);
  }

  @Override
  public OpenDirectory reopen() throws IOException {
    return opened(handle.newDirectoryStream(here()), names.place(place.path()));
  }

  private Path here() {
    return fileSystem().getPath(".");
  }

  private OpenDirectory opened(SecureDirectoryStream<Path> stream, Place at) throws IOException {
    try {
      BasicFileAttributes attributes =
          stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
      Object found = attributes.fileKey();
      if (found == null) {
        throw new ErrnoException(Errno.NOTSUP);
      }
      kernel.check(names, at, key, found);
      return new HandleDirectory(names, at, kernel, stream, found);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public BasicFileAttributes attributes() throws IOException {
    return handle.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
  }

  @Override
  public @Nullable BasicFileAttributes attributes(Path name) throws IOException {
    return orNull(viewOf(name));
  }

  private BasicFileAttributeView viewOf(Path name) {
    return handle.getFileAttributeView(
        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
    Set<OpenOption> here = new HashSet<>(options);
    here.add(LinkOption.NOFOLLOW_LINKS);
    return handle.newByteChannel(name, here);
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    handle.deleteFile(name);
  }

  @Override
  public void deleteDirectory(Path name) throws IOException {
    handle.deleteDirectory(name);
  }

  @Override
  void moveNow(Path name, OpenDirectory target, Path newName) throws IOException {
    handle.move(name, ((HandleDirectory) target).handle, newName);
  }

  @Override
  public DirectoryStream<Path> list() throws IOException {
    return handle.newDirectoryStream(here());
  }

  @Override
  public void setTimes(Times times) throws IOException {
    handle
        .getFileAttributeView(BasicFileAttributeView.class)
        .setTimes(times.modified(), times.accessed(), null);
  }

  @Override
  void setTimesOfFile(Path name, Times times) throws IOException {
    viewOf(name).setTimes(times.modified(), times.accessed(), null);
  }

  @Override
  Path located() throws IOException {
    Path path = place.path();
    BasicFileAttributes found = orNull(view(path));
    if (found == null || !key.equals(found.fileKey())) {
      throw new ErrnoException(Errno.NOENT);
    }
    return path;
  }

  @Override
  public void sync() throws IOException {
    try (SeekableByteChannel channel =
        handle.newByteChannel(here(), Set.of(StandardOpenOption.READ))) {
      if (channel instanceof FileChannel file) {
        file.force(true);
      }
    } catch (UnsupportedOperationException _) {
      // Nothing to wait for.
    }
  }

  @Override
  public void close() throws IOException {
    names.forget(place);
    handle.close();
  }
}
