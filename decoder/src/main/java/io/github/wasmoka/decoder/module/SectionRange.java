package io.github.wasmoka.decoder.module;

/**
 * A section (§5.5.2).
 *
 * @param id its id, 0 for custom sections
 * @param name a custom section's name, else empty
 * @param start where its contents start in {@link WasmModule#bytes}; behind the name in custom
 *     sections
 * @param end behind its last byte
 */
public record SectionRange(int id, String name, int start, int end) {}
