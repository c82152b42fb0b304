package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.runtime.EngineRuntime;

/** Provides the interpreter. */
public final class InterpreterProvider implements EngineProvider {
  static final String NAME = "interpreter";

  /** For {@link java.util.ServiceLoader}. */
  public InterpreterProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Runtime open(RuntimeConfig config) {
    return new EngineRuntime(new InterpreterEngine(), config);
  }
}
