package io.github.wasmoka.api.type;

/** What a field of a struct or array holds: a value type or a packed integer (§2.3.8). */
public sealed interface StorageType permits ValType, PackType {
  /**
   * The type of the value that reading the field yields: itself, or {@code i32} for packed types.
   *
   * @return the unpacked type
   */
  ValType unpacked();
}
