package io.github.wasmoka.api.type;

import java.util.List;

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
}
