package io.github.wasmoka.spectest;

import io.github.wasmoka.api.ExceptionRef;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.GcObject;
import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AbsHeapType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script expects of a result. */
sealed interface Pattern {
  /** Whether a value, in the API's Java types, is what is expected. */
  boolean matches(@Nullable Object value);

  /** An integer, bit for bit. */
  record Int(Number expected) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return expected.equals(value);
    }
  }

  /** A single-precision float. */
  record F32(LaneFloat lane) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return value instanceof Float f
          && lane.matches(Integer.toUnsignedLong(Float.floatToRawIntBits(f)), 32);
    }
  }

  /** A double-precision float. */
  record F64(LaneFloat lane) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return value instanceof Double d && lane.matches(Double.doubleToRawLongBits(d), 64);
    }
  }

  /** A vector, lane by lane. */
  record Vector(int laneBits, List<LaneFloat> lanes) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      if (!(value instanceof V128(long lo, long hi))) {
        return false;
      }
      int perHalf = 64 / laneBits;
      for (int i = 0; i < lanes.size(); i++) {
        long half = i < perHalf ? lo : hi;
        long bits = half >>> (i % perHalf * laneBits);
        if (laneBits < 64) {
          bits &= (1L << laneBits) - 1;
        }
        if (!lanes.get(i).matches(bits, laneBits)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The null reference. */
  record Null() implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return value == null;
    }
  }

  /** A certain host object. */
  record Host(HostRef expected) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return expected.equals(value);
    }
  }

  /** Any reference of a kind, not null. */
  record Ref(AbsHeapType kind) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return switch (kind) {
        case FUNC -> value instanceof Function;
        case EXN -> value instanceof ExceptionRef;
        case I31 -> value instanceof I31;
        case STRUCT -> value instanceof GcObject o && o.type().kind() == AbsHeapType.STRUCT;
        case ARRAY -> value instanceof GcObject o && o.type().kind() == AbsHeapType.ARRAY;
        case EQ -> value instanceof GcObject || value instanceof I31;
        case ANY, EXTERN -> value != null;
        case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
      };
    }
  }

  /** One of several. */
  record Either(List<Pattern> choices) implements Pattern {
    @Override
    public boolean matches(@Nullable Object value) {
      return choices.stream().anyMatch(choice -> choice.matches(value));
    }
  }

  /** A lane or float: its bits, or a class of NaNs. */
  sealed interface LaneFloat {
    boolean matches(long bits, int width);

    /** These bits exactly. */
    record Bits(long expected) implements LaneFloat {
      @Override
      public boolean matches(long bits, int width) {
        return bits == expected;
      }

      @Override
      public String toString() {
        return "0x" + Long.toHexString(expected);
      }
    }

    /** A NaN of canonical payload, either sign. */
    record CanonicalNan() implements LaneFloat {
      @Override
      public boolean matches(long bits, int width) {
        return width == 32
            ? (bits & 0x7fff_ffffL) == 0x7fc0_0000L
            : (bits & Long.MAX_VALUE) == 0x7ff8_0000_0000_0000L;
      }
    }

    /** A NaN with the highest payload bit set, either sign. */
    record ArithmeticNan() implements LaneFloat {
      @Override
      public boolean matches(long bits, int width) {
        long quiet = width == 32 ? 0x7fc0_0000L : 0x7ff8_0000_0000_0000L;
        return (bits & quiet) == quiet;
      }
    }
  }
}
