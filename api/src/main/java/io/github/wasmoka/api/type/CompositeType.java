package io.github.wasmoka.api.type;

/** A function, structure or array type (§2.3.8). */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
