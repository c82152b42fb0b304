/**
 * {@link io.github.wasmoka.wasi.WasiConfig} says what a guest is given, by default nothing; {@link
 * io.github.wasmoka.wasi.Wasi} is one guest's system, with its open files.
 */
@NullMarked
package io.github.wasmoka.wasi;

import org.jspecify.annotations.NullMarked;
