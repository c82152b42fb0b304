package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.List;

/** Chooses types for a module, and declares its recursive types. */
final class TypeChooser {
  private static final List<ValType> NUMBERS =
      List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64);
  private static final List<AbsHeapType> INTERNAL =
      List.of(
          AbsHeapType.EQ,
          AbsHeapType.ANY,
          AbsHeapType.I31,
          AbsHeapType.STRUCT,
          AbsHeapType.ARRAY,
          AbsHeapType.NONE);
  private static final int MAX_DEPTH = 8;
  private static final int MAX_WEIGHT = 8;

  private final Draft draft;
  private final Choices choices;

  TypeChooser(Draft draft, Choices choices) {
    this.draft = draft;
    this.choices = choices;
  }

  ValType number() {
    return choices.of(NUMBERS);
  }

  /** Any type that a value of can be made. */
  ValType value() {
    return switch (choices.weighted(
        10, draft.has(Feature.SIMD) ? 2 : 0, draft.has(Feature.REFERENCE_TYPES) ? 4 : 0)) {
      case 0 -> number();
      case 1 -> ValType.V128;
      default -> reference();
    };
  }

  /** Any reference type that a value of can be made. */
  RefType reference() {
    HeapType heap = heapType(draft.types.size());
    boolean mayBeNonNull = draft.has(Feature.FUNCTION_REFERENCES) && constructible(heap);
    return new RefType(!(mayBeNonNull && choices.oneIn(3)), heap);
  }

  /** A reference type that any value of can be null. */
  RefType nullable() {
    return new RefType(true, heapType(draft.types.size()));
  }

  private HeapType heapType(int types) {
    List<Integer> functions = draft.types.ofKind(AbsHeapType.FUNC);
    boolean gc = draft.has(Feature.GC);
    return switch (choices.weighted(
        3,
        3,
        draft.has(Feature.FUNCTION_REFERENCES) && !functions.isEmpty() ? 2 : 0,
        gc ? 4 : 0,
        gc && types > 0 ? 8 : 0,
        draft.has(Feature.EXCEPTIONS) ? 1 : 0)) {
      case 0 -> AbsHeapType.FUNC;
      case 1 -> AbsHeapType.EXTERN;
      case 2 -> new TypeIdx(choices.of(functions));
      case 3 -> choices.of(INTERNAL);
      case 4 -> new TypeIdx(choices.below(types));
      default -> AbsHeapType.EXN;
    };
  }

  /** Whether a value that is not null can be made anywhere, without trapping. */
  boolean constructible(HeapType type) {
    return switch (type) {
      case TypeIdx(int index) ->
          switch (draft.types.composite(index)) {
            case StructType _, ArrayType _ -> draft.types.weight(index) <= MAX_WEIGHT;
            case FuncType _ -> draft.functions.contains(index);
          };
      case AbsHeapType abs ->
          switch (abs) {
            case ANY, EQ, I31, EXTERN -> draft.has(Feature.GC);
            case FUNC -> !draft.functions.isEmpty();
            default -> false;
          };
      default -> false;
    };
  }

  /** Types for parameters or results, mostly few. */
  List<ValType> values(int few) {
    int count = choices.oneIn(40) ? choices.below(20) : choices.below(few + 1);
    var types = new ArrayList<ValType>();
    for (int i = 0; i < count; i++) {
      types.add(value());
    }
    return types;
  }

  FuncType funcType() {
    List<ValType> params = values(4);
    List<ValType> results = values(draft.has(Feature.MULTI_VALUE) ? 3 : 1);
    return new FuncType(params, draft.has(Feature.MULTI_VALUE) ? results : first(results));
  }

  private static List<ValType> first(List<ValType> types) {
    return types.subList(0, Math.min(1, types.size()));
  }

  /** Declares the module's types. */
  void declareTypes() {
    draft.types.indexOf(FuncType.EMPTY);
    if (draft.has(Feature.GC)) {
      int groups = choices.below(6);
      for (int i = 0; i < groups; i++) {
        choices.begin();
        if (choices.oneIn(8)) {
          draft.types.repeat(choices.below(draft.types.groups().size()));
        } else {
          draft.types.add(new RecType(group()));
        }
        choices.end();
      }
    }
    int functions = choices.between(1, 4);
    for (int i = 0; i < functions; i++) {
      draft.types.indexOf(funcType());
    }
  }

  private List<SubType> group() {
    int base = draft.types.size();
    int size = choices.weighted(6, 2, 1) + 1;
    var members = new ArrayList<SubType>();
    for (int i = 0; i < size; i++) {
      members.add(member(base, size));
    }
    return members;
  }

  private SubType member(int base, int size) {
    boolean isFinal = choices.oneIn(3);
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < base; i++) {
      if (!draft.types.get(i).isFinal() && depth(i) < MAX_DEPTH) {
        open.add(i);
      }
    }
    if (open.isEmpty() || !choices.oneIn(2)) {
      return new SubType(isFinal, List.of(), composite(base, size));
    }
    int sup = choices.of(open);
    return new SubType(
        isFinal, List.of(new TypeIdx(sup)), extend(draft.types.composite(sup), base, size));
  }

  private int depth(int type) {
    int depth = 0;
    int at = type;
    while (!draft.types.get(at).supers().isEmpty()
        && draft.types.get(at).supers().getFirst() instanceof TypeIdx(int above)) {
      at = above;
      depth++;
    }
    return depth;
  }

  private CompositeType composite(int base, int size) {
    return switch (choices.weighted(4, 3, 1)) {
      case 0 -> {
        var fields = new ArrayList<FieldType>();
        int count = choices.oneIn(30) ? choices.below(40) : choices.below(5);
        for (int i = 0; i < count; i++) {
          fields.add(field(base, size));
        }
        yield new StructType(fields);
      }
      case 1 -> new ArrayType(field(base, size));
      default -> new FuncType(values(3), draft.has(Feature.MULTI_VALUE) ? values(2) : List.of());
    };
  }

  /** A type that may be declared as subtype of another (§3.3.7). */
  private CompositeType extend(CompositeType sup, int base, int size) {
    return switch (sup) {
      case StructType(List<FieldType> inherited) -> {
        var fields = new ArrayList<FieldType>();
        inherited.forEach(field -> fields.add(narrower(field)));
        int more = choices.below(3);
        for (int i = 0; i < more; i++) {
          fields.add(field(base, size));
        }
        yield new StructType(fields);
      }
      case ArrayType(FieldType element) -> new ArrayType(narrower(element));
      case FuncType func -> func;
    };
  }

  /** The same field, or, where it cannot be written, one of a narrower type. */
  private FieldType narrower(FieldType field) {
    if (field.mutable()
        || !(field.storage() instanceof RefType(boolean nullable, HeapType heap))
        || !choices.oneIn(2)) {
      return field;
    }
    HeapType narrow = heap == AbsHeapType.ANY ? AbsHeapType.EQ : heap;
    return new FieldType(
        new RefType(nullable && !(constructible(narrow) && choices.oneIn(2)), narrow), false);
  }

  private FieldType field(int base, int size) {
    return new FieldType(storage(base, size), !choices.oneIn(3));
  }

  private StorageType storage(int base, int size) {
    return switch (choices.weighted(5, 2, 2, 4, 3)) {
      case 0 -> number();
      case 1 -> PackType.I8;
      case 2 -> PackType.I16;
      case 3 -> value();
      // Only what may be null can refer to a type that is not made yet.
      default -> new RefType(true, new TypeIdx(base + choices.below(size)));
    };
  }
}
