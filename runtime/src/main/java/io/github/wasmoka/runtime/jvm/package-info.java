/**
 * What generated class files call and are linked by: the state of an instance, its functions, the
 * loader, and the operations that are not worth a sequence of bytecodes. Generates nothing itself,
 * so that classes which were generated ahead of time need no generator.
 *
 * <p>Conventions of generated code: a WebAssembly function is a static method of its parameters and
 * the {@link io.github.wasmoka.runtime.jvm.State}; a v128 is two {@code long}s, low half first; a
 * reference is an {@code Object}. A method returns the first slot of the results, the others stand
 * in {@link io.github.wasmoka.runtime.jvm.State#bits} and {@link
 * io.github.wasmoka.runtime.jvm.State#refs} by their slots. Parameters of more slots than a method
 * can have stand there as well.
 */
@NullMarked
package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.NullMarked;
