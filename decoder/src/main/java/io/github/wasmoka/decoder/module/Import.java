package io.github.wasmoka.decoder.module;

/**
 * An import (§2.5.11).
 *
 * @param module the first name
 * @param name the second name
 * @param desc what is imported
 */
public record Import(String module, String name, ImportDesc desc) {}
