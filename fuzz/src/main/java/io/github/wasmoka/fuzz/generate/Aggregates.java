package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Rules of structures, arrays and {@code i31}. */
final class Aggregates {
  private static final RefType ARRAY = new RefType(true, AbsHeapType.ARRAY);

  private Aggregates() {}

  static List<ValType> unpacked(StructType struct) {
    return struct.fields().stream().map(field -> field.storage().unpacked()).toList();
  }

  static boolean defaultable(StructType struct) {
    return struct.fields().stream().allMatch(Aggregates::defaultable);
  }

  private static boolean defaultable(FieldType field) {
    return field.storage().unpacked().defaultable();
  }

  private static boolean packed(FieldType field) {
    return field.storage() instanceof PackType;
  }

  private static RefType of(int type) {
    return new RefType(false, new TypeIdx(type));
  }

  private static RefType maybe(int type) {
    return new RefType(true, new TypeIdx(type));
  }

  private static List<Integer> structs(CodeGenerator g, Predicate<StructType> fits) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.types.size(); i++) {
      if (g.draft.types.composite(i) instanceof StructType struct && fits.test(struct)) {
        found.add(i);
      }
    }
    return found;
  }

  private static List<Integer> arrays(CodeGenerator g, Predicate<FieldType> fits) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.types.size(); i++) {
      if (g.draft.types.composite(i) instanceof ArrayType(FieldType element)
          && fits.test(element)) {
        found.add(i);
      }
    }
    return found;
  }

  private static FieldType element(CodeGenerator g, int array) {
    return ((ArrayType) g.draft.types.composite(array)).element();
  }

  static boolean structNew(CodeGenerator g, Opcode op) {
    List<Integer> found = structs(g, _ -> true);
    return !found.isEmpty() && structNew(g, g.choices.of(found));
  }

  static boolean structNew(CodeGenerator g, int type) {
    if (!g.chooser.constructible(new TypeIdx(type))) {
      return false;
    }
    List<ValType> fields = unpacked((StructType) g.draft.types.composite(type));
    g.operands(null, fields);
    g.code.out.index(Opcode.STRUCT_NEW, type);
    g.code.pop(fields.size());
    g.code.push(of(type));
    return true;
  }

  static boolean structNewDefault(CodeGenerator g, Opcode op) {
    List<Integer> found = structs(g, Aggregates::defaultable);
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    g.code.out.index(op, type);
    g.code.push(of(type));
    return true;
  }

  static boolean structGet(CodeGenerator g, Opcode op) {
    boolean packed = op != Opcode.STRUCT_GET;
    List<Integer> found = structs(g, s -> s.fields().stream().anyMatch(f -> packed(f) == packed));
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    var fields = new ArrayList<Integer>();
    List<FieldType> all = ((StructType) g.draft.types.composite(type)).fields();
    for (int i = 0; i < all.size(); i++) {
      if (packed(all.get(i)) == packed) {
        fields.add(i);
      }
    }
    structGet(g, op, type, g.choices.of(fields));
    return true;
  }

  static void structGet(CodeGenerator g, Opcode op, int type, int field) {
    g.operands(maybe(type));
    g.code.out.index2(op, type, field);
    g.code.pop(1);
    g.code.push(unpacked((StructType) g.draft.types.composite(type)).get(field));
  }

  static boolean structSet(CodeGenerator g, Opcode op) {
    List<Integer> found = structs(g, s -> s.fields().stream().anyMatch(FieldType::mutable));
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    var fields = new ArrayList<Integer>();
    List<FieldType> all = ((StructType) g.draft.types.composite(type)).fields();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).mutable()) {
        fields.add(i);
      }
    }
    int field = g.choices.of(fields);
    g.operands(maybe(type), all.get(field).storage().unpacked());
    g.code.out.index2(op, type, field);
    g.code.pop(2);
    return true;
  }

  static boolean arrayNew(CodeGenerator g, Opcode op) {
    List<Integer> found = arrays(g, _ -> true);
    return !found.isEmpty() && arrayNew(g, g.choices.of(found));
  }

  static boolean arrayNew(CodeGenerator g, int type) {
    g.value(element(g, type).storage().unpacked());
    length(g);
    g.code.out.index(Opcode.ARRAY_NEW, type);
    g.code.pop(2);
    g.code.push(of(type));
    return true;
  }

  static boolean arrayNewDefault(CodeGenerator g, Opcode op) {
    List<Integer> found = arrays(g, Aggregates::defaultable);
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    length(g);
    g.code.out.index(op, type);
    g.code.pop(1);
    g.code.push(of(type));
    return true;
  }

  static boolean arrayNewFixed(CodeGenerator g, Opcode op) {
    List<Integer> found = arrays(g, _ -> true);
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    ValType element = element(g, type).storage().unpacked();
    int length = g.choices.oneIn(60) ? g.choices.below(300) : g.choices.below(8);
    var operands = new ArrayList<ValType>();
    for (int i = 0; i < length; i++) {
      operands.add(element);
    }
    g.operands(null, operands);
    g.code.out.index2(op, type, length);
    g.code.pop(length);
    g.code.push(of(type));
    return true;
  }

  /** A length for a new array: never so large that it matters how large. */
  private static void length(CodeGenerator g) {
    if (g.choices.oneIn(3)) {
      g.value(ValType.I32);
      g.code.out.i32Const(7);
      g.code.out.plain(Opcode.I32_AND);
    } else {
      g.code.out.i32Const(g.choices.below(9));
      g.code.push(ValType.I32);
    }
  }

  private static void index(CodeGenerator g) {
    switch (g.choices.weighted(6, 2, 1)) {
      case 0 -> {
        g.code.out.i32Const(g.choices.below(5));
        g.code.push(ValType.I32);
      }
      case 1 -> {
        g.value(ValType.I32);
        g.code.out.i32Const(3);
        g.code.out.plain(Opcode.I32_AND);
      }
      default -> g.value(ValType.I32);
    }
  }

  static boolean arrayNewSegment(CodeGenerator g, Opcode op) {
    int segment = segmentFor(g, op, false);
    if (segment < 0) {
      return false;
    }
    int type = g.choices.of(arraysOf(g, op, segment, false));
    Memories.length(g, ValType.I32, 4);
    Memories.length(g, ValType.I32, 4);
    g.draft.namesData |= op == Opcode.ARRAY_NEW_DATA || op == Opcode.ARRAY_INIT_DATA;
    g.code.out.index2(op, type, segment);
    g.code.pop(2);
    g.code.push(of(type));
    return true;
  }

  static boolean arrayInitSegment(CodeGenerator g, Opcode op) {
    int segment = segmentFor(g, op, true);
    if (segment < 0) {
      return false;
    }
    int type = g.choices.of(arraysOf(g, op, segment, true));
    g.value(maybe(type));
    index(g);
    Memories.length(g, ValType.I32, 4);
    Memories.length(g, ValType.I32, 4);
    g.draft.namesData |= op == Opcode.ARRAY_NEW_DATA || op == Opcode.ARRAY_INIT_DATA;
    g.code.out.index2(op, type, segment);
    g.code.pop(4);
    return true;
  }

  /** A segment that some array can be filled from; -1 if there is none. */
  private static int segmentFor(CodeGenerator g, Opcode op, boolean mutable) {
    boolean data = op == Opcode.ARRAY_NEW_DATA || op == Opcode.ARRAY_INIT_DATA;
    int count = data ? g.draft.datas.size() : g.draft.elements.size();
    var fitting = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      if (!arraysOf(g, op, i, mutable).isEmpty()) {
        fitting.add(i);
      }
    }
    return fitting.isEmpty() ? -1 : g.choices.of(fitting);
  }

  private static List<Integer> arraysOf(CodeGenerator g, Opcode op, int segment, boolean mutable) {
    boolean data = op == Opcode.ARRAY_NEW_DATA || op == Opcode.ARRAY_INIT_DATA;
    return arrays(
        g,
        element -> {
          StorageType storage = element.storage();
          if (mutable && !element.mutable()) {
            return false;
          }
          return data
              ? !storage.unpacked().isRef()
              : storage instanceof RefType ref
                  && g.draft.types.matches(g.draft.elements.get(segment).type(), ref);
        });
  }

  static boolean arrayGet(CodeGenerator g, Opcode op) {
    boolean packed = op != Opcode.ARRAY_GET;
    List<Integer> found = arrays(g, e -> packed(e) == packed);
    if (found.isEmpty()) {
      return false;
    }
    arrayGet(g, op, g.choices.of(found));
    return true;
  }

  static void arrayGet(CodeGenerator g, Opcode op, int type) {
    g.value(maybe(type));
    index(g);
    g.code.out.index(op, type);
    g.code.pop(2);
    g.code.push(element(g, type).storage().unpacked());
  }

  static boolean arraySet(CodeGenerator g, Opcode op) {
    List<Integer> found = arrays(g, FieldType::mutable);
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    g.value(maybe(type));
    index(g);
    g.value(element(g, type).storage().unpacked());
    g.code.out.index(op, type);
    g.code.pop(3);
    return true;
  }

  static boolean arrayLen(CodeGenerator g, Opcode op) {
    g.operands(ARRAY);
    g.plain(op, 1, ValType.I32);
    return true;
  }

  static boolean arrayFill(CodeGenerator g, Opcode op) {
    List<Integer> found = arrays(g, FieldType::mutable);
    if (found.isEmpty()) {
      return false;
    }
    int type = g.choices.of(found);
    g.value(maybe(type));
    index(g);
    g.value(element(g, type).storage().unpacked());
    Memories.length(g, ValType.I32, 4);
    g.code.out.index(op, type);
    g.code.pop(4);
    return true;
  }

  static boolean arrayCopy(CodeGenerator g, Opcode op) {
    List<Integer> targets = arrays(g, FieldType::mutable);
    if (targets.isEmpty()) {
      return false;
    }
    int target = g.choices.of(targets);
    StorageType to = element(g, target).storage();
    int source = g.choices.of(arrays(g, e -> copies(g, e.storage(), to)));
    g.value(maybe(target));
    index(g);
    g.value(maybe(source));
    index(g);
    Memories.length(g, ValType.I32, 4);
    g.code.out.index2(op, target, source);
    g.code.pop(5);
    return true;
  }

  private static boolean copies(CodeGenerator g, StorageType from, StorageType to) {
    return from instanceof ValType a && to instanceof ValType b
        ? g.draft.types.matches(a, b)
        : from == to;
  }

  static boolean i31New(CodeGenerator g, Opcode op) {
    g.operands(ValType.I32);
    g.plain(op, 1, new RefType(false, AbsHeapType.I31));
    return true;
  }

  static boolean i31Get(CodeGenerator g, Opcode op) {
    g.operands(new RefType(true, AbsHeapType.I31));
    g.plain(op, 1, ValType.I32);
    return true;
  }

  static boolean internalize(CodeGenerator g, Opcode op) {
    return convert(g, op, AbsHeapType.EXTERN, AbsHeapType.ANY);
  }

  static boolean externalize(CodeGenerator g, Opcode op) {
    return convert(g, op, AbsHeapType.ANY, AbsHeapType.EXTERN);
  }

  private static boolean convert(CodeGenerator g, Opcode op, AbsHeapType from, AbsHeapType to) {
    g.value(new RefType(true, from));
    boolean nullable = !(g.code.peek(0) instanceof RefType ref) || ref.nullable();
    g.plain(op, 1, new RefType(nullable, to));
    return true;
  }
}
