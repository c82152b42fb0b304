package io.github.wasmoka.runtime;

import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.runtime.store.ModuleInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A module as an engine prepared it: immutable, thread-safe, shared by all instances of the module.
 */
@FunctionalInterface
public interface CompiledModule {
  /**
   * Gives an instance its functions: sets {@link ModuleInstance#functions} for every function that
   * the module defines. Imports, memories and tables are there already; globals, segments and table
   * entries are not.
   *
   * @param instance the instance
   */
  void link(ModuleInstance instance);

  /**
   * Writes a jar, see {@link io.github.wasmoka.api.Module#compileAhead}.
   *
   * @param moduleName the name of the Java module
   * @param options what instances will be made with
   * @param jar where to write
   * @throws IOException if that fails
   * @throws IllegalArgumentException if the name cannot be a Java module's
   * @throws UnsupportedOperationException if the engine cannot do this
   */
  default void compileAhead(String moduleName, List<InstanceOptions> options, OutputStream jar)
      throws IOException {
    throw new UnsupportedOperationException("this engine compiles nothing ahead of time");
  }
}
