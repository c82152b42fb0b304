/**
 * Compile a module, instantiate it, call its exports.
 *
 * <p>Start at {@link io.github.wasmoka.api.Runtime}. A runtime compiles bytes to a {@link
 * io.github.wasmoka.api.Module}, which is immutable and thread-safe; a module makes any number of
 * {@link io.github.wasmoka.api.Instance}s, each with its own memories, tables and globals, each
 * used by one thread at a time. What instances import comes from {@link
 * io.github.wasmoka.api.Imports}; what they export is an {@link io.github.wasmoka.api.Extern}.
 * Everything that goes wrong inside WebAssembly is a {@link io.github.wasmoka.api.WasmException}.
 *
 * <p>Not here: WASI (module {@code io.github.wasmoka.wasi}), any engine, any file format detail.
 */
@NullMarked
package io.github.wasmoka.api;

import org.jspecify.annotations.NullMarked;
