package io.github.wasmoka.wasi.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a guest's path inside an open directory, component by component: {@code ..} may not pass
 * the directory, symbolic links are followed here and never by the host, absolute links and links
 * that lead out are refused with {@link Errno#PERM}.
 */
public final class PathResolver {
  private static final int MAX_LINKS = 40;
  // PATH_MAX of most hosts.
  private static final int MAX_PATH = 4096;

  private final Trail trail;
  private final Deque<String> pending = new ArrayDeque<>();
  private @Nullable Path name;
  private @Nullable BasicFileAttributes attributes;
  private boolean asDirectory;
  private int links;

  private PathResolver(OpenDirectory base) {
    this.trail = new Trail(base);
  }

  /**
   * Resolves a path.
   *
   * @param base where it starts
   * @param path the path, with slashes
   * @param followLast whether a link at its end is followed
   * @return where it leads, to be closed
   * @throws IOException if it leads out, or through what is no directory
   */
  public static Resolved resolve(OpenDirectory base, String path, boolean followLast)
      throws IOException {
    var resolver = new PathResolver(base);
    try {
      return resolver.resolve(path, followLast);
    } catch (IOException | RuntimeException e) {
      resolver.trail.close();
      throw e;
    }
  }

  /**
   * Whether a link may be made to say this: links of guests are relative, for the host's own
   * programs follow them as well.
   *
   * @param directory where the link is made
   * @param target what it is to say
   * @return whether it may
   */
  public static boolean isRelativeTarget(OpenDirectory directory, String target) {
    return ComponentNames.isRelativeTarget(directory.fileSystem(), target);
  }

  private Resolved resolve(String path, boolean followLast) throws IOException {
    if (path.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    asDirectory = path.endsWith("/");
    pushFront(path);
    stayHere();
    while (!pending.isEmpty()) {
      String component = pending.removeFirst();
      // What is left of must be a directory to go on from, also for "." and "..".
      if (attributes == null) {
        throw new ErrnoException(Errno.NOENT);
      }
      if (!attributes.isDirectory()) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      switch (component) {
        case "." -> {
          // where we are
        }
        case ".." -> {
          if (name == null) {
            trail.up();
          }
          stayHere();
        }
        default -> enter(component, followLast);
      }
    }
    return new Resolved(trail, name, attributes, asDirectory);
  }

  private void stayHere() throws IOException {
    name = null;
    attributes = trail.current().attributes();
  }

  private void enter(String component, boolean followLast) throws IOException {
    if (name != null) {
      trail.down(name);
    }
    OpenDirectory directory = trail.current();
    Path next = directory.name(component);
    name = next;
    attributes = directory.attributes(next);
    boolean last = pending.isEmpty();
    if (attributes != null && attributes.isSymbolicLink() && (!last || followLast || asDirectory)) {
      if (++links > MAX_LINKS) {
        throw new ErrnoException(Errno.LOOP);
      }
      String target = directory.readLink(next);
      stayHere();
      if (target == null) {
        // Replaced since it was looked at: look again.
        pending.addFirst(component);
      } else {
        asDirectory |= last && target.endsWith("/");
        pushFront(target);
      }
    }
  }

  private void pushFront(String path) throws ErrnoException {
    if (path.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    if (path.getBytes(StandardCharsets.UTF_8).length >= MAX_PATH) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    String[] components = path.split("/", -1);
    for (int i = components.length - 1; i >= 0; i--) {
      if (!components[i].isEmpty()) {
        pending.addFirst(components[i]);
      }
    }
  }
}
