/** Instantiation (§4.7.2): import matching, allocation, constant expressions, segments. */
@NullMarked
package io.github.wasmoka.runtime.link;

import org.jspecify.annotations.NullMarked;
