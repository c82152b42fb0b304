package io.github.wasmoka.decoder.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The identifiers that an index space gets in print: the names of the name section, made unique
 * where they are not. Where the identifier is not the name, an annotation says the name (§7.5.1).
 */
final class IdTable {
  private final Map<Integer, String> ids = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();

  IdTable(int count, IntFunction<Optional<String>> nameOf) {
    Set<String> given = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Optional<String> name = nameOf.apply(i);
      if (name.isPresent()) {
        names.put(i, name.get());
        if (!name.get().isEmpty() && given.add(name.get())) {
          ids.put(i, name.get());
        }
      }
    }
    names.forEach((index, name) -> {
      if (!name.isEmpty() && !ids.containsKey(index)) {
        String id = name + "." + index;
        while (!given.add(id)) {
          id += "'";
        }
        ids.put(index, id);
      }
    });
  }

  Map<Integer, String> names() {
    return names;
  }

  /** How something is referred to. */
  String reference(int index) {
    String id = ids.get(index);
    return id == null ? Integer.toUnsignedString(index) : identifier(id);
  }

  /** Whether there is something to write where it is defined. */
  boolean has(int index) {
    return names.containsKey(index);
  }

  /** What stands where it is defined: the identifier or a comment with the index. */
  String binding(int index) {
    String name = names.get(index);
    if (name == null) {
      return "(;" + index + ";)";
    }
    String id = ids.get(index);
    if (id == null) {
      return "(@name " + quoted(name) + ")";
    }
    return id.equals(name) ? identifier(id) : identifier(id) + " (@name " + quoted(name) + ")";
  }

  /** A name as an identifier (§6.3.6); it must not be empty. */
  static String identifier(String name) {
    return Lexer.isIdentifier(name) ? "$" + name : "$" + quoted(name);
  }

  /** A name as a string (§6.3.5). */
  static String quoted(String name) {
    var out = new StringBuilder("\"");
    name.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            out.append('\\').append((char) c);
          } else if (c >= 0x20 && c < 0x7f) {
            out.append((char) c);
          } else if (c > 0x7f && Character.isLetterOrDigit(c)) {
            out.appendCodePoint(c);
          } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          }
        });
    return out.append('"').toString();
  }
}
