package io.github.wasmoka.engine.bytecode.plan;

/**
 * What the code of an instance must do beyond its module: decided when it is linked, so that what
 * was not asked for costs nothing.
 *
 * @param array whether memory 0 is on an array
 * @param dirty whether writes to memory 0 are to be marked
 */
public record Flavour(boolean array, boolean dirty) {}
