package io.github.wasmoka.runtime;

import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.runtime.memory.Memories;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.validator.ValidModule;
import io.github.wasmoka.validator.Validator;

/** What an engine does: turns valid modules into functions that run. Thread-safe. */
public interface Engine {
  /** {@return the engine's name, as its provider tells it} */
  String name();

  /**
   * Validates a module. An engine that has seen the same bytes before may know the outcome.
   *
   * @param module the module
   * @param config how the runtime was configured
   * @return the module, valid with the features of the configuration
   * @throws io.github.wasmoka.api.InvalidException if it is not
   * @throws io.github.wasmoka.api.MalformedException if a function body breaks the grammar
   */
  default ValidModule validate(WasmModule module, RuntimeConfig config) {
    return Validator.validate(module, config.features());
  }

  /**
   * Prepares a module. Code may be made now or when it is first called.
   *
   * @param module what {@link #validate} returned
   * @param config how the runtime was configured
   * @return what instances are made from
   */
  CompiledModule compile(ValidModule module, RuntimeConfig config);

  /**
   * Allocates a memory in the representation that suits the engine.
   *
   * @param type its type
   * @param maxBytes the size that it may reach, by the runtime's limits
   * @param dirtyPageSize the granularity of dirty tracking in bytes, or 0
   * @return the memory, all zero
   */
  default MemoryInstance newMemory(MemType type, long maxBytes, int dirtyPageSize) {
    return Memories.allocate(type, maxBytes, dirtyPageSize);
  }
}
