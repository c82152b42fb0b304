package io.github.wasmoka.engine.bytecode.plan;

/**
 * What a first run over a function has found out about each instruction.
 *
 * @param sizes how many bytes of bytecode it takes
 * @param heights how many operands of its block lie on the stack before it
 * @param total the sum of the sizes
 */
public record Measure(int[] sizes, int[] heights, int total) {}
