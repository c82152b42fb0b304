package io.github.wasmoka.runtime.cache;

import io.github.wasmoka.api.CodeCache;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a cache smaller that has become too large: modules go as a whole, the least recently used
 * first. Only what the cache has made is counted and deleted, and several processes may do so at
 * once, while others read and write.
 */
final class Eviction {
  private Eviction() {}

  /**
   * Deletes modules, if the cache is larger than its bound, until it takes three quarters of it.
   *
   * @param cache the cache
   * @param made the folder that was just made, which stays
   */
  static void run(CodeCache cache, Path made) {
    long now = System.currentTimeMillis();
    List<StoredModule> modules = modules(cache.directory(), now);
    long size = modules.stream().mapToLong(StoredModule::size).sum();
    if (size <= cache.maxBytes()) {
      return;
    }
    long wanted = cache.maxBytes() / 4 * 3;
    // What was noted by a clock that ran ahead says nothing; had it been used since, it would have
    // been noted anew.
    modules.sort(
        Comparator.comparing((StoredModule m) -> !LastUse.isAhead(m.lastUse(), now))
            .thenComparing(StoredModule::lastUse));
    for (StoredModule module : modules) {
      if (size > wanted && !module.folder().equals(made)) {
        size -= module.delete();
      }
    }
  }

  private static List<StoredModule> modules(Path directory, long now) {
    var modules = new ArrayList<StoredModule>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
      for (Path folder : folders) {
        try {
          StoredModule module = StoredModule.find(folder, now);
          if (module != null) {
            modules.add(module);
          }
        } catch (IOException e) {
          // One that cannot be read cannot be judged, and may have been deleted just now.
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What was found until then is enough to go on with.
    }
    return modules;
  }
}
