package io.github.wasmoka.cli;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an exported function with arguments written as text. */
final class Invocation {
  private final Function function;
  private final @Nullable Object[] args;

  private Invocation(Function function, @Nullable Object[] args) {
    this.function = function;
    this.args = args;
  }

  static Invocation of(Instance instance, String export, List<String> texts) {
    if (!(instance.exports().get(export) instanceof Function function)) {
      throw new UsageException(
          "no exported function " + export + " in " + instance.exports().keySet());
    }
    List<ValType> params = function.type().params();
    if (params.size() != texts.size()) {
      throw new UsageException(
          export + " has type " + function.type() + ", given " + texts.size() + " arguments");
    }
    var args = new @Nullable Object[texts.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = value(params.get(i), texts.get(i));
    }
    return new Invocation(function, args);
  }

  /** Calls, and prints each result on a line. */
  void run(PrintStream out) {
    Object result = function.call(args);
    if (result instanceof Object[] several && function.type().results().size() > 1) {
      for (Object one : several) {
        out.println(one);
      }
    } else if (!function.type().results().isEmpty()) {
      out.println(result);
    }
  }

  /**
   * An argument of a number type; integers also in hexadecimal and, up to the type's width,
   * unsigned.
   */
  private static Object value(ValType type, String text) {
    try {
      return switch (type) {
        case NumType.I32 -> {
          long value = Long.decode(text);
          if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
            throw new NumberFormatException();
          }
          yield (int) value;
        }
        case NumType.I64 -> i64(text);
        case NumType.F32 -> Float.parseFloat(text);
        case NumType.F64 -> Double.parseDouble(text);
        default ->
            throw new UsageException("an argument of type " + type + " cannot be written here");
      };
    } catch (NumberFormatException e) {
      throw new UsageException("not of type " + type + ": " + text);
    }
  }

  private static Object i64(String text) {
    if (text.startsWith("-")) {
      return Long.decode(text);
    }
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseUnsignedLong(text);
  }
}
