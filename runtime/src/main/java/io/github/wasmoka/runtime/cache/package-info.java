/** The cache of compiled code on disk: named pieces of bytes, checked before use. */
@NullMarked
package io.github.wasmoka.runtime.cache;

import org.jspecify.annotations.NullMarked;
