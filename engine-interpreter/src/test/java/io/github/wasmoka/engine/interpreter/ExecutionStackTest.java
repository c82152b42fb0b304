package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.Wat.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import java.lang.ref.WeakReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExecutionStackTest {
  @Test
  void hostFunctionsCallBackWithoutDisturbingFrames() {
    var self = new Instance[1];
    IntUnaryOperator host = x -> x == 0 ? 0 : (int) call(self[0], "f", x - 1) + 1;
    self[0] =
        Wat.instance(
            """
            (module
              (import "" "host" (func $host (param i32) (result i32)))
              (func (export "f") (param i32) (result i32)
                (local i32)
                (local.set 1 (i32.mul (local.get 0) (i32.const 10)))
                (i32.add (call $host (local.get 0)) (local.get 1))))
            """,
            Imports.builder().function("", "host", IntUnaryOperator.class, host).build(),
            InstanceOptions.DEFAULT);
    assertEquals(10 * (1 + 2 + 3 + 4 + 5) + 5, call(self[0], "f", 5));
  }

  @Test
  void recursionThroughTheHostEndsInExhaustion() {
    var self = new Instance[1];
    IntUnaryOperator host = x -> (int) call(self[0], "f", x);
    self[0] =
        Wat.instance(
            """
            (module
              (import "" "host" (func $host (param i32) (result i32)))
              (func (export "f") (param i32) (result i32) (call $host (local.get 0)))
              (func (export "one") (result i32) (i32.const 1)))
            """,
            Imports.builder().function("", "host", IntUnaryOperator.class, host).build(),
            InstanceOptions.DEFAULT);
    for (int i = 0; i < 3; i++) {
      assertThrows(ExhaustionException.class, () -> call(self[0], "f", 1));
      assertEquals(1, call(self[0], "one"));
    }
  }

  @Test
  @Timeout(60)
  void anIdleThreadKeepsNoInstance() throws InterruptedException {
    var instance = new WeakReference<>(Wat.instance("(module (memory 1) (func (export \"f\")))"));
    Instance strong = instance.get();
    call(strong, "f");
    strong = null;
    while (instance.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(instance.get());
  }
}
