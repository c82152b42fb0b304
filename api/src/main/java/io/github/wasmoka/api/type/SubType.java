package io.github.wasmoka.api.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member of a recursive type (§2.3.9).
 *
 * @param isFinal whether no further subtype may be declared
 * @param supers the declared supertypes, at most one in valid modules
 * @param composite the structure itself
 */
public record SubType(boolean isFinal, List<HeapType> supers, CompositeType composite) {
  /**
   * Copies the list.
   *
   * @param isFinal whether no further subtype may be declared
   * @param supers the declared supertypes
   * @param composite the structure itself
   */
  public SubType {
    supers = List.copyOf(supers);
  }

  /**
   * A final type without a supertype, what the abbreviation without {@code sub} means.
   *
   * @param composite the structure
   * @return the sub type
   */
  public static SubType of(CompositeType composite) {
    return new SubType(true, List.of(), composite);
  }

  // A record's own equals and hashCode cost a JVM that has just started 5 ms to link, and every
  // module's types are hashed.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SubType o
        && isFinal == o.isFinal
        && supers.equals(o.supers)
        && composite.equals(o.composite);
  }

  @Override
  public int hashCode() {
    return 31 * supers.hashCode() + composite.hashCode();
  }
}
