package io.github.wasmoka.api.type;

import java.util.Locale;

/** An abstract heap type (§2.3.3). */
public enum AbsHeapType implements HeapType {
  /** All internal (GC) objects. */
  ANY,
  /** Internal objects that can be compared. */
  EQ,
  /** Unboxed 31-bit integers. */
  I31,
  /** All structures. */
  STRUCT,
  /** All arrays. */
  ARRAY,
  /** Bottom of the internal hierarchy. */
  NONE,
  /** All functions. */
  FUNC,
  /** Bottom of the function hierarchy. */
  NOFUNC,
  /** All host objects. */
  EXTERN,
  /** Bottom of the external hierarchy. */
  NOEXTERN,
  /** All exceptions. */
  EXN,
  /** Bottom of the exception hierarchy. */
  NOEXN;

  boolean isSubtypeOf(AbsHeapType sup) {
    if (this == sup) {
      return true;
    }
    return switch (this) {
      case ANY, FUNC, EXTERN, EXN -> false;
      case EQ -> sup == ANY;
      case I31, STRUCT, ARRAY -> sup == EQ || sup == ANY;
      case NONE -> sup.hierarchyTop() == ANY;
      case NOFUNC -> sup == FUNC;
      case NOEXTERN -> sup == EXTERN;
      case NOEXN -> sup == EXN;
    };
  }

  boolean isBottomOf(AbsHeapType kind) {
    return this == (kind == FUNC ? NOFUNC : NONE);
  }

  AbsHeapType hierarchyTop() {
    return switch (this) {
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> ANY;
      case FUNC, NOFUNC -> FUNC;
      case EXTERN, NOEXTERN -> EXTERN;
      case EXN, NOEXN -> EXN;
    };
  }

  /** The abbreviation of the nullable reference to this type, as §6.4.3 lists them. */
  String shorthand() {
    return switch (this) {
      case NONE -> "nullref";
      case NOFUNC -> "nullfuncref";
      case NOEXTERN -> "nullexternref";
      case NOEXN -> "nullexnref";
      case ANY, EQ, I31, STRUCT, ARRAY, FUNC, EXTERN, EXN -> this + "ref";
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
