/**
 * What the provider in a jar of a module that was compiled ahead of time extends. The jar's classes
 * are the code, its resources the module and an index; this package puts them together.
 */
@NullMarked
package io.github.wasmoka.runtime.precompiled;

import org.jspecify.annotations.NullMarked;
