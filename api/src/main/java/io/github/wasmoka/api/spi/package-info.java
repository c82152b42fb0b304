/** What an engine module provides so that {@link io.github.wasmoka.api.Runtime} finds it. */
@NullMarked
package io.github.wasmoka.api.spi;

import org.jspecify.annotations.NullMarked;
