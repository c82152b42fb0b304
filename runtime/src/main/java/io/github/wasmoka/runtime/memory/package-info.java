/**
 * Linear memories: on a Java array, or on native memory where an array does not do; and their dirty
 * pages.
 */
@NullMarked
package io.github.wasmoka.runtime.memory;

import org.jspecify.annotations.NullMarked;
