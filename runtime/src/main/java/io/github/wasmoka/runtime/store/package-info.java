/**
 * The store (§4.2): instances of modules, functions, tables, globals, tags, segments and
 * exceptions, with public fields for the engines' sake.
 */
@NullMarked
package io.github.wasmoka.runtime.store;

import org.jspecify.annotations.NullMarked;
