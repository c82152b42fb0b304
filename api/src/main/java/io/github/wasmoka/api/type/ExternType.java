package io.github.wasmoka.api.type;

/** The type of an import or export (§2.3.15). */
public sealed interface ExternType permits FuncType, TableType, MemType, GlobalType, TagType {}
