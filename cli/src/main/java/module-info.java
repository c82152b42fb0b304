/**
 * The command {@code wasmoka}. Runs on whichever engine the module path holds; a module that
 * provides a {@link java.util.spi.ToolProvider} named {@code wasmoka-NAME} adds the command NAME.
 */
module io.github.wasmoka.cli {
  requires io.github.wasmoka.api;
  requires io.github.wasmoka.wasi;
  requires static org.jspecify;

  uses io.github.wasmoka.api.spi.EngineProvider;
  uses java.util.spi.ToolProvider;
}
