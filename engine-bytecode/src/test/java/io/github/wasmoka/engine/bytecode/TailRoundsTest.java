package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Instance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Interpreters with a function for each operation, of different sizes, and with so many of them
 * that they are found through several methods or that none stands in the common one.
 */
class TailRoundsTest {
  private static final int STEPS = 100_000;

  private static final int HALTED = 1000;
  private static final String ARGUMENTS = " (local.get 0) (local.get 1) (local.get 2)";

  /**
   * Operation {@code i} adds {@code i}, as often as the next line says, and goes on by 7. When no
   * step is left, one in three returns, the others make a last tail call to a function that makes
   * none.
   */
  private static String module(int operations) {
    var text = new StringBuilder("(module (type $op (func (param i32 i32 i64) (result i64)))\n");
    text.append("(table funcref (elem");
    for (int i = 0; i < operations; i++) {
      text.append(" $f").append(i);
    }
    text.append(" $halt))\n(func $halt (type $op) (i64.add (local.get 2) (i64.const ")
        .append(HALTED)
        .append(")))\n");
    for (int i = 0; i < operations; i++) {
      text.append("(func $f")
          .append(i)
          .append(" (type $op)\n")
          .append(" (if (i32.eqz (local.get 1)) (then ")
          .append(
              switch (i % 3) {
                case 0 -> "(return (local.get 2))";
                case 1 -> "(return_call $halt" + ARGUMENTS + ")";
                default ->
                    "(return_call_indirect (type $op)"
                        + ARGUMENTS
                        + " (i32.const "
                        + operations
                        + "))";
              })
          .append("))\n");
      for (int j = 0; j < times(i); j++) {
        text.append(" (local.set 2 (i64.add (i64.mul (local.get 2) (i64.const 3)) (i64.const ")
            .append(i)
            .append(")))\n");
      }
      String direct = "(return_call $f" + (i + 7) % operations;
      String indirect = "(return_call_indirect (type $op)";
      text.append(i % 5 == 0 ? direct : indirect)
          .append(" (i32.rem_u (i32.add (local.get 0) (i32.const 7)) (i32.const ")
          .append(operations)
          .append(")) (i32.sub (local.get 1) (i32.const 1)) (local.get 2)")
          .append(
              i % 5 == 0
                  ? "))\n"
                  : " (i32.rem_u (i32.add (local.get 0) (i32.const 7)) (i32.const "
                      + operations
                      + "))))\n");
    }
    return text.append("(func (export \"run\") (param i32) (result i64)")
        .append(" (call $f0 (i32.const 0) (local.get 0) (i64.const 1))))")
        .toString();
  }

  /** Every ninth operation is too large for the common method. */
  private static int times(int operation) {
    return operation % 9 == 4 ? 30 : operation % 3 + 1;
  }

  private static long expected(int operations, int steps) {
    long value = 1;
    int at = 0;
    for (int step = 0; step < steps; step++) {
      for (int j = 0; j < times(at); j++) {
        value = value * 3 + at;
      }
      at = (at + 7) % operations;
    }
    return at % 3 == 0 ? value : value + HALTED;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 11, 60, 127, 128, 129, 200, 255, 256, 257, 600})
  void manyOperations(int operations) {
    Instance instance = Wat.instance(module(operations));
    for (int steps : new int[] {0, 1, 2, operations, STEPS}) {
      assertEquals(expected(operations, steps), Wat.call(instance, "run", steps));
    }
  }
}
