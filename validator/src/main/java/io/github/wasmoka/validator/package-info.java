/**
 * The validation algorithm. {@link io.github.wasmoka.validator.Validator} checks a module as a
 * whole and yields a {@link io.github.wasmoka.validator.ValidModule}, its index spaces with closed
 * types. {@link io.github.wasmoka.validator.FunctionValidator} is the algorithm of the
 * specification's appendix for one body, an {@link
 * io.github.wasmoka.decoder.code.InstructionVisitor}; engines run it again beside their translation
 * when they need to know what stands on the stack.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Validation
 *     Algorithm</a>
 */
@NullMarked
package io.github.wasmoka.validator;

import org.jspecify.annotations.NullMarked;
