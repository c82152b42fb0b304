package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.NameSection;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module in print: the identifiers of everything in it, and its types as text. */
final class PrintContext {
  final WasmModule module;
  final NameSection names;
  final Room room;

  /** The names that the text will say, to be compared with the name section. */
  final NameTable printed = new NameTable();

  private final Map<Kind, IdTable> tables = new EnumMap<>(Kind.class);
  private final Map<Integer, IdTable> fields = new HashMap<>();
  private final Map<ExternKind, Integer> imported = new EnumMap<>(ExternKind.class);
  private final List<SubType> types = new ArrayList<>();

  PrintContext(WasmModule module) {
    this.module = module;
    this.names = NameSection.of(module);
    this.room = new Room(module.bytes().length);
    for (ExternKind kind : ExternKind.values()) {
      imported.put(kind, 0);
    }
    for (Import def : module.imports()) {
      imported.merge(def.desc().kind(), 1, Integer::sum);
    }
    for (RecType group : module.types()) {
      types.addAll(group.members());
    }
    if (!names.moduleName().isEmpty()) {
      printed.module(names.moduleName());
    }
    table(Kind.TYPE, types.size());
    table(Kind.FUNCTION, imported(ExternKind.FUNC) + module.functions().size());
    table(Kind.TABLE, imported(ExternKind.TABLE) + module.tables().size());
    table(Kind.MEMORY, imported(ExternKind.MEMORY) + module.memories().size());
    table(Kind.GLOBAL, imported(ExternKind.GLOBAL) + module.globals().size());
    table(Kind.TAG, imported(ExternKind.TAG) + module.tags().size());
    table(Kind.ELEM, module.elements().size());
    table(Kind.DATA, module.datas().size());
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).composite() instanceof StructType(List<FieldType> list)) {
        fields.put(i, inner(Kind.FIELD, i, list.size()));
      }
    }
  }

  private void table(Kind kind, int count) {
    var table = new IdTable(count, i -> names.name(kind, i));
    table.names().forEach((index, name) -> printed.put(kind, index, name));
    tables.put(kind, table);
  }

  private IdTable inner(Kind kind, int outer, int count) {
    var table = new IdTable(count, i -> names.name(kind, outer, i));
    table.names().forEach((index, name) -> printed.put(kind, outer, index, name));
    return table;
  }

  int imported(ExternKind kind) {
    return imported.getOrDefault(kind, 0);
  }

  IdTable ids(Kind kind) {
    return tables.getOrDefault(kind, new IdTable(0, _ -> Optional.empty()));
  }

  static Kind kind(ExternKind kind) {
    return switch (kind) {
      case FUNC -> Kind.FUNCTION;
      case TABLE -> Kind.TABLE;
      case MEMORY -> Kind.MEMORY;
      case GLOBAL -> Kind.GLOBAL;
      case TAG -> Kind.TAG;
    };
  }

  IdTable fields(int type) {
    return fields.getOrDefault(type, new IdTable(0, _ -> Optional.empty()));
  }

  IdTable locals(int function, int count) {
    return inner(Kind.LOCAL, function, count);
  }

  /** The function type of an index; empty if the index is of none. */
  Optional<FuncType> funcType(int type) {
    return type >= 0 && type < types.size() && types.get(type).composite() instanceof FuncType func
        ? Optional.of(func)
        : Optional.empty();
  }

  String heapType(HeapType type) {
    return type instanceof TypeIdx(int index) ? ids(Kind.TYPE).reference(index) : type.toString();
  }

  String valType(StorageType type) {
    if (!(type instanceof RefType(boolean nullable, HeapType heapType))
        || (nullable && heapType instanceof AbsHeapType)) {
      return type.toString();
    }
    return (nullable ? "(ref null " : "(ref ") + heapType(heapType) + ")";
  }

  void valTypes(String keyword, List<ValType> list, StringBuilder out) {
    if (!list.isEmpty()) {
      out.append(" (").append(keyword);
      for (ValType type : list) {
        out.append(' ').append(valType(type));
        room.check(out);
      }
      out.append(')');
    }
  }

  /** Writes {@code (type ...)} of an index. */
  void typeDef(int index, StringBuilder out) {
    SubType type = types.get(index);
    out.append("(type ").append(ids(Kind.TYPE).binding(index)).append(' ');
    boolean plain = type.isFinal() && type.supers().isEmpty();
    if (!plain) {
      out.append(type.isFinal() ? "(sub final " : "(sub ");
      type.supers().forEach(sup -> out.append(heapType(sup)).append(' '));
    }
    composite(index, type.composite(), out);
    out.append(plain ? ")" : "))");
  }

  private void composite(int index, CompositeType type, StringBuilder out) {
    switch (type) {
      case FuncType(List<ValType> params, List<ValType> results) -> {
        out.append("(func");
        valTypes("param", params, out);
        valTypes("result", results, out);
      }
      case ArrayType(FieldType element) -> out.append("(array ").append(fieldType(element));
      case StructType(List<FieldType> list) -> {
        out.append("(struct");
        IdTable ids = fields(index);
        for (int i = 0; i < list.size(); i++) {
          out.append(" (field ");
          if (ids.has(i)) {
            out.append(ids.binding(i)).append(' ');
          }
          out.append(fieldType(list.get(i))).append(')');
          room.check(out);
        }
      }
    }
    out.append(')');
  }

  private String fieldType(FieldType type) {
    return type.mutable() ? "(mut " + valType(type.storage()) + ")" : valType(type.storage());
  }
}
