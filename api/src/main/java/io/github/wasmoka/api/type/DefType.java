package io.github.wasmoka.api.type;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.WeakHashMap;

/**
 * A defined type: one member of a recursive type, closed (§3.1.3).
 *
 * <p>Defined types are unique: rolling up two equal recursive types yields the same objects, so
 * that the iso-recursive equality of the specification is {@code ==}. They are collected when
 * nothing refers to them. Thread-safe.
 *
 * @spec https://webassembly.github.io/spec/core/valid/conventions.html#defined-types Defined Types
 */
public final class DefType implements HeapType {
  private static final WeakHashMap<RecType, WeakReference<List<DefType>>> ROLLED =
      new WeakHashMap<>();

  // Keeps the key of ROLLED alive as long as one of its members is.
  private final RecType recType;
  private final int index;
  private List<DefType> siblings = List.of();
  private SubType unrolled;
  private DefType[] display = {};

  private DefType(RecType recType, int index) {
    this.recType = recType;
    this.index = index;
    this.unrolled = recType.members().get(index);
  }

  /**
   * Rolls a recursive type up into its defined types (§3.1.3). Inside it, its own members are
   * {@link RecIdx}; all else is closed.
   *
   * @param recType the recursive type
   * @return a defined type for each member, in order; the same objects for equal recursive types
   * @throws IllegalArgumentException if a type index is left in it or a {@link RecIdx} is out of
   *     range
   */
  public static List<DefType> roll(RecType recType) {
    synchronized (ROLLED) {
      WeakReference<List<DefType>> known = ROLLED.get(recType);
      List<DefType> group = known == null ? null : known.get();
      if (group == null) {
        group = unroll(recType);
        ROLLED.remove(recType);
        ROLLED.put(recType, new WeakReference<>(group));
      }
      return group;
    }
  }

  /**
   * The defined type of a function type that stands alone: final, no supertype.
   *
   * @param type a closed function type
   * @return its defined type
   */
  public static DefType of(FuncType type) {
    return roll(new RecType(List.of(SubType.of(type)))).getFirst();
  }

  private static List<DefType> unroll(RecType recType) {
    var members = new DefType[recType.members().size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = new DefType(recType, i);
    }
    List<DefType> group = List.of(members);
    var substitution =
        new TypeSubstitution(heapType ->
            switch (heapType) {
              case RecIdx(int i) when i >= 0 && i < members.length -> members[i];
              case RecIdx _, TypeIdx _ ->
                  throw new IllegalArgumentException("type is not closed: " + heapType);
              case AbsHeapType _, DefType _ -> heapType;
            });
    for (DefType member : members) {
      member.siblings = group;
      member.unrolled = substitution.apply(member.unrolled);
    }
    for (DefType member : members) {
      // A supertype stands before its subtypes in valid modules (§3.2.8), so its display is
      // complete.
      DefType[] above =
          !member.unrolled.supers().isEmpty()
                  && member.unrolled.supers().getFirst() instanceof DefType sup
              ? sup.display
              : new DefType[0];
      member.display = Arrays.copyOf(above, above.length + 1);
      member.display[above.length] = member;
    }
    return group;
  }

  /** {@return the recursive type that this one is a member of, as it was rolled up} */
  public RecType recType() {
    return recType;
  }

  /** {@return the position in the recursive type} */
  public int index() {
    return index;
  }

  /** {@return all defined types of the recursive type, this one included, in order} */
  public List<DefType> group() {
    return siblings;
  }

  /** {@return the type itself, unrolled (§3.1.3): every heap type in it is closed} */
  public SubType subType() {
    return unrolled;
  }

  /** {@return the structure: the function, structure or array type (§3.1.3 expansion)} */
  public CompositeType expand() {
    return unrolled.composite();
  }

  /**
   * The structure of a type known to be a function's.
   *
   * @return the function type
   * @throws IllegalStateException if it is another kind of type
   */
  public FuncType funcType() {
    if (expand() instanceof FuncType func) {
      return func;
    }
    throw new IllegalStateException("not a function type: " + this);
  }

  /** {@return {@code FUNC}, {@code STRUCT} or {@code ARRAY}} */
  public AbsHeapType kind() {
    return switch (expand()) {
      case FuncType _ -> AbsHeapType.FUNC;
      case StructType _ -> AbsHeapType.STRUCT;
      case ArrayType _ -> AbsHeapType.ARRAY;
    };
  }

  /** {@return how many declared supertypes stand above this one} */
  public int depth() {
    return display.length - 1;
  }

  /**
   * Whether this type is {@code sup} or was declared, directly or not, as its subtype (§3.3.5).
   * Constant time.
   *
   * @param sup the other type
   * @return true if so
   */
  public boolean isSubtypeOf(DefType sup) {
    int depth = sup.display.length - 1;
    return display.length > depth && display[depth] == sup;
  }

  @Override
  public String toString() {
    return switch (expand()) {
      case FuncType _ -> "(func)";
      case StructType _ -> "(struct)";
      case ArrayType _ -> "(array)";
    };
  }
}
