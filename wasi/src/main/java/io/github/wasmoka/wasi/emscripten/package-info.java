/**
 * What programs built by Emscripten as standalone modules import under the name {@code env} beside
 * WASI: {@link io.github.wasmoka.wasi.emscripten.Emscripten}. In here: calls that may end by {@code
 * longjmp} or a C++ exception, the C++ run-time library's part that Emscripten leaves to its host,
 * and a small set of other functions. No file system, no DOM, no threads.
 */
@NullMarked
package io.github.wasmoka.wasi.emscripten;

import org.jspecify.annotations.NullMarked;
