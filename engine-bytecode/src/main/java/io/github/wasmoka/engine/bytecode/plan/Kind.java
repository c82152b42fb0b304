package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import java.util.List;

/** What a value is to the JVM. */
public enum Kind {
  /** An {@code int}. */
  I32(1, "I", 0),
  /** A {@code long}. */
  I64(2, "J", 1),
  /** A {@code float}. */
  F32(1, "F", 2),
  /** A {@code double}. */
  F64(2, "D", 3),
  /** Two {@code long}s. */
  V128(4, "JJ", 1),
  /** An {@code Object}. */
  REF(1, "Ljava/lang/Object;", 4);

  /** How many JVM slots it takes. */
  public final int slots;

  /** Its descriptor. */
  public final String descriptor;

  /** What to add to ILOAD, ISTORE and IRETURN for it. */
  public final int opcodeOffset;

  Kind(int slots, String descriptor, int opcodeOffset) {
    this.slots = slots;
    this.descriptor = descriptor;
    this.opcodeOffset = opcodeOffset;
  }

  /** How many slots of the store's slot convention it takes. */
  public int storeSlots() {
    return this == V128 ? 2 : 1;
  }

  /**
   * The kind of a type.
   *
   * @param type the type
   * @return its kind
   */
  public static Kind of(ValType type) {
    // Not one switch over all: at start-up linking one takes longer than the rest.
    if (type instanceof NumType number) {
      return switch (number) {
        case I32 -> I32;
        case I64 -> I64;
        case F32 -> F32;
        case F64 -> F64;
      };
    }
    return type.isRef() ? REF : V128;
  }

  /**
   * The kinds of types.
   *
   * @param types the types
   * @return their kinds
   */
  public static Kind[] of(List<ValType> types) {
    var kinds = new Kind[types.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = of(types.get(i));
    }
    return kinds;
  }

  /**
   * The kind of a letter in an instruction's type.
   *
   * @param letter the letter
   * @param address the kind of addresses
   * @return the kind
   */
  public static Kind ofLetter(char letter, Kind address) {
    return switch (letter) {
      case 'i' -> I32;
      case 'l' -> I64;
      case 'f' -> F32;
      case 'd' -> F64;
      case 'v' -> V128;
      default -> address;
    };
  }
}
