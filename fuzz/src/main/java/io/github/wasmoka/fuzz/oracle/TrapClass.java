package io.github.wasmoka.fuzz.oracle;

import java.util.List;
import java.util.Locale;

/** Traps as far as all engines tell them apart, by what their messages have in common. */
enum TrapClass {
  UNREACHABLE("unreachable"),
  STACK("stack"),
  ALIGNMENT("unaligned"),
  DIVISION("divide by zero", "division by zero", "remainder by zero", "/ by zero"),
  NUMBER("integer overflow", "invalid conversion", "unrepresentable"),
  CAST("cast"),
  NULL(
      "null function reference",
      "null reference",
      "null structure",
      "null array",
      "null i31",
      "null exception",
      "dereferencing",
      "rethrowing null"),
  /** Through a table: some tell an empty entry by its type. */
  CALL(
      "signature mismatch",
      "call type mismatch",
      "differ in the indirect call",
      "uninitialized",
      "null function"),
  RESOURCES("out of resources", "too large"),
  ARRAY("array"),
  TABLE("table", "undefined element", "element segment"),
  WAIT("atomics.wait", "shared memory"),
  MEMORY("memory", "data segment", "out of bounds"),
  HOST("host"),
  OTHER("");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists
  private final List<String> marks;

  TrapClass(String... marks) {
    this.marks = List.of(marks);
  }

  /**
   * Whether two traps may be of one cause. Of several causes at once engines find one or another
   * first; with arrays and atomic access that shows.
   */
  static boolean alike(String a, String b) {
    TrapClass left = of(a);
    TrapClass right = of(b);
    return left == right
        || (left.ofArrays() && right.besideArrays())
        || (right.ofArrays() && left.besideArrays())
        || (left == ALIGNMENT && right == MEMORY)
        || (left == MEMORY && right == ALIGNMENT);
  }

  private boolean ofArrays() {
    return this == ARRAY || this == RESOURCES;
  }

  private boolean besideArrays() {
    return this == NULL || this == TABLE || this == MEMORY;
  }

  static TrapClass of(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (TrapClass kind : values()) {
      for (String mark : kind.marks) {
        if (lower.contains(mark)) {
          return kind;
        }
      }
    }
    return OTHER;
  }
}
