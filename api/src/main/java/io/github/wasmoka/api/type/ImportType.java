package io.github.wasmoka.api.type;

/**
 * An import that a module declares.
 *
 * @param module the first name
 * @param name the second name
 * @param type what it must be
 */
public record ImportType(String module, String name, ExternType type) {}
