package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of the instructions that name a table or an element segment. */
final class Tables {
  private Tables() {}

  private static int table(CodeGenerator g) {
    return g.draft.has(Feature.REFERENCE_TYPES) ? g.choices.below(g.draft.tables.size()) : 0;
  }

  static ValType addrType(TableType type) {
    return type.addrType().numType();
  }

  static void number(CodeGenerator g, ValType type, long value) {
    if (type == ValType.I32) {
      g.code.out.i32Const((int) value);
    } else {
      g.code.out.i64Const(value);
    }
  }

  /** An index that mostly lies inside the table. */
  static void position(CodeGenerator g, TableType table) {
    ValType type = addrType(table);
    long size = table.limits().min();
    switch (g.choices.weighted(6, 1, 4, 1)) {
      case 0 -> number(g, type, g.choices.below(Math.clamp(size, 1, 1000)));
      case 1 -> number(g, type, size + g.choices.between(-1, 2));
      case 2 -> {
        g.value(type);
        number(g, type, Math.max(Long.highestOneBit(size) - 1, 0));
        g.code.out.plain(type == ValType.I32 ? Opcode.I32_AND : Opcode.I64_AND);
        g.code.pop(1);
      }
      default -> {
        g.value(type);
        g.code.pop(1);
      }
    }
    g.code.push(type);
  }

  static boolean get(CodeGenerator g, Opcode op) {
    return !g.draft.tables.isEmpty() && get(g, table(g));
  }

  static boolean get(CodeGenerator g, int index) {
    TableType table = g.draft.tables.get(index);
    position(g, table);
    g.code.out.index(Opcode.TABLE_GET, index);
    g.code.pop(1);
    g.code.push(table.element());
    return true;
  }

  static boolean set(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int index = table(g);
    TableType table = g.draft.tables.get(index);
    position(g, table);
    g.value(table.element());
    g.code.out.index(op, index);
    g.code.pop(2);
    return true;
  }

  static boolean size(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int index = table(g);
    g.code.out.index(op, index);
    g.code.push(addrType(g.draft.tables.get(index)));
    return true;
  }

  static boolean grow(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int index = table(g);
    TableType table = g.draft.tables.get(index);
    ValType type = addrType(table);
    g.value(table.element());
    boolean bounded = table.limits().max().isPresent() && table.limits().max().getAsLong() <= 100;
    long[] deltas = {0, -1, bounded ? 1 : -1, bounded ? 3 : -1};
    number(g, type, deltas[g.choices.below(deltas.length)]);
    g.code.push(type);
    g.code.out.index(op, index);
    g.code.pop(2);
    g.code.push(type);
    return true;
  }

  static boolean fill(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int index = table(g);
    TableType table = g.draft.tables.get(index);
    position(g, table);
    g.value(table.element());
    Memories.length(g, addrType(table), 3);
    g.code.out.index(op, index);
    g.code.pop(3);
    return true;
  }

  static boolean copy(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int target = table(g);
    TableType to = g.draft.tables.get(target);
    var sources = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.tables.size(); i++) {
      boolean named = i == 0 || g.draft.has(Feature.REFERENCE_TYPES);
      if (named && g.draft.types.matches(g.draft.tables.get(i).element(), to.element())) {
        sources.add(i);
      }
    }
    int source = g.choices.of(sources);
    TableType from = g.draft.tables.get(source);
    position(g, to);
    position(g, from);
    boolean wide = to.addrType() == AddrType.I64 && from.addrType() == AddrType.I64;
    Memories.length(g, wide ? ValType.I64 : ValType.I32, 3);
    g.code.out.index2(op, target, source);
    g.code.pop(3);
    return true;
  }

  static boolean init(CodeGenerator g, Opcode op) {
    if (g.draft.tables.isEmpty()) {
      return false;
    }
    int index = table(g);
    TableType table = g.draft.tables.get(index);
    List<Integer> segments = segments(g, table.element());
    if (segments.isEmpty()) {
      return false;
    }
    position(g, table);
    Memories.length(g, ValType.I32, 2);
    Memories.length(g, ValType.I32, 2);
    g.code.out.index2(op, g.choices.of(segments), index);
    g.code.pop(3);
    return true;
  }

  /** The element segments whose elements have a type. */
  static List<Integer> segments(CodeGenerator g, RefType type) {
    var segments = new ArrayList<Integer>();
    for (int i = 0; i < g.draft.elements.size(); i++) {
      if (g.draft.types.matches(g.draft.elements.get(i).type(), type)) {
        segments.add(i);
      }
    }
    return segments;
  }

  static boolean dropElements(CodeGenerator g, Opcode op) {
    if (g.draft.elements.isEmpty()) {
      return false;
    }
    g.code.out.index(op, g.choices.below(g.draft.elements.size()));
    return true;
  }
}
