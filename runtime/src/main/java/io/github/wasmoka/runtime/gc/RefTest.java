package io.github.wasmoka.runtime.gc;

import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RecIdx;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.FuncInstance;
import org.jspecify.annotations.Nullable;

/** Whether a reference has a type (§4.3.5, {@code ref.test}). */
public final class RefTest {
  private RefTest() {}

  /**
   * Tests a reference.
   *
   * @param value the reference
   * @param type a closed type of its hierarchy
   * @return true if it has the type
   */
  public static boolean matches(@Nullable Object value, RefType type) {
    return value == null ? type.nullable() : matches(value, type.heapType());
  }

  /**
   * Tests a reference that is not null.
   *
   * @param value the reference
   * @param type a closed heap type of its hierarchy
   * @return true if it has the type
   */
  public static boolean matches(Object value, HeapType type) {
    return switch (type) {
      case AbsHeapType abs ->
          switch (abs) {
            // The internal and external hierarchies hold the same objects: any.convert_extern
            // changes nothing.
            case ANY, EXTERN -> true;
            case EQ -> value instanceof GcInstance || value instanceof I31;
            case I31 -> value instanceof I31;
            case STRUCT -> value instanceof StructInstance;
            case ARRAY -> value instanceof ArrayInstance;
            case FUNC -> value instanceof FuncInstance;
            case EXN -> value instanceof ExceptionInstance;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
          };
      case DefType def ->
          switch (value) {
            case GcInstance object -> object.type().isSubtypeOf(def);
            case FuncInstance function -> function.type.isSubtypeOf(def);
            default -> false;
          };
      case TypeIdx _, RecIdx _ -> throw new IllegalArgumentException("not closed: " + type);
    };
  }

  /**
   * Compares two references (§4.4.6 ref.eq): the same object, or the same i31.
   *
   * @param a one reference
   * @param b the other
   * @return true if they are equal
   */
  public static boolean eq(@Nullable Object a, @Nullable Object b) {
    return a == b || (a instanceof I31(int x) && b instanceof I31(int y) && x == y);
  }
}
