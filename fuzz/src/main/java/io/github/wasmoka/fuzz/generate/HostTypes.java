package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.List;

/** Chooses types of what crosses the module's border. */
final class HostTypes {
  private static final RefType EQREF = new RefType(true, AbsHeapType.EQ);
  private static final RefType I31REF = new RefType(true, AbsHeapType.I31);

  private final Draft draft;
  private final Choices choices;

  HostTypes(Draft draft, Choices choices) {
    this.draft = draft;
    this.choices = choices;
  }

  ValType value() {
    boolean gc = draft.has(Feature.GC);
    return switch (choices.weighted(
        12,
        draft.has(Feature.SIMD) && !draft.options.portable() ? 2 : 0,
        draft.has(Feature.REFERENCE_TYPES) ? 3 : 0,
        gc ? 2 : 0)) {
      case 0 -> choices.of(List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64));
      case 1 -> VecType.V128;
      case 2 -> choices.oneIn(3) ? RefType.FUNCREF : RefType.EXTERNREF;
      default -> choices.of(List.of(RefType.ANYREF, EQREF, I31REF));
    };
  }

  List<ValType> values(int most) {
    var types = new ArrayList<ValType>();
    int count = choices.below(most + 1);
    for (int i = 0; i < count; i++) {
      types.add(value());
    }
    return types;
  }

  FuncType funcType() {
    return new FuncType(values(4), values(draft.has(Feature.MULTI_VALUE) ? 2 : 1));
  }

  /** Whether values of a type can be handed over, and null among references if need be. */
  static boolean crosses(ValType type, boolean portable) {
    if (!(type instanceof RefType ref)) {
      return !(portable && type == ValType.V128);
    }
    if (!(ref.heapType() instanceof AbsHeapType abs)) {
      return ref.nullable();
    }
    return switch (abs) {
      case EXTERN, ANY, EQ, I31 -> true;
      case EXN, NOEXN -> ref.nullable() && !portable;
      default -> ref.nullable();
    };
  }
}
