package io.github.wasmoka.api.type;

import java.util.List;

/**
 * A group of types that may refer to each other (§2.3.9).
 *
 * @param members the types of the group in order
 */
public record RecType(List<SubType> members) {
  /**
   * Copies the list.
   *
   * @param members the types of the group in order
   */
  public RecType {
    members = List.copyOf(members);
  }
}
