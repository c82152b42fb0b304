package io.github.wasmoka.api.type;

/**
 * An export that a module offers.
 *
 * @param name its name, unique in the module
 * @param type what it is
 */
public record ExportType(String name, ExternType type) {}
