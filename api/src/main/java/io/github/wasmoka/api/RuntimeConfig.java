package io.github.wasmoka.api;

/**
 * How a runtime behaves. Immutable.
 *
 * @param features which parts of WebAssembly it accepts
 * @param limits what its instances may use
 */
public record RuntimeConfig(Features features, ResourceLimits limits) {
  /** WebAssembly 3.0 within the default limits. */
  public static final RuntimeConfig DEFAULT =
      new RuntimeConfig(Features.WASM_3, ResourceLimits.DEFAULT);

  /**
   * This configuration with other features.
   *
   * @param features which parts of WebAssembly it accepts
   * @return the new configuration
   */
  public RuntimeConfig withFeatures(Features features) {
    return new RuntimeConfig(features, limits);
  }

  /**
   * This configuration with other limits.
   *
   * @param limits what instances may use
   * @return the new configuration
   */
  public RuntimeConfig withLimits(ResourceLimits limits) {
    return new RuntimeConfig(features, limits);
  }
}
