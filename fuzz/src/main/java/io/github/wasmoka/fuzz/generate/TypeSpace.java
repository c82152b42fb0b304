package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.TypeSubstitution;
import io.github.wasmoka.api.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * A module's types and the relation between them, on type indices. Two types count as equal only if
 * their indices are: less than the specification allows, and enough to make valid code.
 */
final class TypeSpace {
  private final List<RecType> groups = new ArrayList<>();
  private final List<SubType> types = new ArrayList<>();
  private final List<Integer> weights = new ArrayList<>();

  /** How many types there are. */
  int size() {
    return types.size();
  }

  List<RecType> groups() {
    return groups;
  }

  SubType get(int index) {
    return types.get(index);
  }

  CompositeType composite(int index) {
    return types.get(index).composite();
  }

  FuncType func(int index) {
    return (FuncType) composite(index);
  }

  void add(RecType group) {
    groups.add(group);
    for (SubType type : group.members()) {
      types.add(type);
      weights.add(weigh(type.composite()));
    }
  }

  /** Adds a group that is the same as an earlier one, so that both are one (§3.1.3). */
  void repeat(int group) {
    int base = 0;
    for (int i = 0; i < group; i++) {
      base += groups.get(i).members().size();
    }
    int first = base;
    int behind = base + groups.get(group).members().size();
    int shift = types.size() - base;
    var substitution =
        new TypeSubstitution(type ->
            type instanceof TypeIdx(int index) && index >= first && index < behind
                ? new TypeIdx(index + shift)
                : type);
    add(new RecType(groups.get(group).members().stream().map(substitution::apply).toList()));
  }

  /** How many objects at least make a value of a type. */
  int weight(int index) {
    return weights.get(index);
  }

  private int weigh(CompositeType type) {
    int weight = 1;
    if (type instanceof StructType(List<FieldType> fields)) {
      for (FieldType field : fields) {
        if (field.storage() instanceof RefType(boolean nullable, HeapType heap) && !nullable) {
          weight += heap instanceof TypeIdx(int index) ? weights.get(index) : 1;
        }
      }
    }
    return weight;
  }

  /** The index of a function type, which is added if no type is exactly it. */
  int indexOf(FuncType type) {
    for (int i = 0; i < types.size(); i++) {
      SubType sub = types.get(i);
      if (sub.isFinal() && sub.supers().isEmpty() && type.equals(sub.composite())) {
        return i;
      }
    }
    add(new RecType(List.of(SubType.of(type))));
    return types.size() - 1;
  }

  /** The indices of all types of one kind. */
  List<Integer> ofKind(AbsHeapType kind) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < types.size(); i++) {
      if (kind(i) == kind) {
        found.add(i);
      }
    }
    return found;
  }

  AbsHeapType kind(int index) {
    return switch (composite(index)) {
      case FuncType _ -> AbsHeapType.FUNC;
      case StructType _ -> AbsHeapType.STRUCT;
      case ArrayType _ -> AbsHeapType.ARRAY;
    };
  }

  /** Whether one type was declared, directly or not, as a subtype of another, or is it. */
  boolean isSubtype(int sub, int sup) {
    int at = sub;
    while (at != sup) {
      List<HeapType> supers = types.get(at).supers();
      if (supers.isEmpty() || !(supers.getFirst() instanceof TypeIdx(int above))) {
        return false;
      }
      at = above;
    }
    return true;
  }

  boolean matches(HeapType sub, HeapType sup) {
    if (sub instanceof TypeIdx(int a)) {
      return sup instanceof TypeIdx(int b) ? isSubtype(a, b) : kind(a).matches(sup);
    }
    if (sup instanceof TypeIdx(int b)) {
      return sub == (kind(b) == AbsHeapType.FUNC ? AbsHeapType.NOFUNC : AbsHeapType.NONE);
    }
    return sub.matches(sup);
  }

  boolean matches(ValType sub, ValType sup) {
    if (sub instanceof RefType a && sup instanceof RefType b) {
      return (b.nullable() || !a.nullable()) && matches(a.heapType(), b.heapType());
    }
    return sub == sup;
  }

  AbsHeapType top(HeapType type) {
    return type instanceof TypeIdx(int index) ? kind(index).top() : type.top();
  }

  /** The bottom of a heap type's hierarchy. */
  AbsHeapType bottom(HeapType type) {
    return switch (top(type)) {
      case FUNC -> AbsHeapType.NOFUNC;
      case EXTERN -> AbsHeapType.NOEXTERN;
      case EXN -> AbsHeapType.NOEXN;
      default -> AbsHeapType.NONE;
    };
  }
}
