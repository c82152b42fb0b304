package io.github.wasmoka.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import org.junit.jupiter.api.Test;

/** What nobody asked for costs nothing: there is no instruction for it. */
class OptionsOffTest {
  @Test
  void whatIsOffIsNotInTheCode() {
    var instance =
        (ModuleInstance)
            Wat.instance("(module (func (loop (br 0))) (func (call 0)) (func (return_call 1)))");
    assertEquals(3, instance.functions.length);
    for (FuncInstance function : instance.functions) {
      FuncCode code = ((InterpretedFunction) function).code();
      for (short op : code.ops) {
        assertTrue(op < Op.GUARD || op > Op.LEFT);
      }
    }
  }
}
