package io.github.wasmoka.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the user's programs keep what they could make again: by the XDG Base Directory
 * Specification, or by the customs of macOS and Windows.
 */
final class UserCache {
  private static final String NAME = "wasmoka";

  private UserCache() {}

  /** Our folder there, for the user of this process. */
  static Optional<Path> ofProcess() {
    return of(
        System::getenv, System.getProperty("os.name", ""), System.getProperty("user.home", ""));
  }

  /**
   * Our folder there.
   *
   * @param environment tells a variable
   * @param os the system's name, as Java calls it
   * @param home the user's home; Java says {@code ?} if there is none
   * @return the folder, which need not exist; empty if nothing tells where it is
   */
  static Optional<Path> of(UnaryOperator<@Nullable String> environment, String os, String home) {
    if (os.startsWith("Windows")) {
      return absolute(environment.apply("LOCALAPPDATA")).map(base -> base.resolve(NAME));
    }
    if (os.startsWith("Mac")) {
      return absolute(home).map(base -> base.resolve("Library", "Caches", NAME));
    }
    Optional<Path> named = absolute(environment.apply("XDG_CACHE_HOME"));
    Path below = named.isPresent() ? Path.of(NAME) : Path.of(".cache", NAME);
    return (named.isPresent() ? named : absolute(home)).map(base -> base.resolve(below));
  }

  /** The specification wants a path that is not absolute to be ignored. */
  private static Optional<Path> absolute(@Nullable String path) {
    try {
      return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      // Such as a name that this locale cannot write.
      return Optional.empty();
    }
  }
}
