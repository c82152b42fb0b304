package io.github.wasmoka.api.type;

import java.util.List;

/**
 * A structure type (§2.3.8).
 *
 * @param fields its fields in order
 */
public record StructType(List<FieldType> fields) implements CompositeType {
  /**
   * Copies the list.
   *
   * @param fields its fields in order
   */
  public StructType {
    fields = List.copyOf(fields);
  }
}
