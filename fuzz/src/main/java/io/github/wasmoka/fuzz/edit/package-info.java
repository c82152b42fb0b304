/**
 * Modules taken apart and put together again: bodies as lists of {@link
 * io.github.wasmoka.fuzz.edit.Instr}, mutation of what is valid and of bytes, reduction of what
 * fails, instrumentation that bounds or traces execution.
 */
@NullMarked
package io.github.wasmoka.fuzz.edit;

import org.jspecify.annotations.NullMarked;
