package io.github.wasmoka.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Replaces the heap types inside a type (§3.1.1), sharing what does not change.
 *
 * @param replace yields what stands for a heap type; abstract heap types are passed too
 */
public record TypeSubstitution(UnaryOperator<HeapType> replace) {
  /**
   * Applies the substitution to a value type.
   *
   * @param type the type
   * @return the type with every heap type replaced
   */
  public ValType apply(ValType type) {
    return type instanceof RefType ref ? apply(ref) : type;
  }

  /**
   * Applies the substitution to a reference type.
   *
   * @param type the type
   * @return the type with its heap type replaced
   */
  public RefType apply(RefType type) {
    HeapType replaced = replace.apply(type.heapType());
    return replaced == type.heapType() ? type : new RefType(type.nullable(), replaced);
  }

  /**
   * Applies the substitution to each type of a list.
   *
   * @param types the types
   * @return the types with every heap type replaced
   */
  public List<ValType> apply(List<ValType> types) {
    for (ValType type : types) {
      if (apply(type) != type) {
        return types.stream().map(this::apply).toList();
      }
    }
    return types;
  }

  /**
   * Applies the substitution to a function type.
   *
   * @param type the type
   * @return the type with every heap type replaced
   */
  public FuncType apply(FuncType type) {
    List<ValType> params = apply(type.params());
    List<ValType> results = apply(type.results());
    return params == type.params() && results == type.results()
        ? type
        : new FuncType(params, results);
  }

  /**
   * Applies the substitution to a member of a recursive type, its supertypes included.
   *
   * @param type the type
   * @return the type with every heap type replaced
   */
  public SubType apply(SubType type) {
    return new SubType(
        type.isFinal(),
        type.supers().stream().map(replace).toList(),
        // Most modules have no others, and linking the switch takes a while at start-up.
        type.composite() instanceof FuncType func ? apply(func) : aggregate(type.composite()));
  }

  private CompositeType aggregate(CompositeType type) {
    return switch (type) {
      case FuncType func -> apply(func);
      case ArrayType(FieldType element) -> new ArrayType(apply(element));
      case StructType(List<FieldType> fields) -> {
        var replaced = new ArrayList<FieldType>(fields.size());
        fields.forEach(field -> replaced.add(apply(field)));
        yield new StructType(replaced);
      }
    };
  }

  private FieldType apply(FieldType field) {
    return field.storage() instanceof RefType ref
        ? new FieldType(apply(ref), field.mutable())
        : field;
  }
}
