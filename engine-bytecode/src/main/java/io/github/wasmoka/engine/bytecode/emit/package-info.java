/**
 * Writes class files, a family of instructions a file: a pure function of a module, a flavour and a
 * class's name, the same bytes each time.
 */
@NullMarked
package io.github.wasmoka.engine.bytecode.emit;

import org.jspecify.annotations.NullMarked;
