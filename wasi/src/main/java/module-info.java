/**
 * WASI preview 1: arguments, environment, clocks, randomness, standard streams, files, polling and
 * sockets for guests, over any {@link java.nio.file.FileSystem}. Knows no engine: it offers {@link
 * io.github.wasmoka.api.Imports}.
 */
module io.github.wasmoka.wasi {
  requires transitive io.github.wasmoka.api;
  requires java.management;
  requires static org.jspecify;

  exports io.github.wasmoka.wasi;
  exports io.github.wasmoka.wasi.assemblyscript;
  exports io.github.wasmoka.wasi.emscripten;
  exports io.github.wasmoka.wasi.gojs;
  exports io.github.wasmoka.wasi.trace;
}
