package io.github.wasmoka.spectest;

/**
 * A module in a script.
 *
 * @param bytes its text or binary form
 */
record ModuleSource(byte[] bytes) {}
