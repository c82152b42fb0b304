package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.runtime.numeric.simd.F32x4;
import io.github.wasmoka.runtime.numeric.simd.F64x2;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I64x2;
import io.github.wasmoka.runtime.numeric.simd.I8x16;
import io.github.wasmoka.runtime.numeric.simd.V128Ops;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of vector instructions by their names. */
final class VectorMethods {
  /**
   * A method.
   *
   * @param owner its class, internal name
   * @param descriptor its descriptor
   */
  record Method(String owner, String descriptor) {}

  private static final Map<String, Method> METHODS = new HashMap<>();

  static {
    for (Class<?> shape :
        List.of(
            V128Ops.class,
            I8x16.class,
            I16x8.class,
            I32x4.class,
            I64x2.class,
            F32x4.class,
            F64x2.class)) {
      for (var method : shape.getMethods()) {
        String descriptor =
            MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
        METHODS.put(method.getName(), new Method(Names.SIMD + shape.getSimpleName(), descriptor));
      }
    }
  }

  private VectorMethods() {}

  static @Nullable Method find(String name) {
    return METHODS.get(name);
  }

  /** The name of an instruction's method: its own in camel case. */
  static String name(String text) {
    var name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
