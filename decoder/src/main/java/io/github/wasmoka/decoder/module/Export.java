package io.github.wasmoka.decoder.module;

/**
 * An export (§2.5.10).
 *
 * @param name its name
 * @param kind what it is
 * @param index its index in the index space of its kind, unsigned
 */
public record Export(String name, ExternKind kind, int index) {}
