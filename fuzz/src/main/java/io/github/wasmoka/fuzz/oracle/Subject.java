package io.github.wasmoka.fuzz.oracle;

/** An engine that cases are run on. Used by one thread. */
public interface Subject extends AutoCloseable {
  /** Its name, as the command line takes it. */
  String name();

  /** Whether it is somebody else's: its traps have other names. */
  boolean foreign();

  /**
   * Runs a case from the beginning to the end.
   *
   * @param fuzzCase the case
   * @return what was seen
   */
  Observation observe(FuzzCase fuzzCase);

  @Override
  default void close() {}
}
