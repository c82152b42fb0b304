/**
 * Structures and arrays (§4.2.10) as ordinary Java objects, and the test whether a reference has a
 * type.
 */
@NullMarked
package io.github.wasmoka.runtime.gc;

import org.jspecify.annotations.NullMarked;
