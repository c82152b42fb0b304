/**
 * The binary format (§5): {@link io.github.wasmoka.decoder.binary.BinaryDecoder} reads it, {@link
 * io.github.wasmoka.decoder.binary.BinaryEncoder} writes it. Every count and size is checked
 * against what is left and against {@link io.github.wasmoka.decoder.binary.DecoderLimits} before
 * anything is allocated.
 */
@NullMarked
package io.github.wasmoka.decoder.binary;

import org.jspecify.annotations.NullMarked;
