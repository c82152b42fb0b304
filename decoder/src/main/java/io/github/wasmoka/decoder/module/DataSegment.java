package io.github.wasmoka.decoder.module;

/**
 * A data segment (§2.5.9).
 *
 * @param mode how it is used; never declarative
 * @param start the first byte of its contents in {@link WasmModule#bytes}
 * @param size the number of bytes
 */
public record DataSegment(SegmentMode mode, int start, int size) {}
