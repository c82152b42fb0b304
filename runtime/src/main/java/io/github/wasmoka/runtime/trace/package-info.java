/** WebAssembly stack traces. */
@NullMarked
package io.github.wasmoka.runtime.trace;

import org.jspecify.annotations.NullMarked;
