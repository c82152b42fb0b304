package io.github.wasmoka.api.type;

/**
 * An array type (§2.3.8).
 *
 * @param element the type of every element
 */
public record ArrayType(FieldType element) implements CompositeType {}
