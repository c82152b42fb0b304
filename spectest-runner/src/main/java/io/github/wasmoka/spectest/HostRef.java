package io.github.wasmoka.spectest;

/**
 * The host object that scripts write as {@code (ref.extern N)} or {@code (ref.host N)}; equal by
 * number.
 *
 * @param number the number
 */
record HostRef(int number) {}
