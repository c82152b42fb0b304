package io.github.wasmoka.decoder.text;

import java.util.HashMap;
import java.util.Map;

/** An index space and its identifiers (§6.1.5). */
final class IdSpace {
  private final String duplicateWord;
  private final String unknownWord;
  private final Map<String, Integer> ids = new HashMap<>();
  private int size;

  IdSpace(String duplicateWord, String unknownWord) {
    this.duplicateWord = duplicateWord;
    this.unknownWord = unknownWord;
  }

  int size() {
    return size;
  }

  /** Takes the next index, with the identifier that comes next, if one does. */
  int bind(TokenStream in) {
    if (in.kind() == TokenKind.ID) {
      int at = in.position();
      if (ids.putIfAbsent(in.id(), size) != null) {
        in.seek(at);
        throw in.error("duplicate " + duplicateWord + " " + in.text());
      }
    }
    return size++;
  }

  /** Takes the next indices, without identifiers. */
  void skip(int count) {
    size += count;
  }

  /** Reads an index or an identifier. */
  int index(TokenStream in) {
    if (in.kind() != TokenKind.ID) {
      return (int) in.nat(Integer.SIZE);
    }
    int at = in.position();
    Integer index = ids.get(in.id());
    if (index == null) {
      in.seek(at);
      throw in.error("unknown " + unknownWord + " " + in.text());
    }
    return index;
  }
}
