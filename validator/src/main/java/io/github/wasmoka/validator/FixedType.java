package io.github.wasmoka.validator;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction of a fixed type takes and leaves, read from the {@link Opcode} table when it
 * is first met: nearly every instruction of a body passes here.
 */
final class FixedType {
  // By the ordinals of opcodes. Two threads may make the same twice.
  private static final @Nullable FixedType[] KNOWN = new FixedType[Opcode.values().length];

  /** The operands' types, the topmost last; null is that of addresses. */
  final @Nullable ValType[] params;

  /** The results' types, likewise. */
  final @Nullable ValType[] results;

  private FixedType(@Nullable ValType[] params, @Nullable ValType[] results) {
    this.params = params;
    this.results = results;
  }

  /** {@return the type of an instruction that has one} */
  static FixedType of(Opcode op) {
    FixedType known = KNOWN[op.ordinal()];
    if (known == null) {
      known = read(op);
      KNOWN[op.ordinal()] = known;
    }
    return known;
  }

  private static FixedType read(Opcode op) {
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    int arrow = type.indexOf('>');
    return new FixedType(ofLetters(type.substring(0, arrow)), ofLetters(type.substring(arrow + 1)));
  }

  private static @Nullable ValType[] ofLetters(String letters) {
    var types = new @Nullable ValType[letters.length()];
    for (int i = 0; i < types.length; i++) {
      types[i] = ofLetter(letters.charAt(i));
    }
    return types;
  }

  private static @Nullable ValType ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> ValType.I32;
      case 'l' -> ValType.I64;
      case 'f' -> ValType.F32;
      case 'd' -> ValType.F64;
      case 'v' -> ValType.V128;
      case 'a' -> null;
      default -> throw new IllegalStateException("letter " + letter);
    };
  }
}
