package io.github.wasmoka.wasi.fs;

import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host, open. Its methods take single names, made by {@link #name}, and follow
 * no link. Thread-safe; closed by its owner.
 */
public abstract sealed class OpenDirectory implements Closeable
    permits HandleDirectory, PathDirectory {
  // Elsewhere the host may follow the link and so link what it leads to.
  private static final boolean LINKS_LINKS = System.getProperty("os.name").equals("Linux");

  final NameSpace names;
  final Place place;
  final KernelFiles kernel;

  OpenDirectory(NameSpace names, Place place, KernelFiles kernel) {
    this.names = names;
    this.place = place;
    this.kernel = kernel;
  }

  /**
   * Opens a directory that the host names.
   *
   * @param host its path, links in it followed
   * @return the directory
   * @throws IOException if there is none or it cannot be opened
   */
  @SuppressWarnings("StreamResourceLeak") // the handle is the result's, to be closed with it
  public static OpenDirectory of(Path host) throws IOException {
    Path real = host.toRealPath();
    NameSpace names = NameSpace.of(real.getFileSystem());
    var kernel = new KernelFiles();
    DirectoryStream<Path> stream = Files.newDirectoryStream(real);
    // Of the host's own file system only: other providers' handles have been seen to follow links.
    if (real.getFileSystem() == FileSystems.getDefault()
        && stream instanceof SecureDirectoryStream<Path> handle) {
      BasicFileAttributes attributes =
          handle.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
      // Without a key it could not be told whether a path still leads here.
      if (attributes.fileKey() != null) {
        return new HandleDirectory(names, names.place(real), kernel, handle, attributes.fileKey());
      }
    }
    stream.close();
    return new PathDirectory(names, names.place(real), kernel);
  }

  /** {@return the file system it lies in} */
  final FileSystem fileSystem() {
    return place.path().getFileSystem();
  }

  /**
   * A component of a guest's path as a name in this directory.
   *
   * @param component the component
   * @return the name, relative
   * @throws ErrnoException if the host's file system cannot have it, or would take it for more than
   *     a name
   */
  public final Path name(String component) throws ErrnoException {
    return ComponentNames.toPath(fileSystem(), component);
  }

  /**
   * Opens a directory in it.
   *
   * @param name its name
   * @return the directory, to be closed
   * @throws IOException if it is none, or a link
   */
  public abstract OpenDirectory open(Path name) throws IOException;

  /**
   * Opens it a second time.
   *
   * @return the same directory, to be closed as well
   * @throws IOException if that fails
   */
  public abstract OpenDirectory reopen() throws IOException;

  /**
   * {@return its own attributes}
   *
   * @throws IOException if they cannot be read
   */
  public abstract BasicFileAttributes attributes() throws IOException;

  /**
   * What stands under a name, a link itself included.
   *
   * @param name the name
   * @return its attributes; null if there is nothing
   * @throws IOException if they cannot be read
   */
  public abstract @Nullable BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens or makes a file that is none of the special ones. */
  abstract SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException;

  /**
   * Removes a name of what is no directory.
   *
   * @param name the name
   * @throws IOException if it fails
   */
  public abstract void deleteFile(Path name) throws IOException;

  /**
   * Removes an empty directory.
   *
   * @param name its name
   * @throws IOException if it fails
   */
  public abstract void deleteDirectory(Path name) throws IOException;

  /** Renames, with names locked; replaces what is there. */
  abstract void moveNow(Path name, OpenDirectory target, Path newName) throws IOException;

  /**
   * Lists it, from the start.
   *
   * @return its entries, of which the last name counts; to be closed
   * @throws IOException if it cannot be read
   */
  public abstract DirectoryStream<Path> list() throws IOException;

  /**
   * Sets its own times.
   *
   * @param times the times
   * @throws IOException if it fails
   */
  public abstract void setTimes(Times times) throws IOException;

  /** Sets the times of a file or directory that is none of the special ones and no link. */
  abstract void setTimesOfFile(Path name, Times times) throws IOException;

  /**
   * Its path, checked to lead here still. Called with names locked.
   *
   * @throws ErrnoException {@link Errno#NOENT} if it was removed, or moved by other means than a
   *     guest's
   */
  abstract Path located() throws IOException;

  /**
   * Times to be set.
   *
   * @param modified when contents changed; null to leave it
   * @param accessed when it was last read; null to leave it
   */
  public record Times(@Nullable FileTime modified, @Nullable FileTime accessed) {}

  /**
   * Sets the times of what stands under a name.
   *
   * @param name the name
   * @param times the times
   * @throws IOException if it fails
   */
  public final void setTimes(Path name, Times times) throws IOException {
    BasicFileAttributes attributes = existing(name);
    refuseSpecial(attributes);
    if (attributes.isSymbolicLink()) {
      // Relative to an open directory Java would have to open the link.
      names.<@Nullable Void>steady(() -> setTimes(located(), name, times));
    } else {
      setTimesOfFile(name, times);
    }
  }

  static @Nullable Void setTimes(Path directory, Path name, Times times) throws IOException {
    view(directory.resolve(name)).setTimes(times.modified, times.accessed, null);
    return null;
  }

  static BasicFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  static @Nullable BasicFileAttributes orNull(BasicFileAttributeView view) throws IOException {
    try {
      return view.readAttributes();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private BasicFileAttributes existing(Path name) throws IOException {
    BasicFileAttributes attributes = attributes(name);
    if (attributes == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return attributes;
  }

  /**
   * Refuses a device, a FIFO, a socket: opening one would block the host or lead out of the tree.
   * Since guests cannot move or link them either, none can come to where a file was looked at.
   */
  static void refuseSpecial(BasicFileAttributes attributes) throws ErrnoException {
    if (attributes.isOther() && !attributes.isDirectory()) {
      throw new ErrnoException(Errno.PERM);
    }
  }

  /**
   * Makes a directory.
   *
   * @param name its name
   * @throws IOException if it fails
   */
  public final void createDirectory(Path name) throws IOException {
    names.steady(() -> Files.createDirectory(located().resolve(name)));
  }

  /**
   * Makes a symbolic link.
   *
   * @param name its name
   * @param target what it says
   * @throws IOException if it fails
   */
  public final void createSymbolicLink(Path name, String target) throws IOException {
    names.changing(
        () -> Files.createSymbolicLink(located().resolve(name), fileSystem().getPath(target)));
  }

  /**
   * Reads a symbolic link.
   *
   * @param name its name
   * @return what it says, with slashes; null if it is none
   * @throws IOException if it fails
   */
  public final @Nullable String readLink(Path name) throws IOException {
    try {
      Path target = names.steady(() -> Files.readSymbolicLink(located().resolve(name)));
      return target.toString().replace(fileSystem().getSeparator(), "/");
    } catch (NotLinkException | NoSuchFileException e) {
      return null;
    }
  }

  /**
   * Gives what stands under a name a second one.
   *
   * @param name the name
   * @param target the directory of the second name
   * @param newName the second name
   * @throws IOException if it fails
   */
  public final void createLink(Path name, OpenDirectory target, Path newName) throws IOException {
    sameFileSystem(target);
    names.changing(() -> {
      BasicFileAttributes attributes = existing(name);
      refuseSpecial(attributes);
      Path existing = located().resolve(name);
      Path link = target.located().resolve(newName);
      if (!attributes.isSymbolicLink()
          || (LINKS_LINKS && fileSystem() == FileSystems.getDefault())) {
        return Files.createLink(link, existing);
      }
      return Files.createSymbolicLink(link, Files.readSymbolicLink(existing));
    });
  }

  /**
   * Renames. What stood under the new name is replaced, if the host allows it.
   *
   * @param name the name
   * @param target the directory of the new name
   * @param newName the new name
   * @throws IOException if it fails
   */
  public final void move(Path name, OpenDirectory target, Path newName) throws IOException {
    sameFileSystem(target);
    names.changing(() -> {
      refuseSpecial(existing(name));
      Path from = place.path().resolve(name);
      Path to = target.place.path().resolve(newName);
      if (to.startsWith(from) && !to.equals(from)) {
        throw new ErrnoException(Errno.INVAL);
      }
      moveNow(name, target, newName);
      names.moved(from, to);
      return null;
    });
  }

  private void sameFileSystem(OpenDirectory target) throws ErrnoException {
    if (names != target.names || getClass() != target.getClass()) {
      throw new ErrnoException(Errno.XDEV);
    }
  }

  /**
   * Opens or makes a file.
   *
   * @param name its name
   * @param attributes what {@link #attributes(Path)} said; null to make it
   * @param options how to open it
   * @param append whether to write at the end
   * @return the file, to be closed
   * @throws IOException if it fails
   */
  public final OpenFile openFile(
      Path name, @Nullable BasicFileAttributes attributes, Set<OpenOption> options, boolean append)
      throws IOException {
    if (attributes != null) {
      refuseSpecial(attributes);
    }
    Place file = names.place(place.path().resolve(name));
    SeekableByteChannel channel = channel(name, options);
    try {
      BasicFileAttributes known = attributes == null ? attributes(name) : attributes;
      return new OpenFile(
          names,
          file,
          channel,
          append ? appender(name, options) : null,
          // The zip file system shows a new file only once it is closed.
          known == null ? FileStat.of(FileType.REGULAR_FILE) : stat(name, known),
          known == null ? null : known.fileKey());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * A second channel that only appends: Java's cannot do both. Null for file systems of this
   * process, where a lock does and two channels may not be of the same contents.
   */
  private @Nullable SeekableByteChannel appender(Path name, Set<OpenOption> options)
      throws IOException {
    return fileSystem() == FileSystems.getDefault()
        ? channel(name, OpenFile.appending(options))
        : null;
  }

  /**
   * All that is to know of what stands under a name.
   *
   * @param name the name
   * @param attributes what {@link #attributes(Path)} said
   * @return the state
   * @throws IOException if it cannot be read
   */
  public final FileStat stat(Path name, BasicFileAttributes attributes) throws IOException {
    return names.steady(() -> FileStat.of(attributes, place.path().resolve(name)));
  }

  /**
   * {@return all that is to know of the directory itself}
   *
   * @throws IOException if it cannot be read
   */
  public final FileStat stat() throws IOException {
    BasicFileAttributes attributes = attributes();
    return names.steady(() -> FileStat.of(attributes, place.path()));
  }

  /**
   * Waits until its entries are on the disk, where the host can do that.
   *
   * @throws IOException if it fails
   */
  public abstract void sync() throws IOException;
}
