package io.github.wasmoka.decoder.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The labels around an instruction; inner ones hide outer ones of the same identifier (§6.5.1). */
final class Labels {
  private final List<String> stack = new ArrayList<>();
  private final Map<String, Deque<Integer>> depths = new HashMap<>();

  void clear() {
    stack.clear();
    depths.clear();
  }

  /** Enters a block; the empty string stands for no identifier. */
  void push(String id) {
    if (!id.isEmpty()) {
      depths.computeIfAbsent(id, _ -> new ArrayDeque<>()).push(stack.size());
    }
    stack.add(id);
  }

  void pop() {
    String id = stack.removeLast();
    if (!id.isEmpty()) {
      Objects.requireNonNull(depths.get(id)).pop();
    }
  }

  /** Reads a label. */
  int index(TokenStream in) {
    if (in.kind() != TokenKind.ID) {
      return (int) in.nat(Integer.SIZE);
    }
    int at = in.position();
    Deque<Integer> found = depths.get(in.id());
    if (found == null || found.isEmpty()) {
      in.seek(at);
      throw in.error("unknown label " + in.text());
    }
    return stack.size() - 1 - found.peek();
  }
}
