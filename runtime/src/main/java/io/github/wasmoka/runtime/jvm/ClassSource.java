package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.Nullable;

/** The generated classes of a module in one flavour, made when they are asked for. Thread-safe. */
public interface ClassSource extends CodeIndex {
  /** What the binary names of all generated classes begin with. */
  String PACKAGE = "wasm.";

  /** The binary name of the class of states, a subclass of {@link State}. */
  String STATE_CLASS = PACKAGE + "S";

  /** The name of methods in which several functions stand, which tail call each other. */
  String ROUNDS = "run";

  /**
   * A class file.
   *
   * @param name the class's binary name
   * @return its bytes, or null if there is no such class
   */
  byte @Nullable [] classFile(String name);
}
