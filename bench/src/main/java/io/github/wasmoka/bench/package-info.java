/**
 * Benchmarks: calls over the edge by JMH, and whole programs run again and again in one process.
 * Not published.
 */
@NullMarked
package io.github.wasmoka.bench;

import org.jspecify.annotations.NullMarked;
