package io.github.wasmoka.engine.interpreter;

/** Vector instructions (§4.3.5, §4.4.3). */
final class ColdVector {
  private ColdVector() {}

  static void access(int op, int a, int immediate, Frame frame) {
    throw new IllegalStateException("vector access " + op + a + immediate + frame);
  }

  static void run(int number, int a, int lane, long[] r) {
    throw new IllegalStateException("vector " + number + a + lane + r.length);
  }
}
