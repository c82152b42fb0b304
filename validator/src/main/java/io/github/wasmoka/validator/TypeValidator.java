package io.github.wasmoka.validator;

import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RecIdx;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.TypeSubstitution;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.DecoderLimits;
import java.util.List;

/** Validates the type section (§3.2.8) and closes its types. */
final class TypeValidator {
  private final ValidModule module;

  TypeValidator(ValidModule module) {
    this.module = module;
  }

  void validate() {
    for (RecType recType : module.module.types()) {
      int base = module.types.size();
      int size = recType.members().size();
      checkSupers(recType, base);
      var rolling = new TypeSubstitution(heapType -> rolled(heapType, base, size));
      List<DefType> group =
          DefType.roll(new RecType(recType.members().stream().map(rolling::apply).toList()));
      module.types.addAll(group);
      for (int i = 0; i < size; i++) {
        checkSubType(group.get(i), base + i);
        if (group.get(i).expand() instanceof StructType struct
            && AggregateRules.defaultable(struct)) {
          module.defaultableStructs.set(base + i);
        }
      }
    }
  }

  private HeapType rolled(HeapType heapType, int base, int size) {
    if (!(heapType instanceof TypeIdx(int index))) {
      return heapType;
    }
    if (Integer.compareUnsigned(index, base) < 0) {
      return module.types.get(index);
    }
    if (Integer.compareUnsigned(index, base + size) < 0) {
      return new RecIdx(index - base);
    }
    throw invalid("unknown type " + Integer.toUnsignedString(index));
  }

  /**
   * A supertype stands before its subtype, and there is at most one. Depth is bounded before types
   * are rolled up, since each then keeps all its supertypes.
   */
  private void checkSupers(RecType recType, int base) {
    var depths = new int[recType.members().size()];
    for (int i = 0; i < recType.members().size(); i++) {
      List<HeapType> supers = recType.members().get(i).supers();
      if (supers.size() > 1) {
        throw invalid("sub type " + (base + i) + " has more than one supertype");
      }
      if (!supers.isEmpty() && supers.getFirst() instanceof TypeIdx(int index)) {
        if (Integer.compareUnsigned(index, base + i) >= 0) {
          throw invalid("unknown type " + Integer.toUnsignedString(index));
        }
        depths[i] = 1 + (index < base ? module.types.get(index).depth() : depths[index - base]);
        if (depths[i] > DecoderLimits.SUBTYPING_DEPTH) {
          throw invalid("sub type " + (base + i) + " stands too deep");
        }
      }
    }
  }

  private void checkSubType(DefType type, int index) {
    SubType sub = type.subType();
    if (sub.supers().isEmpty()) {
      return;
    }
    if (!(sub.supers().getFirst() instanceof DefType sup)) {
      throw invalid("unknown type");
    }
    if (sup.subType().isFinal()) {
      throw invalid("sub type " + index + " of a final type");
    }
    if (!matches(sub.composite(), sup.expand())) {
      throw invalid("sub type " + index + " does not match its supertype");
    }
  }

  /** §3.3.7 composite types. */
  private static boolean matches(CompositeType sub, CompositeType sup) {
    return switch (sub) {
      case FuncType a ->
          sup instanceof FuncType b
              && matches(b.params(), a.params())
              && matches(a.results(), b.results());
      case ArrayType a -> sup instanceof ArrayType b && matches(a.element(), b.element());
      case StructType a -> {
        if (!(sup instanceof StructType b) || a.fields().size() < b.fields().size()) {
          yield false;
        }
        for (int i = 0; i < b.fields().size(); i++) {
          if (!matches(a.fields().get(i), b.fields().get(i))) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  private static boolean matches(List<ValType> sub, List<ValType> sup) {
    if (sub.size() != sup.size()) {
      return false;
    }
    for (int i = 0; i < sub.size(); i++) {
      if (!sub.get(i).matches(sup.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(FieldType sub, FieldType sup) {
    return sub.mutable() == sup.mutable()
        && AggregateRules.storageMatches(sub.storage(), sup.storage())
        && (!sub.mutable() || AggregateRules.storageMatches(sup.storage(), sub.storage()));
  }

  /** Type sections hold no bodies: the section is the best place that can be told. */
  private InvalidException invalid(String message) {
    return new InvalidException(
        message,
        module.module.sections().stream()
            .filter(s -> s.id() == 1)
            .mapToLong(s -> s.start())
            .findFirst()
            .orElse(-1));
  }

  /**
   * What a module that names an abstract type of GC uses; kept beside the rules that know types.
   */
  static boolean isGc(HeapType type) {
    return type instanceof AbsHeapType abs
        && switch (abs) {
          case FUNC, EXTERN, EXN, NOEXN -> false;
          case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> true;
        };
  }
}
