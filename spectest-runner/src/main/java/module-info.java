/**
 * Runs {@code .wast} scripts, the format of the official test suite, against every engine on the
 * module path. Plugs the command {@code spectest} into {@code wasmoka} and also runs alone.
 */
module io.github.wasmoka.spectest {
  requires io.github.wasmoka.api;
  requires io.github.wasmoka.decoder;
  requires jdk.management; // to see how much a thread allocates
  requires static org.jspecify;

  provides java.util.spi.ToolProvider with
      io.github.wasmoka.spectest.SpectestTool;
}
