package io.github.wasmoka.api.type;

/**
 * What a reference points to (§2.3.3).
 *
 * @spec https://webassembly.github.io/spec/core/syntax/types.html#heap-types Heap Types
 */
public sealed interface HeapType permits AbsHeapType, DefType, TypeIdx, RecIdx {
  /**
   * The subtype relation of heap types (§3.3.3); both must be closed.
   *
   * @param other the expected heap type
   * @return true if this one matches it
   */
  default boolean matches(HeapType other) {
    if (this == other) {
      return true;
    }
    return switch (this) {
      case AbsHeapType sub ->
          switch (other) {
            case AbsHeapType sup -> sub.isSubtypeOf(sup);
            case DefType sup -> sub.isBottomOf(sup.kind());
            case TypeIdx _, RecIdx _ -> false;
          };
      case DefType sub ->
          switch (other) {
            case AbsHeapType sup -> sub.kind().isSubtypeOf(sup);
            case DefType sup -> sub.isSubtypeOf(sup);
            case TypeIdx _, RecIdx _ -> false;
          };
      case TypeIdx idx -> idx.equals(other);
      case RecIdx idx -> idx.equals(other);
    };
  }

  /**
   * The top of this heap type's hierarchy: {@code any}, {@code func}, {@code extern} or {@code
   * exn}. Must be closed.
   *
   * @return the greatest supertype
   * @throws IllegalStateException if this is a type index
   */
  default AbsHeapType top() {
    return switch (this) {
      case AbsHeapType abs -> abs.hierarchyTop();
      case DefType def -> def.kind().hierarchyTop();
      case TypeIdx idx -> throw new IllegalStateException("not closed: " + idx);
      case RecIdx idx -> throw new IllegalStateException("not closed: " + idx);
    };
  }
}
