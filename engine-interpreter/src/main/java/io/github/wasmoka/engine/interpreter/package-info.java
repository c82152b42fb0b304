/**
 * The interpreter. {@link io.github.wasmoka.engine.interpreter.Translator} turns a body into
 * internal operations ({@link io.github.wasmoka.engine.interpreter.Op}), {@link
 * io.github.wasmoka.engine.interpreter.Loop} runs them on {@link
 * io.github.wasmoka.engine.interpreter.Frame}s, with what is rare behind {@link
 * io.github.wasmoka.engine.interpreter.Cold}; {@link io.github.wasmoka.engine.interpreter.Unwinder}
 * turns what is thrown into a handler's frame or the API's exceptions.
 */
@NullMarked
package io.github.wasmoka.engine.interpreter;

import org.jspecify.annotations.NullMarked;
