package io.github.wasmoka.api;

import java.nio.file.Path;

/**
 * Where compiled code is kept for other runs and processes. Immutable.
 *
 * @param directory a folder, made for its owner alone when it is missing. What lies in it is
 *     trusted like the program itself, so nobody else should be able to write there
 * @param maxBytes what the cache's files in it may take together: above that, the modules least
 *     recently used are deleted when one is new. Code of a module that is in use is stored
 *     nevertheless, so that it may be exceeded for a time; a module that is larger than all of it
 *     is not kept
 */
public record CodeCache(Path directory, long maxBytes) {
  /** The bound if none is given: 1 GiB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  /**
   * Checks the bound.
   *
   * @param directory the folder
   * @param maxBytes what its files may take together
   * @throws IllegalArgumentException if that is less than 1
   */
  public CodeCache {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("a cache of " + maxBytes + " bytes");
    }
  }

  /**
   * A cache of the default size.
   *
   * @param directory the folder
   */
  public CodeCache(Path directory) {
    this(directory, DEFAULT_MAX_BYTES);
  }
}
