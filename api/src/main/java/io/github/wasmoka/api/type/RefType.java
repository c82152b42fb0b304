package io.github.wasmoka.api.type;

/**
 * A reference type (§2.3.4).
 *
 * @param nullable whether the null reference belongs to it
 * @param heapType what it points to
 */
public record RefType(boolean nullable, HeapType heapType) implements ValType {
  /** {@code (ref null func)}. */
  public static final RefType FUNCREF = new RefType(true, AbsHeapType.FUNC);

  /** {@code (ref null extern)}. */
  public static final RefType EXTERNREF = new RefType(true, AbsHeapType.EXTERN);

  /** {@code (ref null any)}. */
  public static final RefType ANYREF = new RefType(true, AbsHeapType.ANY);

  /** {@code (ref null exn)}. */
  public static final RefType EXNREF = new RefType(true, AbsHeapType.EXN);

  boolean matchesRef(RefType other) {
    return (other.nullable || !nullable) && heapType.matches(other.heapType);
  }

  @Override
  public boolean matches(ValType other) {
    return this == other || (other instanceof RefType ref && matchesRef(ref));
  }

  @Override
  public boolean defaultable() {
    return nullable;
  }

  @Override
  public boolean isRef() {
    return true;
  }

  @Override
  public ValType unpacked() {
    return this;
  }

  @Override
  public String toString() {
    if (nullable && heapType instanceof AbsHeapType abs) {
      return abs.shorthand();
    }
    return nullable ? "(ref null " + heapType + ")" : "(ref " + heapType + ")";
  }
}
