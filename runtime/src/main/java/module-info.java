/**
 * What engines share: the store, instantiation, memories, tables, GC objects, host calls, numerics,
 * stack traces, and the contract {@link io.github.wasmoka.runtime.Engine} that an engine fulfils.
 * Executes nothing itself, but for modules whose code was generated ahead of time.
 */
@SuppressWarnings(
    "module") // some of the modules that these exports name are built later, or not at all
module io.github.wasmoka.runtime {
  requires transitive io.github.wasmoka.api;
  requires transitive io.github.wasmoka.decoder;
  requires transitive io.github.wasmoka.validator;
  requires static org.jspecify;

  // The super class of what jars of modules that were compiled ahead of time provide.
  exports io.github.wasmoka.runtime.precompiled;
  exports io.github.wasmoka.runtime to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.cache to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.gc to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.host to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.jvm to
      io.github.wasmoka.engine.bytecode;
  exports io.github.wasmoka.runtime.memory to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.numeric to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.numeric.simd to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.store to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
  exports io.github.wasmoka.runtime.trace to
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode;
}
