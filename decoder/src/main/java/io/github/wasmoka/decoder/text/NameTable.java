package io.github.wasmoka.decoder.text;

import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import java.util.Map;
import java.util.TreeMap;

/** Names being collected, and the name section that they make (§7.4.1). */
final class NameTable {
  private String moduleName = "";
  private final Map<Kind, Map<Integer, String>> direct = new TreeMap<>();
  private final Map<Kind, Map<Integer, Map<Integer, String>>> indirect = new TreeMap<>();
  private boolean any;

  void module(String name) {
    moduleName = name;
    any = true;
  }

  void put(Kind kind, int index, String name) {
    direct.computeIfAbsent(kind, _ -> new TreeMap<>()).put(index, name);
    any = true;
  }

  void put(Kind kind, int outer, int index, String name) {
    indirect
        .computeIfAbsent(kind, _ -> new TreeMap<>())
        .computeIfAbsent(outer, _ -> new TreeMap<>())
        .put(index, name);
    any = true;
  }

  boolean isEmpty() {
    return !any;
  }

  /** {@return the contents of the section behind its name} */
  byte[] encode() {
    var out = new ByteSink();
    for (Kind kind : Kind.values()) {
      var contents = new ByteSink();
      if (kind == Kind.MODULE) {
        if (moduleName.isEmpty()) {
          continue;
        }
        contents.name(moduleName);
      } else if (direct.containsKey(kind)) {
        map(direct.get(kind), contents);
      } else if (indirect.containsKey(kind)) {
        contents.u32(indirect.get(kind).size());
        indirect
            .get(kind)
            .forEach((outer, names) -> {
              contents.u32(outer);
              map(names, contents);
            });
      } else {
        continue;
      }
      out.u8(kind.ordinal());
      out.sized(contents);
    }
    return out.toByteArray();
  }

  private static void map(Map<Integer, String> names, ByteSink out) {
    out.u32(names.size());
    names.forEach((index, name) -> {
      out.u32(index);
      out.name(name);
    });
  }
}
