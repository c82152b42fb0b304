package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.GlobalType;

/**
 * A global (§2.5.7).
 *
 * @param type its type, not closed
 * @param init its value at first
 */
public record GlobalDef(GlobalType type, Expr init) {}
