package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes values of little code: constants, locals, globals, null, the smallest objects. */
final class Leaves {
  private final CodeGenerator g;
  private final Map<ValType, Integer> scratches = new HashMap<>();

  /** How many objects are being made around the present one. */
  private int inside;

  Leaves(CodeGenerator g) {
    this.g = g;
  }

  /** A local for passing use, one a type. */
  int scratch(ValType type) {
    return scratches.computeIfAbsent(type, g.code::newHiddenLocal);
  }

  void leaf(ValType type) {
    switch (g.choices.below(4)) {
      case 1, 2 -> {
        if (local(type)) {
          return;
        }
      }
      case 3 -> {
        if (global(type)) {
          return;
        }
      }
      default -> {
        // a constant
      }
    }
    constant(type);
  }

  boolean local(ValType type) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.code.locals.size(); i++) {
      if (g.code.readable(i) && g.draft.types.matches(g.code.locals.get(i), type)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    int local = g.choices.of(found);
    g.code.out.index(Opcode.LOCAL_GET, local);
    g.code.push(g.code.locals.get(local));
    return true;
  }

  boolean global(ValType type) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.globals.size(); i++) {
      boolean readable = !g.shape.constant() || constantGlobal(i);
      if (readable && g.draft.types.matches(g.draft.globals.get(i).valType(), type)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    int global = g.choices.of(found);
    g.code.out.index(Opcode.GLOBAL_GET, global);
    g.code.push(g.draft.globals.get(global).valType());
    return true;
  }

  private boolean constantGlobal(int global) {
    int imported = g.draft.globals.size() - g.draft.globalDefs.size();
    return !g.draft.globals.get(global).mutable()
        && (global < imported || g.draft.has(Feature.EXTENDED_CONST) && g.draft.has(Feature.GC));
  }

  void constant(ValType type) {
    switch (type) {
      case NumType.I32 -> g.code.out.i32Const(Constants.i32(g.choices));
      case NumType.I64 -> g.code.out.i64Const(Constants.i64(g.choices));
      case NumType.F32 -> g.code.out.f32Const(Constants.f32(g.choices, true));
      case NumType.F64 -> g.code.out.f64Const(Constants.f64(g.choices, true));
      case VecType.V128 ->
          g.code.out.v128Const(Constants.half(g.choices), Constants.half(g.choices));
      case RefType ref -> {
        reference(ref);
        return;
      }
    }
    g.code.push(type);
  }

  private void reference(RefType type) {
    if (type.nullable() && (inside > 0 || g.choices.below(4) == 0)) {
      nullOf(type.heapType());
      return;
    }
    inside++;
    boolean made = make(type.heapType());
    inside--;
    if (!made) {
      nullOf(type.heapType());
      if (!type.nullable()) {
        // Nothing else has the type: this traps.
        g.plain(Opcode.REF_AS_NON_NULL, 1, type);
      }
    }
  }

  void nullOf(HeapType type) {
    HeapType named =
        g.draft.has(Feature.GC) && g.choices.oneIn(4) ? g.draft.types.bottom(type) : type;
    g.code.out.heapType(Opcode.REF_NULL, named);
    g.code.push(new RefType(true, named));
  }

  /** A value that is not null, if there is one to be had for little. */
  private boolean make(HeapType type) {
    return switch (type) {
      case TypeIdx(int index) ->
          switch (g.draft.types.composite(index)) {
            case FuncType _ -> function(type);
            case StructType struct -> struct(index, struct);
            case ArrayType array -> array(index, array);
          };
      case AbsHeapType abs ->
          switch (abs) {
            case FUNC -> function(type);
            case ANY, EQ -> (inside == 1 && object(type)) || i31();
            case I31 -> i31();
            case STRUCT, ARRAY -> object(type);
            case EXTERN -> {
              if (!g.draft.has(Feature.GC) || !i31()) {
                yield false;
              }
              g.plain(Opcode.EXTERN_CONVERT_ANY, 1, new RefType(false, AbsHeapType.EXTERN));
              yield true;
            }
            default -> false;
          };
      default -> false;
    };
  }

  private boolean i31() {
    if (!g.draft.has(Feature.GC)) {
      return false;
    }
    constant(ValType.I32);
    g.plain(Opcode.REF_I31, 1, new RefType(false, AbsHeapType.I31));
    return true;
  }

  private boolean object(HeapType type) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.types.size(); i++) {
      if (g.draft.types.matches(new TypeIdx(i), type) && g.chooser.constructible(new TypeIdx(i))) {
        found.add(i);
      }
    }
    if (found.isEmpty() || (g.shape.constant() && !g.draft.has(Feature.GC))) {
      return false;
    }
    return make(new TypeIdx(g.choices.of(found)));
  }

  boolean function(HeapType type) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.functions.size(); i++) {
      if (g.draft.types.matches(new TypeIdx(g.draft.functions.get(i)), type)) {
        found.add(i);
      }
    }
    if (found.isEmpty() || !g.draft.has(Feature.REFERENCE_TYPES)) {
      return false;
    }
    int function = g.choices.of(found);
    g.code.out.index(Opcode.REF_FUNC, function);
    g.code.push(
        g.draft.has(Feature.FUNCTION_REFERENCES)
            ? new RefType(false, new TypeIdx(g.draft.functions.get(function)))
            : RefType.FUNCREF);
    return true;
  }

  private boolean struct(int index, StructType struct) {
    if (!g.chooser.constructible(new TypeIdx(index))) {
      return false;
    }
    if (Aggregates.defaultable(struct) && g.choices.below(2) == 0) {
      g.code.out.index(Opcode.STRUCT_NEW_DEFAULT, index);
    } else {
      List<ValType> fields = Aggregates.unpacked(struct);
      fields.forEach(this::constant);
      g.code.out.index(Opcode.STRUCT_NEW, index);
      g.code.pop(fields.size());
    }
    g.code.push(new RefType(false, new TypeIdx(index)));
    return true;
  }

  private boolean array(int index, ArrayType array) {
    ValType element = array.element().storage().unpacked();
    boolean cheap = !(element instanceof RefType ref) || ref.nullable();
    int length = cheap ? g.choices.below(5) : g.choices.below(2);
    for (int i = 0; i < length; i++) {
      constant(element);
    }
    g.code.out.index2(Opcode.ARRAY_NEW_FIXED, index, length);
    g.code.pop(length);
    g.code.push(new RefType(false, new TypeIdx(index)));
    return true;
  }
}
