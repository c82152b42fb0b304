package io.github.wasmoka.decoder.text;

import java.util.function.Consumer;

/** The names that identifiers and name annotations give to things (§7.5.1). */
final class Names {
  private Names() {}

  /**
   * Steps over an identifier, if one comes next; passes on the name it gives, or the one a name
   * annotation gives instead.
   */
  static void bind(TokenStream in, Consumer<String> name) {
    if (in.kind() == TokenKind.ID) {
      String id = in.id();
      if (!annotated(in, name)) {
        name.accept(id);
      }
    } else {
      annotated(in, name);
    }
  }

  private static boolean annotated(TokenStream in, Consumer<String> name) {
    var found = in.annotations("name");
    if (found.isEmpty()) {
      return false;
    }
    if (found.size() > 1) {
      throw in.errorAtOffset("@name annotation: multiple names", found.get(1).offset());
    }
    TokenStream inside = in.inside(found.getFirst());
    name.accept(inside.name());
    if (!inside.atEnd()) {
      throw inside.unexpected();
    }
    return true;
  }
}
