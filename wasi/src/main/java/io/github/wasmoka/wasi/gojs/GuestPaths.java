package io.github.wasmoka.wasi.gojs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the open directory that a path of the guest lies in: the one with the longest name that the
 * path begins with. Relative paths start in a working directory, the root at first. What the rest
 * of the path may reach is not decided here but where it is opened.
 */
final class GuestPaths {
  /**
   * A place in an open directory.
   *
   * @param fd the directory
   * @param path the path inside
   */
  record Place(int fd, String path) {}

  private record Root(int fd, List<String> name) {}

  private final List<Root> roots = new ArrayList<>();
  private List<String> directory = List.of();

  /** Adds an open directory; {@code .} is another name of the root. */
  void add(int fd, String name) {
    roots.add(new Root(fd, components(name)));
  }

  private static List<String> components(String path) {
    var components = new ArrayList<String>();
    for (String component : path.split("/", -1)) {
      if (!component.isEmpty() && !component.equals(".")) {
        components.add(component);
      }
    }
    return components;
  }

  private List<String> absolute(String path) {
    var components = new ArrayList<>(path.startsWith("/") ? List.of() : directory);
    components.addAll(components(path));
    return components;
  }

  /** A path without {@code ..}, by the names alone. */
  private static List<String> normalized(List<String> components) {
    var result = new ArrayList<String>();
    for (String component : components) {
      if (!component.equals("..")) {
        result.add(component);
      } else if (!result.isEmpty()) {
        result.removeLast();
      }
    }
    return result;
  }

  /** {@return where a path leads; null if in no open directory} */
  @Nullable Place place(String path) {
    List<String> components = absolute(path);
    Root root = root(components);
    if (root == null || climbs(components.subList(root.name.size(), components.size()))) {
      components = normalized(components);
      root = root(components);
    }
    if (root == null) {
      return null;
    }
    String rest = String.join("/", components.subList(root.name.size(), components.size()));
    // The slash at the end says that a directory is meant.
    return new Place(root.fd, rest.isEmpty() ? "." : path.endsWith("/") ? rest + "/" : rest);
  }

  private @Nullable Root root(List<String> components) {
    Root best = null;
    for (Root root : roots) {
      int length = root.name.size();
      if (length <= components.size()
          && components.subList(0, length).equals(root.name)
          && (best == null || length > best.name.size())) {
        best = root;
      }
    }
    return best;
  }

  private static boolean climbs(List<String> components) {
    int depth = 0;
    for (String component : components) {
      depth += component.equals("..") ? -1 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /** {@return the absolute form of a path, without {@code ..}} */
  String resolve(String path) {
    return "/" + String.join("/", normalized(absolute(path)));
  }

  String directory() {
    return "/" + String.join("/", directory);
  }

  void changeDirectory(String path) {
    directory = normalized(absolute(path));
  }
}
