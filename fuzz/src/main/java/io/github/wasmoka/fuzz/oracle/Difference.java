package io.github.wasmoka.fuzz.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that two engines disagree about, or that one alone did wrong.
 *
 * @param name what it is about, such as {@code call 2}
 * @param left the first engine
 * @param leftValue what it saw
 * @param right the second engine; the same as the first if that broke by itself
 * @param rightValue what it saw
 */
public record Difference(
    String name, String left, String leftValue, String right, String rightValue) {

  /** What an engine saw whose fuel was used up. */
  static final String OUT_OF_FUEL = "out of fuel";

  /** Where the same cause mostly shows: the kind of thing, without numbers. */
  public String signature() {
    String kind = name.replaceAll("[0-9]+", "#");
    return kind
        + " "
        + left
        + "/"
        + right
        + " "
        + firstWord(leftValue)
        + "/"
        + firstWord(rightValue);
  }

  private static String firstWord(String value) {
    int space = value.indexOf(' ');
    String word = space < 0 ? value : value.substring(0, space);
    return word.matches("[a-z]+") ? word : "value";
  }

  /**
   * Compares two observations.
   *
   * @param left the first engine
   * @param a what it saw
   * @param right the second engine
   * @param b what it saw
   * @param foreign whether one of them is somebody else's, whose traps have other names
   * @return the first thing they disagree about
   */
  public static Optional<Difference> between(
      String left, Observation a, String right, Observation b, boolean foreign) {
    if (lenient(a, right)) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> entry : a.seen().entrySet()) {
      String name = entry.getKey();
      String va = entry.getValue();
      String vb = b.seen().get(name);
      if (ends(va, foreign) || (vb != null && ends(vb, foreign))) {
        // How deep a stack is, is each engine's own affair, others know no fuel, and JavaScript not
        // all values, but makes something of any argument; what comes behind may differ.
        return vb != null && (vb.startsWith("broken") || va.startsWith("broken"))
            ? Optional.of(new Difference(name, left, va, right, vb))
            : Optional.empty();
      }
      if (vb != null && !same(va, vb, foreign)) {
        return Optional.of(new Difference(name, left, va, right, vb));
      }
    }
    return Optional.empty();
  }

  private static boolean ends(String value, boolean foreign) {
    return value.startsWith("exhausted")
        || (foreign
            && (value.equals(OUT_OF_FUEL)
                || value.equals("unfit")
                || value.startsWith("unsupported ")));
  }

  /**
   * Whether an engine is known to take what the specification refuses, for the reason that ours
   * gave. V8 takes {@code br_on_non_null} to a label without values (§3.4.6 wants a reference).
   */
  private static boolean lenient(Observation ours, String theirs) {
    return theirs.equals("node")
        && "invalid".equals(ours.seen().get("compile"))
        && String.valueOf(ours.seen().get("reason")).contains("the label takes no reference");
  }

  private static boolean refused(String value) {
    return value.equals("malformed") || value.equals("invalid") || value.equals("refused");
  }

  private static boolean same(String a, String b, boolean foreign) {
    if (a.equals(b)) {
      return true;
    }
    if (foreign && refused(a) && refused(b)) {
      return true;
    }
    if (foreign && a.startsWith("trap ") && b.startsWith("trap ")) {
      return TrapClass.alike(a.substring(5), b.substring(5));
    }
    if (!a.contains(Value.UNKNOWN) && !b.contains(Value.UNKNOWN)) {
      return false;
    }
    List<String> left = List.of(a.split(" ", -1));
    List<String> right = List.of(b.split(" ", -1));
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (left.get(i).equals(Value.UNKNOWN) || right.get(i).equals(Value.UNKNOWN)) {
        return true; // also of whatever follows
      }
      if (!left.get(i).equals(right.get(i))
          && !left.get(i).endsWith(Value.UNKNOWN)
          && !right.get(i).endsWith(Value.UNKNOWN)) {
        return false;
      }
    }
    return left.size() == right.size();
  }

  @Override
  public String toString() {
    return name + ": " + left + " " + leftValue + ", " + right + " " + rightValue;
  }
}
