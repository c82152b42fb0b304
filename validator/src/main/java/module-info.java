/**
 * Validation (§3): whether a module's types fit together, told before anything runs. What
 * validation learns on its way, the closed types of everything and the operand types at every
 * instruction, it offers to the engines.
 */
@SuppressWarnings(
    "module") // some of the modules that these exports name are built later, or not at all
module io.github.wasmoka.validator {
  requires transitive io.github.wasmoka.decoder;
  requires static org.jspecify;

  exports io.github.wasmoka.validator to
      io.github.wasmoka.runtime,
      io.github.wasmoka.engine.interpreter,
      io.github.wasmoka.engine.bytecode,
      io.github.wasmoka.engine.nativecode,
      io.github.wasmoka.fuzz;
}
