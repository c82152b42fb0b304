package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.runtime.jvm.ClassSource;
import io.github.wasmoka.runtime.jvm.Convention;
import java.util.Arrays;

/**
 * A function type as generated methods have it.
 *
 * @param params the parameters
 * @param results the results
 * @param wide whether the parameters stand in the state
 * @param plain the descriptor of the parameters without parentheses
 * @param result the result's descriptor
 * @param descriptor the descriptor of a function's method
 */
public record Signature(
    Kind[] params, Kind[] results, boolean wide, String plain, String result, String descriptor) {
  /** The state's class, internal name. */
  public static final String STATE = ClassSource.STATE_CLASS.replace('.', '/');

  /** The descriptor of the state's class. */
  public static final String STATE_TYPE = "L" + STATE + ";";

  /**
   * The signature of a type.
   *
   * @param type the type
   * @return its signature
   */
  public static Signature of(FuncType type) {
    Kind[] params = Kind.of(type.params());
    Kind[] results = Kind.of(type.results());
    boolean wide = Convention.wide(type);
    var plain = new StringBuilder();
    if (!wide) {
      for (Kind kind : params) {
        plain.append(kind.descriptor);
      }
    }
    String result =
        results.length == 0 ? "V" : results[0] == Kind.V128 ? "J" : results[0].descriptor;
    String descriptor = "(" + plain + STATE_TYPE + ")" + result;
    return new Signature(params, results, wide, plain.toString(), result, descriptor);
  }

  /**
   * Whether functions of two signatures are called in the same way. Wide parameters look alike to
   * the JVM, but do not stand in the same slots.
   *
   * @param other another signature
   * @return true if so
   */
  public boolean alike(Signature other) {
    return descriptor.equals(other.descriptor)
        && Arrays.equals(results, other.results)
        && (!wide || Arrays.equals(params, other.params));
  }

  /**
   * The descriptor of a method with a parameter before the state.
   *
   * @param extra the parameter's descriptor
   * @return the descriptor
   */
  public String descriptor(String extra) {
    return "(" + plain + extra + STATE_TYPE + ")" + result;
  }

  /** {@return how many JVM slots the parameters of a method take, without the state} */
  public int paramSlots() {
    int slots = 0;
    if (!wide) {
      for (Kind kind : params) {
        slots += kind.slots;
      }
    }
    return slots;
  }
}
