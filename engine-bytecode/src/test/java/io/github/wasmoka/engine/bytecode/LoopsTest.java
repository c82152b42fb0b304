package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Instance;
import org.junit.jupiter.api.Test;

/** Loops that end at equality are asked for the order first, which must not change their rounds. */
class LoopsTest {
  private static final String WAT =
      """
      (module
        (func (export "up") (param i32 i32) (result i32) (local i32)
          (loop
            (local.set 2 (i32.add (local.get 2) (i32.const 1)))
            (br_if 0 (i32.ne
              (local.tee 0 (i32.add (local.get 0) (i32.const 4)))
              (local.get 1))))
          (local.get 2))
        (func (export "down") (param i32 i32) (result i32) (local i32)
          (loop
            (local.set 2 (i32.add (local.get 2) (i32.const 1)))
            (br_if 0 (i32.ne
              (local.get 1)
              (local.tee 0 (i32.add (local.get 0) (i32.const -4))))))
          (local.get 2))
        (func (export "zero") (param i32) (result i32) (local i32)
          (loop
            (local.set 1 (i32.add (local.get 1) (i32.const 1)))
            (br_if 0 (local.tee 0 (i32.add (local.get 0) (i32.const -4)))))
          (local.get 1)))
      """;

  @Test
  void roundsAreCounted() {
    Instance instance = Wat.instance(WAT);
    assertEquals(25, Wat.call(instance, "up", 0, 100));
    assertEquals(25, Wat.call(instance, "down", 100, 0));
    assertEquals(25, Wat.call(instance, "zero", 100));
  }

  @Test
  void aCounterMayPassTheHighestNumber() {
    Instance instance = Wat.instance(WAT);
    assertEquals(16, Wat.call(instance, "up", Integer.MAX_VALUE - 31, Integer.MIN_VALUE + 32));
    assertEquals(16, Wat.call(instance, "down", Integer.MIN_VALUE + 32, Integer.MAX_VALUE - 31));
    // From below the end, the whole range is run through.
    assertEquals((1 << 30) - 1, Wat.call(instance, "up", 4, 0));
  }
}
