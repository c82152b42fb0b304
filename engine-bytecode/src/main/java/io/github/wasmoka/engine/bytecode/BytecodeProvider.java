package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.runtime.EngineRuntime;

/** Provides the engine that makes JVM bytecode. */
public final class BytecodeProvider implements EngineProvider {
  static final String NAME = "bytecode";

  /** For {@link java.util.ServiceLoader}. */
  public BytecodeProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 20;
  }

  @Override
  public Runtime open(RuntimeConfig config) {
    return new EngineRuntime(new BytecodeEngine(), config);
  }
}
