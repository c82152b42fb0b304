/**
 * What an embedder of Wasmoka compiles against, and nothing else: runtimes, modules, instances,
 * what they import and export, types, limits and the exception family. Engines are found by {@link
 * java.util.ServiceLoader} through {@link io.github.wasmoka.api.spi.EngineProvider}; this module
 * knows none of them.
 */
module io.github.wasmoka.api {
  requires static transitive org.jspecify;

  exports io.github.wasmoka.api;
  exports io.github.wasmoka.api.spi;
  exports io.github.wasmoka.api.type;

  uses io.github.wasmoka.api.spi.EngineProvider;
}
