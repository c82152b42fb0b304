package io.github.wasmoka.decoder.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels around an instruction; inner ones hide outer ones of the same identifier (§6.5.1). The
 * empty string stands for no identifier.
 */
final class Labels {
  private final List<String> stack = new ArrayList<>();
  private final Map<String, Deque<Integer>> depths = new HashMap<>();

  void clear() {
    stack.clear();
    depths.clear();
  }

  int size() {
    return stack.size();
  }

  /** Enters a block. */
  void push(String id) {
    if (!id.isEmpty()) {
      depths.computeIfAbsent(id, _ -> new ArrayDeque<>()).push(stack.size());
    }
    stack.add(id);
  }

  /** Leaves a block. */
  void pop() {
    String id = stack.removeLast();
    Deque<Integer> same = depths.get(id);
    if (same != null && !id.isEmpty()) {
      same.pop();
    }
  }

  /**
   * How many blocks stand between here and the innermost one with an identifier; -1 if there is
   * none.
   */
  private int find(String id) {
    Deque<Integer> same = depths.get(id);
    Integer depth = same == null ? null : same.peek();
    return depth == null ? -1 : stack.size() - 1 - depth;
  }

  /** Reads a label. */
  int index(TokenStream in) {
    if (in.kind() != TokenKind.ID) {
      return (int) in.nat(Integer.SIZE);
    }
    int at = in.position();
    int found = find(in.id());
    if (found < 0) {
      in.seek(at);
      throw in.error("unknown label " + in.text());
    }
    return found;
  }

  /** How a label is referred to: by its identifier, unless an inner one hides it. */
  String reference(int index) {
    int depth = stack.size() - 1 - index;
    if (index >= 0 && depth >= 0) {
      String id = stack.get(depth);
      if (!id.isEmpty() && find(id) == index) {
        return IdTable.identifier(id);
      }
    }
    return Integer.toUnsignedString(index);
  }
}
