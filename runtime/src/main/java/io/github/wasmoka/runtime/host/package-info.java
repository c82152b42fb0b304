/** Java values at the edge, and the method handles that lead in and out. */
@NullMarked
package io.github.wasmoka.runtime.host;

import org.jspecify.annotations.NullMarked;
