/**
 * WebAssembly modules as data: their structure as the specification names it, the one table of
 * instructions, and the binary and text formats, read and written. Knows nothing of validity or
 * execution.
 */
@SuppressWarnings(
    "module") // some of the modules that these exports name are built later, or not at all
module io.github.wasmoka.decoder {
  requires transitive io.github.wasmoka.api;
  requires static org.jspecify;

  exports io.github.wasmoka.decoder.binary to
      io.github.wasmoka.validator,
      io.github.wasmoka.runtime,
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode,
      io.github.wasmoka.spectest,
      io.github.wasmoka.fuzz;
  exports io.github.wasmoka.decoder.code to
      io.github.wasmoka.validator,
      io.github.wasmoka.runtime,
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode,
      io.github.wasmoka.spectest,
      io.github.wasmoka.fuzz;
  exports io.github.wasmoka.decoder.module to
      io.github.wasmoka.validator,
      io.github.wasmoka.runtime,
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode,
      io.github.wasmoka.spectest,
      io.github.wasmoka.fuzz;
  exports io.github.wasmoka.decoder.text to
      io.github.wasmoka.validator, // for its tests
      io.github.wasmoka.runtime,
      io.github.wasmoka.spectest,
      io.github.wasmoka.fuzz;
}
