package io.github.wasmoka.decoder.module;

/**
 * An expression (§5.4.10) as a range of {@link WasmModule#bytes}, its {@code end} included.
 *
 * @param start the first byte
 * @param end behind the last byte
 */
public record Expr(int start, int end) {}
