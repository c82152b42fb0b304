package io.github.wasmoka.engine.bytecode.plan;

/** How many functions that follow each other share a class. */
public enum Grouping {
  /**
   * For classes that are generated when they are first called: all functions of a class are
   * generated then, and of a module's functions, neighbours too, most are never called. Of a large
   * module they are larger, since a class costs the JVM some 100 µs and the cache a file.
   */
  LAZY(128, 2048),

  /** For classes that are all generated ahead, of which each has constants of its own. */
  AHEAD(12 << 10, Integer.MAX_VALUE);

  /** The number of functions that a class may hold. */
  static final int MAX_FUNCTIONS = 48;

  private final int leastBytes;
  private final int classes;

  Grouping(int leastBytes, int classes) {
    this.leastBytes = leastBytes;
    this.classes = classes;
  }

  /**
   * The bytes of bodies that a class may hold, if it holds more than one function.
   *
   * @param allBytes the sum of a module's bodies
   * @return how many
   */
  long maxBytes(long allBytes) {
    return Math.max(leastBytes, allBytes / classes);
  }

  /**
   * Part of a cache's key, for the test behind {@code CodeVersion} watches over jars alone.
   *
   * @return what tells this division from those that other versions of this class make
   */
  public String id() {
    return " " + leastBytes + "/" + classes + "/" + MAX_FUNCTIONS;
  }
}
