package io.github.wasmoka.decoder.text;

import java.util.OptionalInt;

/** The shapes of vectors (§6.5.8 v128.const). */
final class Vectors {
  private Vectors() {}

  /** The number of lanes of a shape; empty if it is none. */
  static OptionalInt lanes(String shape) {
    return switch (shape) {
      case "i8x16" -> OptionalInt.of(16);
      case "i16x8" -> OptionalInt.of(8);
      case "i32x4", "f32x4" -> OptionalInt.of(4);
      case "i64x2", "f64x2" -> OptionalInt.of(2);
      default -> OptionalInt.empty();
    };
  }

  /** Reads a shape and its numbers; returns the low and the high half. */
  static long[] v128(TokenStream in) {
    OptionalInt lanes = in.kind() == TokenKind.KEYWORD ? lanes(in.text()) : OptionalInt.empty();
    if (lanes.isEmpty()) {
      throw in.unexpected();
    }
    boolean floats = in.text().charAt(0) == 'f';
    in.advance();
    int count = lanes.getAsInt();
    for (int i = 0; i <= count; i++) {
      TokenKind kind = in.kind(i);
      if (i < count && (kind == TokenKind.RESERVED || kind == TokenKind.KEYWORD)) {
        in.seek(in.position() + i);
        throw in.unexpected();
      }
      if (isNumber(kind) == (i == count)) {
        throw in.error("wrong number of lane literals");
      }
    }
    int bits = 128 / count;
    long[] halves = new long[2];
    for (int i = 0; i < count; i++) {
      long lane =
          !floats ? in.integer(bits) : bits == 32 ? Integer.toUnsignedLong(in.f32()) : in.f64();
      long mask = bits == 64 ? -1L : (1L << bits) - 1;
      int at = i * bits;
      halves[at / 64] |= (lane & mask) << (at % 64);
    }
    return halves;
  }

  private static boolean isNumber(TokenKind kind) {
    return kind == TokenKind.NAT || kind == TokenKind.INT || kind == TokenKind.FLOAT;
  }
}
