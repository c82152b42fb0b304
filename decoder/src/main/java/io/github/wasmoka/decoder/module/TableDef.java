package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.TableType;
import java.util.Optional;

/**
 * A table (§2.5.5).
 *
 * @param type its type, not closed
 * @param init what its entries hold at first; empty for null
 */
public record TableDef(TableType type, Optional<Expr> init) {}
