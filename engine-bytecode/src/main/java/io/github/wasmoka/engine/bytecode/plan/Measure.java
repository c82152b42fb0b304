package io.github.wasmoka.engine.bytecode.plan;

/**
 * What a first run over a function has found out about each instruction.
 *
 * @param sizes how many bytes of bytecode it takes
 * @param heights how many operands of its block lie on the stack before it
 * @param total the sum of the sizes, and of what a method that is not divided needs beside them
 */
public record Measure(int[] sizes, int[] heights, int total) {
  /** {@return of each position the sum of what comes before it} */
  static long[] sums(int[] sizes) {
    var sums = new long[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) {
      sums[i + 1] = sums[i] + sizes[i];
    }
    return sums;
  }
}
