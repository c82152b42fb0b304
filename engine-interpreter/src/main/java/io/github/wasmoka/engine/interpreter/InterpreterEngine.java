package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.Engine;
import io.github.wasmoka.validator.ValidModule;

/** The interpreter as an engine. */
final class InterpreterEngine implements Engine {
  @Override
  public String name() {
    return InterpreterProvider.NAME;
  }

  @Override
  public CompiledModule compile(ValidModule module, RuntimeConfig config) {
    return new InterpretedModule(module);
  }
}
