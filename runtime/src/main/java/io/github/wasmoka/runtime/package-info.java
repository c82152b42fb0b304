/**
 * The engines' common ground. {@link io.github.wasmoka.runtime.EngineRuntime} is the API's runtime
 * over any {@link io.github.wasmoka.runtime.Engine}: it decodes and validates, lets the engine
 * compile, and instantiates.
 */
@NullMarked
package io.github.wasmoka.runtime;

import org.jspecify.annotations.NullMarked;
