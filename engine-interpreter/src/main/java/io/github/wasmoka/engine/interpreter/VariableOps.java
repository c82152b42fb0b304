package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.store.GlobalInstance;

/** Copies, constants, selection and globals (§4.4.4, §4.4.5). */
final class VariableOps {
  private VariableOps() {}

  static void copy(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16];
  }

  /** two copies, the first one first: a from b, c from d. */
  static void copy2(long[] r, long w) {
    r[(int) w & 0xFFFF] = r[(int) w >>> 16];
    r[(int) (w >>> 32) & 0xFFFF] = r[(int) (w >>> 48)];
  }

  static void constant(long[] r, long w) {
    r[(int) w & 0xFFFF] = (int) (w >>> 32);
  }

  static void select(long[] r, long w) {
    r[(int) w & 0xFFFF] =
        (int) r[(int) (w >>> 48)] != 0 ? r[(int) w >>> 16] : r[(int) (w >>> 32) & 0xFFFF];
  }

  static void globalGet(long[] r, long w, GlobalInstance[] globals) {
    r[(int) w & 0xFFFF] = globals[(int) (w >>> 32)].bits;
  }

  static void globalSet(long[] r, long w, GlobalInstance[] globals) {
    globals[(int) (w >>> 32)].bits = r[(int) w & 0xFFFF];
  }
}
