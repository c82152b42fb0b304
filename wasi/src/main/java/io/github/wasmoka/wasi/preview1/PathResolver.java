package io.github.wasmoka.wasi.preview1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a guest's path inside an open directory, component by component: {@code ..} may not pass
 * the directory, symbolic links are followed here and never by the host, absolute links and links
 * that lead out are refused.
 */
final class PathResolver {
  private static final int MAX_LINKS = 40;
  private static final int MAX_COMPONENT = 255;

  /**
   * Where a path leads.
   *
   * @param path the place on the host; no component of it is a symbolic link, but perhaps the last
   *     one, if that was not to be followed
   * @param attributes what is there; null if nothing is
   * @param asDirectory whether the path ends in a slash, and so means a directory
   * @param root whether it is the directory itself
   */
  record Resolved(
      Path path, @Nullable BasicFileAttributes attributes, boolean asDirectory, boolean root) {
    BasicFileAttributes existing() throws ErrnoException {
      if (attributes == null) {
        throw new ErrnoException(Errno.NOENT);
      }
      if (asDirectory && !attributes.isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      return attributes;
    }
  }

  private final Path base;
  private final Deque<String> pending = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private int links;

  private PathResolver(Path base) {
    this.base = base;
  }

  static Resolved resolve(Descriptor.Directory directory, String path, boolean followLast)
      throws IOException {
    return new PathResolver(directory.path).resolve(path, followLast);
  }

  private Resolved resolve(String path, boolean followLast) throws IOException {
    if (path.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    boolean asDirectory = endsAsDirectory(path);
    pushFront(path);
    // The open directory itself was named by the host, or resolved before.
    BasicFileAttributes attributes = Files.readAttributes(base, BasicFileAttributes.class);
    while (!pending.isEmpty()) {
      String component = pending.removeFirst();
      // What is left of must be a directory to go on from, also for "." and "..".
      if (attributes == null) {
        throw new ErrnoException(Errno.NOENT);
      }
      if (!attributes.isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      if (component.equals(".")) {
        continue;
      }
      if (component.equals("..")) {
        if (done.isEmpty()) {
          throw new ErrnoException(Errno.PERM);
        }
        done.removeLast();
        attributes = here();
        continue;
      }
      check(component);
      done.add(component);
      attributes = attributes(host());
      boolean last = pending.isEmpty();
      if (attributes != null
          && attributes.isSymbolicLink()
          && (!last || followLast || asDirectory)) {
        if (++links > MAX_LINKS) {
          throw new ErrnoException(Errno.LOOP);
        }
        String target =
            Files.readSymbolicLink(host())
                .toString()
                .replace(base.getFileSystem().getSeparator(), "/");
        done.removeLast();
        attributes = here();
        asDirectory |= last && endsAsDirectory(target);
        pushFront(target);
      }
    }
    return new Resolved(host(), attributes, asDirectory, done.isEmpty());
  }

  private static boolean endsAsDirectory(String path) {
    return path.endsWith("/");
  }

  private void pushFront(String path) throws ErrnoException {
    if (path.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    String[] components = path.split("/", -1);
    for (int i = components.length - 1; i >= 0; i--) {
      if (!components[i].isEmpty()) {
        pending.addFirst(components[i]);
      }
    }
  }

  /** A name that the host would read as more than a name is refused. */
  private void check(String component) throws ErrnoException {
    String separator = base.getFileSystem().getSeparator();
    if (!separator.equals("/") && (component.contains(separator) || component.contains(":"))) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (component.getBytes(StandardCharsets.UTF_8).length > MAX_COMPONENT) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
  }

  private Path host() throws ErrnoException {
    try {
      Path path = base;
      for (String component : done) {
        path = path.resolve(component);
      }
      return path;
    } catch (InvalidPathException e) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  private @Nullable BasicFileAttributes here() throws IOException {
    return done.isEmpty()
        ? Files.readAttributes(base, BasicFileAttributes.class)
        : attributes(host());
  }

  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
