/**
 * Shows what a guest asks of its system: {@link io.github.wasmoka.wasi.trace.WasiTrace} wraps
 * functions of WASI so that each call is told with its arguments, decoded, and its result.
 */
@NullMarked
package io.github.wasmoka.wasi.trace;

import org.jspecify.annotations.NullMarked;
