package io.github.wasmoka.cli;

import io.github.wasmoka.api.CodeCache;
import io.github.wasmoka.api.RuntimeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options that say where compiled code is kept. */
final class CacheOptions {
  static final List<Option> ALL =
      List.of(
          Option.of(
              "--cache-dir", "DIR", "keep compiled code there, not in the user's cache folder"),
          Option.flag("--no-cache", "keep no compiled code for later runs"));

  private CacheOptions() {}

  /** A configuration with the cache that is asked for, or else the user's. */
  static RuntimeConfig with(
      RuntimeConfig config, OptionTable.Parsed args, Optional<Path> userCache) {
    Optional<Path> given = args.last("--cache-dir").map(Path::of);
    if (args.has("--no-cache")) {
      if (given.isPresent()) {
        throw new UsageException("--no-cache and --cache-dir exclude each other");
      }
      return config;
    }
    return given.or(() -> userCache).map(CodeCache::new).map(config::withCache).orElse(config);
  }
}
