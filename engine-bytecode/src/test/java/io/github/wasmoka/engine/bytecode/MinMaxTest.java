package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Instance;
import org.junit.jupiter.api.Test;

/** A selection among two compared operands is one of two numbers, whichever way it is written. */
class MinMaxTest {
  private static final int[] INTS = {
    0, 1, -1, 7, -7, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1
  };

  private static final String[] COMPARISONS = {
    "lt_s", "lt_u", "le_s", "le_u", "gt_s", "gt_u", "ge_s", "ge_u"
  };

  private static String wat() {
    var text = new StringBuilder("(module");
    for (String comparison : COMPARISONS) {
      for (String type : new String[] {"i32", "i64"}) {
        String head = "(func (export \"%s.%s.%s\") (param %s %s) (result %s) ";
        String tail = " %s.%s select)".formatted(type, comparison);
        Object[] names = {type, comparison, "", type, type, type};
        names[2] = "same";
        text.append(head.formatted(names))
            .append("local.get 0 local.get 1 local.get 0 local.get 1")
            .append(tail);
        names[2] = "swapped";
        text.append(head.formatted(names))
            .append("local.get 0 local.get 1 local.get 1 local.get 0")
            .append(tail);
        // The second operand changes the first one's local: what is compared is not what is chosen.
        names[2] = "changed";
        text.append(head.formatted(names))
            .append("local.get 0 local.get 1 local.tee 0 local.get 0 local.get 0")
            .append(tail);
        names[2] = "constant";
        text.append(head.formatted(names))
            .append(
                "local.get 1 local.tee 0 %s.const 7 local.get 0 %s.const 7".formatted(type, type))
            .append(tail);
      }
    }
    return text.append(')').toString();
  }

  private static boolean holds(String comparison, long a, long b, boolean wide) {
    int order =
        comparison.endsWith("_s")
            ? Long.compare(a, b)
            : wide ? Long.compareUnsigned(a, b) : Integer.compareUnsigned((int) a, (int) b);
    return switch (comparison.substring(0, 2)) {
      case "lt" -> order < 0;
      case "le" -> order <= 0;
      case "gt" -> order > 0;
      default -> order >= 0;
    };
  }

  @Test
  void oneOperandIsChosen() {
    Instance instance = Wat.instance(wat());
    for (String comparison : COMPARISONS) {
      for (int a : INTS) {
        for (int b : INTS) {
          check(instance, comparison, a, b, false);
          check(instance, comparison, a, b, true);
        }
      }
    }
  }

  private static void check(Instance instance, String comparison, int a, int b, boolean wide) {
    String name = (wide ? "i64." : "i32.") + comparison + ".";
    assertEquals(holds(comparison, a, b, wide) ? a : b, call(instance, name + "same", a, b, wide));
    assertEquals(
        holds(comparison, b, a, wide) ? a : b, call(instance, name + "swapped", a, b, wide));
    assertEquals(
        holds(comparison, b, b, wide) ? a : b, call(instance, name + "changed", a, b, wide));
    assertEquals(
        holds(comparison, b, 7, wide) ? b : 7, call(instance, name + "constant", a, b, wide));
  }

  private static int call(Instance instance, String name, int a, int b, boolean wide) {
    return wide
        ? Math.toIntExact((Long) Wat.call(instance, name, (long) a, (long) b))
        : (Integer) Wat.call(instance, name, a, b);
  }
}
