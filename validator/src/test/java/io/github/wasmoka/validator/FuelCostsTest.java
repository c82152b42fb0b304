package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FuelCostsTest {
  private static int[] costs(String body) {
    return FuelCosts.of(Wat.valid("(module (import \"\" \"\" (func)) (func " + body + "))"), 1);
  }

  @Test
  void everyInstructionCountsButEndAndElse() {
    assertArrayEquals(new int[] {0}, costs(""));
    assertArrayEquals(new int[] {1}, costs("nop"));
    assertArrayEquals(new int[] {5}, costs("(if (i32.const 1) (then nop) (else nop nop))"));
  }

  @Test
  void aLoopHasItsOwnCostWithoutInnerLoops() {
    assertArrayEquals(
        new int[] {2, 4, 3}, costs("nop loop nop loop nop nop end (block nop) end nop"));
  }

  @Test
  void loopsCountInTheOrderTheyBegin() {
    assertArrayEquals(new int[] {1, 1, 2, 1}, costs("loop loop nop end end (block (loop))"));
  }

  @Test
  void whatIsNotReachedCountsToo() {
    assertArrayEquals(new int[] {3, 2}, costs("return block loop nop end end nop"));
  }

  @Test
  void delegateEndsItsTry() {
    assertArrayEquals(new int[] {2, 4}, costs("loop try nop delegate 0 end nop nop"));
  }
}
