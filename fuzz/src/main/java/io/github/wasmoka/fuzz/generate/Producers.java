package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Ways to a value of a given type by the instructions whose type is no row's letters. */
final class Producers {
  private Producers() {}

  static boolean produce(CodeGenerator g, ValType type) {
    if (g.shape.constant()) {
      return false;
    }
    return switch (g.choices.below(9)) {
      case 0 -> select(g, type);
      case 1 -> block(g, Opcode.BLOCK, type);
      case 2 -> block(g, Opcode.IF, type);
      case 3 -> block(g, Opcode.LOOP, type);
      case 4 -> tee(g, type);
      case 5 -> call(g, type);
      case 6 -> get(g, type);
      case 7 -> tableGet(g, type);
      default -> reference(g, type);
    };
  }

  static boolean select(CodeGenerator g, ValType type) {
    boolean typed = type.isRef() || g.choices.oneIn(4);
    if (typed && !g.draft.has(Feature.REFERENCE_TYPES)) {
      return false;
    }
    g.value(type);
    g.value(type);
    g.value(ValType.I32);
    if (typed) {
      g.code.out.select(Opcode.SELECT_T, List.of(type));
    } else {
      g.code.out.plain(Opcode.SELECT);
    }
    g.code.pop(3);
    g.code.push(type);
    return true;
  }

  static boolean select(CodeGenerator g, Opcode op) {
    ValType type = op == Opcode.SELECT ? g.chooser.number() : g.chooser.value();
    g.operands(type, type, ValType.I32);
    if (op == Opcode.SELECT) {
      g.code.out.plain(op);
    } else {
      g.code.out.select(op, List.of(type));
    }
    g.code.pop(3);
    g.code.push(type);
    return true;
  }

  private static boolean block(CodeGenerator g, Opcode op, ValType type) {
    Blocks.block(g, op, List.of(), List.of(type));
    return true;
  }

  private static boolean tee(CodeGenerator g, ValType type) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.code.locals.size(); i++) {
      if (g.code.settable(i) && g.draft.types.matches(g.code.locals.get(i), type)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    int local = g.choices.of(found);
    g.value(g.code.locals.get(local));
    g.code.out.index(Opcode.LOCAL_TEE, local);
    g.code.pop(1);
    g.code.push(g.code.locals.get(local));
    g.code.markSet(local);
    return true;
  }

  private static boolean call(CodeGenerator g, ValType type) {
    if (!g.shape.calls()) {
      return false;
    }
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.functions.size(); i++) {
      FuncType func = g.draft.types.func(g.draft.functions.get(i));
      if (func.results().size() == 1 && g.draft.types.matches(func.results().getFirst(), type)) {
        found.add(i);
      }
    }
    return !found.isEmpty() && Calls.call(g, g.choices.of(found));
  }

  /** Out of a structure or an array. */
  private static boolean get(CodeGenerator g, ValType type) {
    if (!g.draft.has(Feature.GC)) {
      return false;
    }
    int count = g.draft.types.size();
    int start = g.choices.below(count);
    for (int i = 0; i < count; i++) {
      int index = (start + i) % count;
      switch (g.draft.types.composite(index)) {
        case ArrayType(FieldType element) -> {
          if (g.draft.types.matches(element.storage().unpacked(), type)) {
            Aggregates.arrayGet(g, getter(g, element, true), index);
            return true;
          }
        }
        case StructType(List<FieldType> fields) -> {
          for (int f = 0; f < fields.size(); f++) {
            if (g.draft.types.matches(fields.get(f).storage().unpacked(), type)) {
              Aggregates.structGet(g, getter(g, fields.get(f), false), index, f);
              return true;
            }
          }
        }
        case FuncType _ -> {
          // has nothing inside
        }
      }
    }
    return false;
  }

  private static Opcode getter(CodeGenerator g, FieldType field, boolean array) {
    if (!(field.storage() instanceof PackType)) {
      return array ? Opcode.ARRAY_GET : Opcode.STRUCT_GET;
    }
    if (g.choices.oneIn(2)) {
      return array ? Opcode.ARRAY_GET_S : Opcode.STRUCT_GET_S;
    }
    return array ? Opcode.ARRAY_GET_U : Opcode.STRUCT_GET_U;
  }

  private static boolean tableGet(CodeGenerator g, ValType type) {
    if (!g.draft.has(Feature.REFERENCE_TYPES)) {
      return false;
    }
    for (int i = 0; i < g.draft.tables.size(); i++) {
      if (g.draft.types.matches(g.draft.tables.get(i).element(), type)) {
        return Tables.get(g, i);
      }
    }
    return false;
  }

  private static boolean reference(CodeGenerator g, ValType type) {
    if (!(type instanceof RefType(boolean nullable, HeapType heap)) || !g.draft.has(Feature.GC)) {
      return false;
    }
    if (heap instanceof TypeIdx(int index) && g.choices.below(4) != 3) {
      return switch (g.draft.types.composite(index)) {
        case StructType _ -> Aggregates.structNew(g, index);
        case ArrayType _ -> Aggregates.arrayNew(g, index);
        case FuncType _ -> false;
      };
    }
    if (heap == AbsHeapType.ANY && g.choices.oneIn(2)) {
      g.value(new RefType(nullable, AbsHeapType.EXTERN));
      g.plain(Opcode.ANY_CONVERT_EXTERN, 1, type);
      return true;
    }
    if (heap == AbsHeapType.EXTERN) {
      g.value(new RefType(nullable, AbsHeapType.ANY));
      g.plain(Opcode.EXTERN_CONVERT_ANY, 1, type);
      return true;
    }
    g.value(new RefType(true, g.draft.types.top(heap)));
    g.code.out.heapType(nullable ? Opcode.REF_CAST_NULL : Opcode.REF_CAST, heap);
    g.code.pop(1);
    g.code.push(type);
    return true;
  }
}
