/**
 * The host of Go programs built with {@code GOOS=js GOARCH=wasm}. Such a program imports functions
 * that handle JavaScript values; {@link io.github.wasmoka.wasi.gojs.GoJs} offers them over what a
 * {@link io.github.wasmoka.wasi.WasiConfig} gives the guest.
 *
 * <p>In here: a small model of JavaScript's values ({@link io.github.wasmoka.wasi.gojs.JsObject},
 * {@link io.github.wasmoka.wasi.gojs.JsFunction}), the table by which Go refers to them, the global
 * objects that Go's run-time library asks for, and the event loop. No interpreter of JavaScript.
 * Files are opened through the functions of WASI preview 1, so there is one sandbox and not two.
 */
@NullMarked
package io.github.wasmoka.wasi.gojs;

import org.jspecify.annotations.NullMarked;
