/**
 * Modules compiled ahead of time: all of a module's classes, moved into a package of their own, as
 * a modular jar with what {@code runtime.precompiled} needs to run them.
 */
@NullMarked
package io.github.wasmoka.engine.bytecode.ahead;

import org.jspecify.annotations.NullMarked;
