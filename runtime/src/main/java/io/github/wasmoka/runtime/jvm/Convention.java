package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** How a WebAssembly function type becomes a Java method type. */
public final class Convention {
  /** How many JVM slots parameters may take; a method has 255, and ours come with a few more. */
  private static final int MAX_PARAM_SLOTS = 240;

  private Convention() {}

  /**
   * Whether the parameters are too many for a method and stand in the state instead.
   *
   * @param type the function's type
   * @return true if so
   */
  public static boolean wide(FuncType type) {
    int slots = 0;
    for (ValType param : type.params()) {
      slots += param == ValType.V128 ? 4 : param == ValType.I64 || param == ValType.F64 ? 2 : 1;
    }
    return slots > MAX_PARAM_SLOTS;
  }

  /**
   * The method type of a function.
   *
   * @param type the function's type
   * @param state the class of its last parameter
   * @return the method type
   */
  public static MethodType methodType(FuncType type, Class<?> state) {
    var params = new ArrayList<Class<?>>();
    if (!wide(type)) {
      for (ValType param : type.params()) {
        params.add(slotClass(param));
        if (param == ValType.V128) {
          params.add(long.class);
        }
      }
    }
    params.add(state);
    return MethodType.methodType(resultClass(type.results()), params);
  }

  private static Class<?> resultClass(List<ValType> results) {
    return results.isEmpty() ? void.class : slotClass(results.getFirst());
  }

  private static Class<?> slotClass(ValType type) {
    if (type instanceof NumType number) {
      return number.javaType();
    }
    return type.isRef() ? Object.class : long.class;
  }
}
