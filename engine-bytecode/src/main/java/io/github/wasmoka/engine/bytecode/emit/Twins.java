package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;

/**
 * Second methods of small functions that call themselves. C2 inlines a method into itself once; of
 * two that call each other it inlines both twice, which is two levels more of the recursion.
 */
final class Twins {
  // HotSpot inlines methods of up to 325 bytes where they are called often.
  private static final int SIZE = 80;
  private static final int CALLS = 3;

  private Twins() {}

  /** {@return the name of the second method} */
  static String name(int function) {
    return "b" + function;
  }

  /** Whether a function of so few instructions calls itself, and not too often for that. */
  static boolean wanted(int function, Code code) {
    if (code.size() > SIZE) {
      return false;
    }
    int calls = 0;
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.CALL && code.a(at) == function) {
        calls++;
      }
    }
    return calls > 0 && calls <= CALLS;
  }
}
