package io.github.wasmoka.api.spi;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import java.util.Optional;

/**
 * The service that an engine module provides. Creating one must be cheap and must not fail: it is
 * done to list engines, too.
 */
public interface EngineProvider {
  /** {@return the engine's name in lower case, unique among engines; users choose it by this} */
  String name();

  /**
   * {@return its rank when none is named, the highest wins: 0 one module compiled ahead of time, 10
   * interpreter, 20 bytecode, 30 native}
   */
  int priority();

  /**
   * Why this engine cannot run here: a platform without back end, native access denied.
   *
   * @return the reason; empty if it can run
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * The only module that this engine runs, if it is one that was compiled ahead of time, see {@link
   * io.github.wasmoka.api.Module#compileAhead}; for {@link Runtime#compile(byte[])}, which throws
   * an {@link IllegalArgumentException} for any other.
   *
   * @return a copy of the module's binary form; empty for an engine that runs any module
   */
  default Optional<byte[]> precompiled() {
    return Optional.empty();
  }

  /**
   * Opens the engine.
   *
   * @param config the configuration
   * @return a runtime on it
   * @throws IllegalStateException if it cannot run here
   */
  Runtime open(RuntimeConfig config);
}
