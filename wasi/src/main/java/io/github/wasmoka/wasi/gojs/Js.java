package io.github.wasmoka.wasi.gojs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What JavaScript does with values of any type. */
final class Js {
  private static final double MAX_PLAIN = 1e21;
  private static final double MIN_PLAIN = 1e-6;

  private Js() {}

  static @Nullable Object get(@Nullable Object target, String name) {
    if (target instanceof JsObject object) {
      return object.get(name);
    }
    throw error("TypeError", "cannot read " + name + " of " + string(target));
  }

  static JsObject object(@Nullable Object value) {
    if (value instanceof JsObject object) {
      return object;
    }
    throw error("TypeError", string(value) + " is no object");
  }

  static JsFunction function(@Nullable Object value) {
    if (value instanceof JsFunction function) {
      return function;
    }
    throw error("TypeError", string(value) + " is no function");
  }

  /** An argument; {@code undefined} when fewer were given. */
  static @Nullable Object arg(List<@Nullable Object> args, int index) {
    return index < args.size() ? args.get(index) : Undefined.UNDEFINED;
  }

  static double number(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Double number -> number;
      case Boolean truth -> truth ? 1 : 0;
      default -> Double.NaN;
    };
  }

  static long integer(@Nullable Object value) {
    return (long) number(value);
  }

  /** JavaScript's {@code String(value)}. */
  static String string(@Nullable Object value) {
    return value instanceof Double number ? string(number.doubleValue()) : String.valueOf(value);
  }

  private static String string(double number) {
    double size = Math.abs(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return String.valueOf(number);
    } else if (number == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (size >= MIN_PLAIN && size < MAX_PLAIN) {
      return digits.toPlainString();
    }
    String unscaled = digits.unscaledValue().abs().toString();
    int exponent = unscaled.length() - 1 - digits.scale();
    return (number < 0 ? "-" : "")
        + unscaled.charAt(0)
        + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  /** What a value that is no object adds to its holder on the Java heap, in bytes, roughly. */
  static long weight(@Nullable Object value) {
    return switch (value) {
      case String text -> JsObject.WEIGHT + 2L * text.length();
      case Double _ -> 16;
      case null, default -> 0;
    };
  }

  static JsThrow error(String name, String message) {
    return new JsThrow(new JsObject().set("name", name).set("message", message));
  }
}
