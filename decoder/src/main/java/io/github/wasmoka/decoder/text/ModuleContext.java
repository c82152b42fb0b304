package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.module.ExternKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is known of a module while its text is read (§6.1.5): identifiers, types, names. */
final class ModuleContext {
  final TokenStream in;
  final Features features;

  /** Expressions and data, of which the module refers to ranges. */
  final ByteSink scratch = new ByteSink();

  final IdSpace typeIds = new IdSpace("type", "type");
  final IdSpace elemIds = new IdSpace("elem", "elem segment");
  final IdSpace dataIds = new IdSpace("data", "data segment");
  private final Map<ExternKind, IdSpace> spaces = new EnumMap<>(ExternKind.class);
  private final Map<Integer, IdSpace> fields = new HashMap<>();
  final NameTable names = new NameTable();

  final List<RecType> recTypes = new ArrayList<>();
  private final List<SubType> types = new ArrayList<>();
  // The first final type without supertypes, alone in its group, that is this function type.
  private final Map<FuncType, Integer> plainTypes = new HashMap<>();

  ModuleContext(TokenStream in, Features features) {
    this.in = in;
    this.features = features;
    for (ExternKind kind : ExternKind.values()) {
      spaces.put(
          kind, new IdSpace(kind.text(), kind == ExternKind.FUNC ? "function" : kind.text()));
    }
  }

  IdSpace space(ExternKind kind) {
    return Objects.requireNonNull(spaces.get(kind));
  }

  /** The fields of a structure type. */
  IdSpace fields(int type) {
    return fields.computeIfAbsent(type, _ -> new IdSpace("field", "field"));
  }

  /** How many types there are, implicit ones included. */
  int typeCount() {
    return types.size();
  }

  /** Adds a group; the indices of its members follow. */
  void add(RecType group) {
    recTypes.add(group);
    if (group.members().size() == 1
        && group.members().getFirst().composite() instanceof FuncType func
        && group.members().getFirst().equals(SubType.of(func))) {
      plainTypes.putIfAbsent(func, types.size());
    }
    types.addAll(group.members());
  }

  /** The index of a function type that a type use leaves out (§6.6.4), which may add it. */
  int implicit(FuncType type) {
    Integer known = plainTypes.get(type);
    if (known != null) {
      return known;
    }
    add(new RecType(List.of(SubType.of(type))));
    return types.size() - 1;
  }

  /** The type of an index. */
  Optional<SubType> type(int index) {
    return index >= 0 && index < types.size() ? Optional.of(types.get(index)) : Optional.empty();
  }
}
