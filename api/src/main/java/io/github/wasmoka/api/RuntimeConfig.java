package io.github.wasmoka.api;

import java.util.Optional;

/**
 * How a runtime behaves. Immutable.
 *
 * @param features which parts of WebAssembly it accepts
 * @param limits what its instances may use
 * @param cache where compiled code is kept for other runs; engines that compile nothing ignore it
 */
public record RuntimeConfig(Features features, ResourceLimits limits, Optional<CodeCache> cache) {
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
   * @param cache where it is and how large
   * @return the new configuration
   */
  public RuntimeConfig withCache(CodeCache cache) {
    return new RuntimeConfig(features, limits, Optional.of(cache));
  }
}
