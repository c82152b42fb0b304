/**
 * The differential fuzzer: makes valid modules from a stream of choices, runs each on every engine
 * on the module path and on other people's engines where they are installed, and reduces what they
 * disagree about. Plugs the command {@code fuzz} into {@code wasmoka} and also runs alone.
 */
module io.github.wasmoka.fuzz {
  requires io.github.wasmoka.api;
  requires io.github.wasmoka.decoder;
  requires static org.jspecify;

  provides java.util.spi.ToolProvider with
      io.github.wasmoka.fuzz.FuzzTool;
}
