package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.Engine;
import io.github.wasmoka.validator.ValidModule;

/** The engine: a module's classes are generated one by one, when they are linked to. */
final class BytecodeEngine implements Engine {
  @Override
  public String name() {
    return BytecodeProvider.NAME;
  }

  @Override
  public CompiledModule compile(ValidModule module, RuntimeConfig config) {
    return new BytecodeModule(module, config.cache());
  }
}
