package io.github.wasmoka.wasi.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a path leads: a name in a directory, or that directory itself. Closed after use. */
public final class Resolved implements Closeable {
  private final Trail trail;
  private final @Nullable Path name;
  private final @Nullable BasicFileAttributes attributes;
  private final boolean asDirectory;

  Resolved(
      Trail trail,
      @Nullable Path name,
      @Nullable BasicFileAttributes attributes,
      boolean asDirectory) {
    this.trail = trail;
    this.name = name;
    this.attributes = attributes;
    this.asDirectory = asDirectory;
  }

  /**
   * {@return the directory that the name is in, or that is meant itself; open until this is not}
   */
  public OpenDirectory directory() {
    return trail.current();
  }

  /** {@return the last name; null if the directory itself is meant, as by {@code .}} */
  public @Nullable Path name() {
    return name;
  }

  /** {@return what is there, a link only if it was not to be followed; null if nothing is} */
  public @Nullable BasicFileAttributes attributes() {
    return attributes;
  }

  /** {@return whether the path ends in a slash, and so means a directory} */
  public boolean asDirectory() {
    return asDirectory;
  }

  /**
   * What is there.
   *
   * @return its attributes
   * @throws ErrnoException if nothing is, or no directory although the path ends in a slash
   */
  public BasicFileAttributes existing() throws ErrnoException {
    if (attributes == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (asDirectory && !attributes.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return attributes;
  }

  /**
   * The name, where one is needed.
   *
   * @param otherwise the error if the path names none
   * @return the name
   * @throws ErrnoException if the path means a directory itself
   */
  public Path nameOr(Errno otherwise) throws ErrnoException {
    if (name == null) {
      throw new ErrnoException(otherwise);
    }
    return name;
  }

  /**
   * The name of what is to be made.
   *
   * @return the name
   * @throws ErrnoException if something is there
   */
  public Path newName() throws ErrnoException {
    if (name == null || attributes != null) {
      throw new ErrnoException(Errno.EXIST);
    }
    return name;
  }

  /**
   * {@return all that is to know of what is there}
   *
   * @throws IOException if it cannot be read
   */
  public FileStat stat() throws IOException {
    BasicFileAttributes found = existing();
    return name == null ? directory().stat() : directory().stat(name, found);
  }

  @Override
  public void close() throws IOException {
    trail.close();
  }
}
