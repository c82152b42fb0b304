package io.github.wasmoka.runtime;

import io.github.wasmoka.runtime.store.ModuleInstance;

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
}
