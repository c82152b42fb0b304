package io.github.wasmoka.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What nobody asked for costs nothing: there is no instruction for it. */
class OptionsOffTest {
  private static final String SPIN =
      """
      (module
        (func (export "spin") (loop (br 0)))
        (func $f (export "recur") (call $f))
        (func $t (export "tail") (return_call $t))
        (func (export "one") (result i32) (i32.const 1)))
      """;

  @Test
  void whatIsOffIsNotInTheCode() {
    var instance = (io.github.wasmoka.runtime.store.ModuleInstance) Wat.instance(SPIN);
    for (int i = 0; i < 4; i++) {
      FuncCode code = ((InterpretedFunction) instance.functions[i]).code();
      for (short op : code.ops) {
        assertTrue(op < Op.GUARD || op > Op.LEFT);
      }
    }
  }
}
