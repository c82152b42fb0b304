package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.ExceptionRef;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.GcObject;
import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, the same for every engine: {@code i32:0000002a}, {@code f64:nan} for every NaN,
 * {@code null}, {@code host:2}, {@code i31:5}, {@code func:f3}.
 */
public final class Value {
  /** The null reference. */
  public static final String NULL = "null";

  /** What stands for a value that an engine cannot show: equal to any. */
  public static final String UNKNOWN = "?";

  private static final HexFormat HEX = HexFormat.of();

  /** A host object that references point to. */
  record HostRef(int number) {}

  private Value() {}

  public static String i32(int value) {
    return "i32:" + HEX.toHexDigits(value);
  }

  public static String i64(long value) {
    return "i64:" + HEX.toHexDigits(value);
  }

  /** A single float as an argument: a NaN keeps its bits. */
  public static String f32(int bits) {
    return "f32:" + HEX.toHexDigits(bits);
  }

  /** A double float as an argument: a NaN keeps its bits. */
  public static String f64(long bits) {
    return "f64:" + HEX.toHexDigits(bits);
  }

  public static String v128(long lo, long hi) {
    return "v128:" + HEX.toHexDigits(hi) + HEX.toHexDigits(lo);
  }

  public static String host(int number) {
    return "host:" + number;
  }

  public static String i31(int value) {
    return "i31:" + value;
  }

  public static String function(String export) {
    return "func:" + export;
  }

  /** Tells the export that a function is. */
  interface Names {
    String nameOf(Function function);
  }

  /** Finds an exported function. */
  interface Lookup {
    @Nullable Function function(String export);
  }

  /** A result or what a host function was given: NaNs all alike. */
  static String show(ValType type, @Nullable Object value, Names names) {
    return switch (type) {
      case NumType.I32 -> i32((Integer) known(value));
      case NumType.I64 -> i64((Long) known(value));
      case NumType.F32 -> {
        float f = (Float) known(value);
        yield Float.isNaN(f) ? "f32:nan" : f32(Float.floatToRawIntBits(f));
      }
      case NumType.F64 -> {
        double d = (Double) known(value);
        yield Double.isNaN(d) ? "f64:nan" : f64(Double.doubleToRawLongBits(d));
      }
      case VecType.V128 -> v128(((V128) known(value)).lo(), ((V128) known(value)).hi());
      case RefType _ -> reference(value, names);
    };
  }

  private static Object known(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a number that is null");
    }
    return value;
  }

  private static String reference(@Nullable Object value, Names names) {
    return switch (value) {
      case null -> NULL;
      case HostRef(int number) -> host(number);
      case I31 i31 -> i31(i31.signed());
      case Function function -> names.nameOf(function);
      case GcObject _ -> "object";
      case ExceptionRef _ -> "exception";
      default -> "foreign:" + value.getClass().getName();
    };
  }

  static String showAll(List<ValType> types, @Nullable Object result, Names names) {
    if (types.isEmpty()) {
      return "values";
    }
    if (types.size() == 1) {
      return "values " + show(types.getFirst(), result, names);
    }
    var text = new StringBuilder("values");
    @Nullable Object[] results = (@Nullable Object[]) known(result);
    for (int i = 0; i < results.length; i++) {
      text.append(' ').append(show(types.get(i), results[i], names));
    }
    return text.toString();
  }

  /** Whether a text stands for a value that can be an argument. */
  static boolean valid(String text) {
    try {
      parse(text, _ -> null);
      return !text.startsWith("host:") || Integer.parseInt(text.substring(5)) < 4;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /**
   * The Java value that a text stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  static @Nullable Object parse(String text, Lookup functions) {
    if (text.equals(NULL)) {
      return null;
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    return switch (kind) {
      case "i32" -> Integer.parseUnsignedInt(rest, 16);
      case "i64" -> Long.parseUnsignedLong(rest, 16);
      case "f32" -> Float.intBitsToFloat(Integer.parseUnsignedInt(rest, 16));
      case "f64" -> Double.longBitsToDouble(Long.parseUnsignedLong(rest, 16));
      case "v128" ->
          new V128(
              Long.parseUnsignedLong(rest.substring(16), 16),
              Long.parseUnsignedLong(rest.substring(0, 16), 16));
      case "host" -> new HostRef(Integer.parseInt(rest));
      case "i31" -> new I31(Integer.parseInt(rest));
      case "func" -> functions.function(rest);
      default -> throw new IllegalArgumentException("no value: " + text);
    };
  }
}
