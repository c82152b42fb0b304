package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instructions that a module may use, each family as often as the module likes it. What
 * produces a value of a type is read from the rows' letters.
 */
final class Menu {
  private static final int[] LIKINGS = {2, 1, 1, 4, 16, 0};

  private final EnumMap<Family, List<Opcode>> families = new EnumMap<>(Family.class);
  private final int[] likings = new int[Family.values().length];
  private final Map<Character, EnumMap<Family, List<Opcode>>> producers =
      Map.of(
          'i', new EnumMap<>(Family.class),
          'l', new EnumMap<>(Family.class),
          'f', new EnumMap<>(Family.class),
          'd', new EnumMap<>(Family.class),
          'v', new EnumMap<>(Family.class));

  private Menu(Draft draft, Predicate<Opcode> allowed) {
    for (Opcode op : Opcode.values()) {
      Family family = Family.of(op);
      if (family != Family.PART && available(draft, op) && allowed.test(op)) {
        families.computeIfAbsent(family, _ -> new ArrayList<>()).add(op);
        if (op.type() != null && resultsOf(op).length() == 1) {
          char result = resultsOf(op).charAt(0);
          EnumMap<Family, List<Opcode>> byFamily = producers.get(result);
          if (byFamily != null) {
            byFamily.computeIfAbsent(family, _ -> new ArrayList<>()).add(op);
          }
        }
      }
      likings[family.ordinal()] = LIKINGS[0];
    }
  }

  /** Everything that a module's features allow, liked by chance. */
  static Menu full(Draft draft, Choices choices) {
    var menu = new Menu(draft, _ -> true);
    if (choices.oneIn(2)) {
      for (Family family : Family.values()) {
        menu.likings[family.ordinal()] = LIKINGS[choices.below(LIKINGS.length)];
      }
    }
    return menu;
  }

  /** What may stand in constant expressions (§3.4.13). */
  static Menu constant(Draft draft) {
    return new Menu(
        draft,
        op ->
            op.constant() && (op.feature() != null || draft.has(Feature.EXTENDED_CONST))
                || op.accessWidth() == 0 && op.text().endsWith(".const"));
  }

  /** Whether a module's features, the one of the row and those it rests on, allow an opcode. */
  static boolean available(Draft draft, Opcode op) {
    if (op.feature() != null && !draft.has(op.feature())) {
      return op == Opcode.THROW && draft.has(Feature.LEGACY_EXCEPTIONS);
    }
    return switch (op) {
      case RETURN_CALL_REF -> draft.has(Feature.FUNCTION_REFERENCES);
      default -> true;
    };
  }

  static String resultsOf(Opcode op) {
    String type = op.type();
    return type == null ? "" : type.substring(type.indexOf('>') + 1);
  }

  static String operandsOf(Opcode op) {
    String type = op.type();
    return type == null ? "" : type.substring(0, type.indexOf('>'));
  }

  static @Nullable Character letter(ValType type) {
    return switch (type) {
      case NumType.I32 -> 'i';
      case NumType.I64 -> 'l';
      case NumType.F32 -> 'f';
      case NumType.F64 -> 'd';
      case VecType.V128 -> 'v';
      default -> null;
    };
  }

  /** Any instruction; null if the module likes none. */
  @Nullable Opcode any(Choices choices) {
    return pick(families, choices);
  }

  /** An instruction whose only result has a type; null if there is none. */
  @Nullable Opcode producing(ValType type, Choices choices) {
    Character letter = letter(type);
    EnumMap<Family, List<Opcode>> byFamily = letter == null ? null : producers.get(letter);
    return byFamily == null ? null : pick(byFamily, choices);
  }

  private @Nullable Opcode pick(EnumMap<Family, List<Opcode>> from, Choices choices) {
    int sum = 0;
    for (Family family : from.keySet()) {
      sum += likings[family.ordinal()];
    }
    if (sum == 0) {
      return null;
    }
    int place = choices.below(sum);
    for (Map.Entry<Family, List<Opcode>> entry : from.entrySet()) {
      place -= likings[entry.getKey().ordinal()];
      if (place < 0) {
        return choices.of(entry.getValue());
      }
    }
    throw new IllegalStateException();
  }
}
