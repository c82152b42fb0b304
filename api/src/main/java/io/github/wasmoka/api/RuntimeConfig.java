package io.github.wasmoka.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a runtime behaves. Immutable.
 *
 * @param features which parts of WebAssembly it accepts
 * @param limits what its instances may use
 * @param cache a folder where compiled code is kept for other runs, made when it is missing;
 *     engines that compile nothing ignore it. What lies in it is trusted like the program itself,
 *     so nobody else should be able to write there
 */
public record RuntimeConfig(Features features, ResourceLimits limits, Optional<Path> cache) {
  /** WebAssembly 3.0 within the default limits, no cache. */
  public static final RuntimeConfig DEFAULT =
      new RuntimeConfig(Features.WASM_3, ResourceLimits.DEFAULT, Optional.empty());

  /**
   * This configuration with other features.
   *
   * @param features which parts of WebAssembly it accepts
   * @return the new configuration
   */
  public RuntimeConfig withFeatures(Features features) {
    return new RuntimeConfig(features, limits, cache);
  }

  /**
   * This configuration with other limits.
   *
   * @param limits what instances may use
   * @return the new configuration
   */
  public RuntimeConfig withLimits(ResourceLimits limits) {
    return new RuntimeConfig(features, limits, cache);
  }

  /**
   * This configuration with a cache of compiled code.
   *
   * @param directory where it is
   * @return the new configuration
   */
  public RuntimeConfig withCache(Path directory) {
    return new RuntimeConfig(features, limits, Optional.of(directory));
  }
}
