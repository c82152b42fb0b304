/**
 * The engine as the runtime sees it. What a module becomes is decided in {@code plan} and written
 * in {@code emit}; classes are defined and linked by the runtime's {@code jvm} package.
 */
@NullMarked
package io.github.wasmoka.engine.bytecode;

import org.jspecify.annotations.NullMarked;
