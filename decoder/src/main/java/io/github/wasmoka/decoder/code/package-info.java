/**
 * Instructions. {@link io.github.wasmoka.decoder.code.Opcode} is the table; {@link
 * io.github.wasmoka.decoder.code.InstructionReader} walks the bytes of a body and calls an {@link
 * io.github.wasmoka.decoder.code.InstructionVisitor}, which has one method for each shape of
 * immediates; {@link io.github.wasmoka.decoder.code.InstructionWriter} is the visitor that writes
 * the bytes again.
 */
@NullMarked
package io.github.wasmoka.decoder.code;

import org.jspecify.annotations.NullMarked;
