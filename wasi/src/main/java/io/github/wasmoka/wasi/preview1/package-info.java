/**
 * The functions of {@code wasi_snapshot_preview1}, a class for each group of calls, on a table of
 * file descriptors. Every guest path goes through {@link io.github.wasmoka.wasi.fs.PathResolver},
 * which lets none out of the directory it starts in.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md">WASI preview
 *     1</a>
 */
@NullMarked
package io.github.wasmoka.wasi.preview1;

import org.jspecify.annotations.NullMarked;
