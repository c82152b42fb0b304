package io.github.wasmoka.api.type;

/**
 * A field of a structure, or an array's element (§2.3.8).
 *
 * @param storage what it holds
 * @param mutable whether it can be set
 */
public record FieldType(StorageType storage, boolean mutable) {
  @Override
  public String toString() {
    return mutable ? "(mut " + storage + ")" : storage.toString();
  }
}
