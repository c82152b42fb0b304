package io.github.wasmoka.spectest;

import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.decoder.text.TokenKind;
import io.github.wasmoka.decoder.text.TokenStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constants of a script: arguments and patterns of results. */
final class ValueReader {
  private final TokenStream in;

  ValueReader(TokenStream in) {
    this.in = in;
  }

  /** An argument, in the API's Java types. */
  @Nullable Object value() {
    return switch (pattern()) {
      case Pattern.Int(Number number) -> number;
      case Pattern.F32(Pattern.LaneFloat.Bits(long bits)) -> Float.intBitsToFloat((int) bits);
      case Pattern.F64(Pattern.LaneFloat.Bits(long bits)) -> Double.longBitsToDouble(bits);
      case Pattern.Vector vector -> vector(vector);
      case Pattern.Null() -> null;
      case Pattern.Host(HostRef ref) -> ref;
      case Pattern.F32 _, Pattern.F64 _, Pattern.Ref _, Pattern.Either _ ->
          throw in.error("not an argument");
    };
  }

  private V128 vector(Pattern.Vector vector) {
    long[] halves = new long[2];
    int perHalf = 64 / vector.laneBits();
    for (int i = 0; i < vector.lanes().size(); i++) {
      if (!(vector.lanes().get(i) instanceof Pattern.LaneFloat.Bits(long bits))) {
        throw in.error("not an argument");
      }
      halves[i / perHalf] |= bits << (i % perHalf * vector.laneBits());
    }
    return new V128(halves[0], halves[1]);
  }

  Pattern pattern() {
    Pattern pattern;
    if (in.tryOpen("i32.const")) {
      pattern = new Pattern.Int((int) in.integer(32));
    } else if (in.tryOpen("i64.const")) {
      pattern = new Pattern.Int(in.integer(64));
    } else if (in.tryOpen("f32.const")) {
      pattern = new Pattern.F32(lane(32));
    } else if (in.tryOpen("f64.const")) {
      pattern = new Pattern.F64(lane(64));
    } else if (in.tryOpen("v128.const")) {
      pattern = lanes(in.keyword());
    } else if (in.tryOpen("either")) {
      var choices = new ArrayList<Pattern>();
      while (in.kind() == TokenKind.OPEN) {
        choices.add(pattern());
      }
      pattern = new Pattern.Either(choices);
    } else if (in.tryOpen("ref.null")) {
      if (in.kind() == TokenKind.KEYWORD
          || in.kind() == TokenKind.ID
          || in.kind() == TokenKind.NAT) {
        in.advance();
      }
      pattern = new Pattern.Null();
    } else {
      pattern = reference();
    }
    in.expectClose();
    return pattern;
  }

  private Pattern reference() {
    for (AbsHeapType kind : AbsHeapType.values()) {
      if (in.tryOpen("ref." + kind)) {
        if (in.kind() == TokenKind.NAT && kind != AbsHeapType.FUNC) {
          return new Pattern.Host(new HostRef((int) in.nat(32)));
        }
        if (in.kind() == TokenKind.NAT) {
          in.advance();
        }
        return new Pattern.Ref(kind);
      }
    }
    in.expectOpen("ref.host");
    return new Pattern.Host(new HostRef((int) in.nat(32)));
  }

  private Pattern lanes(String shape) {
    int width =
        switch (shape) {
          case "i8x16" -> 8;
          case "i16x8" -> 16;
          case "i32x4", "f32x4" -> 32;
          case "i64x2", "f64x2" -> 64;
          default -> throw in.error("unknown shape " + shape);
        };
    var lanes = new Pattern.LaneFloat[128 / width];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          shape.startsWith("f")
              ? lane(width)
              : new Pattern.LaneFloat.Bits(
                  width == 64 ? in.integer(64) : in.integer(width) & ((1L << width) - 1));
    }
    return new Pattern.Vector(width, List.copyOf(Arrays.asList(lanes)));
  }

  private Pattern.LaneFloat lane(int width) {
    if (in.text().equals("nan:canonical")) {
      in.advance();
      return new Pattern.LaneFloat.CanonicalNan();
    }
    if (in.text().equals("nan:arithmetic")) {
      in.advance();
      return new Pattern.LaneFloat.ArithmeticNan();
    }
    return new Pattern.LaneFloat.Bits(width == 32 ? Integer.toUnsignedLong(in.f32()) : in.f64());
  }
}
