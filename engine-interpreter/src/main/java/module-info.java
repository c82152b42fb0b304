/**
 * The interpreter: starts at once, runs on every platform, and is the plainest reading of the
 * specification. Translates each function to a compact register code when it is first called.
 */
module io.github.wasmoka.engine.interpreter {
  requires io.github.wasmoka.runtime;
  requires static org.jspecify;

  provides io.github.wasmoka.api.spi.EngineProvider with
      io.github.wasmoka.engine.interpreter.InterpreterProvider;
}
