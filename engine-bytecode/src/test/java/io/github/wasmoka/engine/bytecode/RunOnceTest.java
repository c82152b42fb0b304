package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Instance;
import org.junit.jupiter.api.Test;

/** The loops of a large function that runs once are methods of their own, left in every way. */
class RunOnceTest {
  private static final int STATEMENTS = 60;
  private static final int ROUNDS = 40;

  /** Statements that make a loop large enough: {@code hash = hash * (31 + j) + i}. */
  private static String mixing() {
    var text = new StringBuilder();
    for (int j = 0; j < STATEMENTS; j++) {
      text.append(
          "(local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const %d)) (local.get $i)))"
              .formatted(31 + j));
    }
    return text.toString();
  }

  private static int mix(int hash, int i) {
    int mixed = hash;
    for (int j = 0; j < STATEMENTS; j++) {
      mixed = mixed * (31 + j) + i;
    }
    return mixed;
  }

  private static String wat(int last) {
    return """
    (module
      (memory 1)
      (global $result (mut i32) (i32.const 1))
      (func (export "result") (result i32) (global.get $result))
      (func $main (param $from i32) (result i32)
        (local $hash i32) (local $i i32) (local $round i32)
        (local.set $hash (local.get $from))
        (loop $rounds
          (block $skip
            (local.set $i (i32.const 0))
            (loop $stores
              %1$s
              (i32.store offset=16 (i32.shl (local.get $i) (i32.const 2)) (local.get $hash))
              (br_if $stores (i32.lt_u
                (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 10))))
            (loop $leaves
              %1$s
              (br_if $skip (i32.eqz (i32.and (local.get $hash) (i32.const 15))))
              (br_if $leaves (i32.lt_u
                (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 20))))
            (loop $loads
              (local.set $i (i32.sub (local.get $i) (i32.const 2)))
              %1$s
              (local.set $hash (i32.xor (local.get $hash)
                (i32.load offset=16 (i32.shl (i32.and (local.get $i) (i32.const 7))
                  (i32.const 2)))))
              (if (i32.eq (local.get $round) (i32.const %2$d)) (then
                (return (local.get $hash))))
              (br_if $loads (i32.gt_s (local.get $i) (i32.const 0)))))
          (br_if $rounds (i32.lt_u
            (local.tee $round (i32.add (local.get $round) (i32.const 1))) (i32.const %3$d))))
        (local.get $hash))
      (func (export "_start")
        (global.set $result (call $main (global.get $result)))))
    """
        .formatted(mixing(), last, ROUNDS);
  }

  private static int expected(int last) {
    var stored = new int[10];
    int hash = 1;
    rounds:
    for (int round = 0; round < ROUNDS; round++) {
      int i = 0;
      do {
        hash = mix(hash, i);
        stored[i] = hash;
        i++;
      } while (i < 10);
      do {
        hash = mix(hash, i);
        if ((hash & 15) == 0) {
          continue rounds;
        }
        i++;
      } while (i < 20);
      do {
        i -= 2;
        hash = mix(hash, i);
        hash ^= stored[i & 7];
        if (round == last) {
          return hash;
        }
      } while (i > 0);
    }
    return hash;
  }

  @Test
  void loopsEnd() {
    assertEquals(expected(-1), run(-1));
  }

  @Test
  void aLoopReturnsFromTheFunction() {
    assertEquals(expected(ROUNDS - 1), run(ROUNDS - 1));
    assertEquals(expected(3), run(3));
  }

  private static Object run(int last) {
    Instance instance = Wat.instance(wat(last));
    instance.function("_start").call();
    return Wat.call(instance, "result");
  }
}
