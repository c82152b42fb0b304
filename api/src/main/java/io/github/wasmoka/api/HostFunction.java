package io.github.wasmoka.api;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Java function offered to WebAssembly, independent of any engine or runtime. Immutable;
 * thread-safe if what it calls is.
 *
 * <p>The Java types are those of {@link Function}; reference types other than {@code funcref} may
 * be any class, and an argument that does not fit it traps. A leading parameter of type {@link
 * Instance} is no parameter of the function: it receives the calling instance, which gives access
 * to the caller's memory; when Java code calls the function itself, the instance that imported it,
 * or null if none did. Exceptions of the {@link WasmException} family pass through unchanged; any
 * other becomes a {@link Trap} of kind {@link TrapKind#HOST_ERROR} with the exception as cause.
 *
 * <p>A function is a method handle, which compiled code calls directly, or a {@link
 * RawHostFunction}, which takes an array: the former is faster once HotSpot has compiled it, the
 * latter at its first call.
 */
public final class HostFunction {
  private final FuncType type;
  private final boolean takesInstance;
  private final @Nullable RawHostFunction raw;
  private @Nullable MethodHandle handle;

  /**
   * Adapts a handle to the exact type.
   *
   * @param type the type that WebAssembly sees
   * @param handle what is called; its type is {@link #methodType} of {@code type} but for classes
   *     of references, with an {@link Instance} in front if {@code takesInstance}
   * @param takesInstance whether the calling instance is passed first
   * @throws IllegalArgumentException if the handle cannot be called with that type
   */
  public HostFunction(FuncType type, MethodHandle handle, boolean takesInstance) {
    MethodType exact = exactType(type, takesInstance);
    if (!fits(handle.type(), exact)) {
      throw new IllegalArgumentException(
          "a handle of type " + handle.type() + " does not fit " + type);
    }
    this.type = type;
    this.takesInstance = takesInstance;
    this.raw = null;
    this.handle = handle.asType(exact);
  }

  private HostFunction(FuncType type, RawHostFunction raw) {
    this.type = type;
    this.takesInstance = true;
    this.raw = raw;
  }

  /**
   * A function that takes and gives raw bits.
   *
   * @param type the type that WebAssembly sees: of numbers and vectors only
   * @param raw what is called
   * @return the function
   * @throws IllegalArgumentException if the type has references
   */
  public static HostFunction ofRaw(FuncType type, RawHostFunction raw) {
    if (hasRefs(type.params()) || hasRefs(type.results())) {
      throw new IllegalArgumentException("raw bits hold no reference: " + type);
    }
    return new HostFunction(type, raw);
  }

  private static boolean hasRefs(List<ValType> types) {
    for (ValType type : types) {
      if (type.isRef()) {
        return true;
      }
    }
    return false;
  }

  /** {@return the type that WebAssembly sees} */
  public FuncType type() {
    return type;
  }

  /** {@return whether the calling instance is passed first, to the handle as well} */
  public boolean takesInstance() {
    return takesInstance;
  }

  /** {@return what is called, if it is a function of raw bits, else null} */
  public @Nullable RawHostFunction raw() {
    return raw;
  }

  /**
   * The function as a handle. That of a {@link RawHostFunction} boxes: whoever can calls that.
   *
   * @return a handle whose type is {@link #methodType} of the type, with an {@link Instance} in
   *     front if it {@link #takesInstance}
   */
  public MethodHandle handle() {
    MethodHandle known = handle;
    if (known == null) {
      known = RawAdapter.handle(type, Objects.requireNonNull(raw));
      handle = known;
    }
    return known;
  }

  private static MethodType exactType(FuncType type, boolean takesInstance) {
    MethodType exact = methodType(type);
    return takesInstance ? exact.insertParameterTypes(0, Instance.class) : exact;
  }

  /**
   * A function of a given type; the calling instance is passed when the handle has one parameter
   * more, an {@link Instance} in front.
   *
   * @param type the type that WebAssembly sees
   * @param handle what is called
   * @return the function
   * @throws IllegalArgumentException if the handle cannot be called with that type
   */
  public static HostFunction of(FuncType type, MethodHandle handle) {
    MethodType given = handle.type();
    return new HostFunction(
        type,
        handle,
        given.parameterCount() == type.params().size() + 1
            && given.parameterType(0) == Instance.class);
  }

  /**
   * A function whose type follows from the handle's: int, long, float, double, {@link V128}, {@link
   * Function}; any other class is {@code externref}. The result is one of these or {@code void}.
   *
   * @param handle what is called
   * @return the function
   * @throws IllegalArgumentException if a type has no counterpart, such as {@code byte}
   */
  public static HostFunction of(MethodHandle handle) {
    MethodType type = handle.type();
    boolean takesInstance = type.parameterCount() > 0 && type.parameterType(0) == Instance.class;
    var params = new ArrayList<ValType>();
    for (int i = takesInstance ? 1 : 0; i < type.parameterCount(); i++) {
      params.add(valType(type.parameterType(i)));
    }
    List<ValType> results =
        type.returnType() == void.class ? List.of() : List.of(valType(type.returnType()));
    return new HostFunction(new FuncType(params, results), handle, takesInstance);
  }

  /**
   * A lambda or method reference, typed by the functional interface it is given: {@code
   * of(IntBinaryOperator.class, Math::max)}. The interface must be public and exported to everyone;
   * generic ones do not fit, for they box.
   *
   * @param shape the functional interface
   * @param lambda the function
   * @param <T> the functional interface
   * @return the function
   * @throws IllegalArgumentException if {@code shape} is no accessible functional interface or a
   *     type has no counterpart
   */
  public static <T> HostFunction of(Class<T> shape, T lambda) {
    return of(handleOf(shape, lambda));
  }

  /**
   * A lambda or method reference with a given type, for functional interfaces whose own types say
   * too little.
   *
   * @param type the type that WebAssembly sees
   * @param shape the functional interface
   * @param lambda the function
   * @param <T> the functional interface
   * @return the function
   * @throws IllegalArgumentException if {@code shape} is no accessible functional interface or does
   *     not fit the type
   */
  public static <T> HostFunction of(FuncType type, Class<T> shape, T lambda) {
    return of(type, handleOf(shape, lambda));
  }

  /**
   * The Java type of a function type: what {@link Function#handle} has.
   *
   * @param type a function type
   * @return its method type
   */
  public static MethodType methodType(FuncType type) {
    Class<?> result =
        switch (type.results().size()) {
          case 0 -> void.class;
          case 1 -> javaType(type.results().getFirst());
          default -> Object[].class;
        };
    return MethodType.methodType(
        result, type.params().stream().map(HostFunction::javaType).toArray(Class<?>[]::new));
  }

  private static Class<?> javaType(ValType type) {
    // Not one switch over all: at start-up, where this runs, linking one takes longer than the
    // rest.
    if (type instanceof RefType ref) {
      return switch (ref.heapType().top()) {
        case FUNC -> Function.class;
        case EXN -> ExceptionRef.class;
        default -> Object.class;
      };
    }
    if (type == ValType.V128) {
      return V128.class;
    }
    return ((NumType) type).javaType();
  }

  private static ValType valType(Class<?> type) {
    if (type == int.class) {
      return ValType.I32;
    } else if (type == long.class) {
      return ValType.I64;
    } else if (type == float.class) {
      return ValType.F32;
    } else if (type == double.class) {
      return ValType.F64;
    } else if (type == V128.class) {
      return ValType.V128;
    } else if (type == Function.class) {
      return ValType.FUNCREF;
    } else if (type == ExceptionRef.class) {
      return RefType.EXNREF;
    } else if (!type.isPrimitive()) {
      return ValType.EXTERNREF;
    }
    throw new IllegalArgumentException("no WebAssembly type for " + type);
  }

  /**
   * Whether {@code asType} would only narrow or widen references: no boxing, no numeric conversion.
   */
  private static boolean fits(MethodType given, MethodType exact) {
    if (given.parameterCount() != exact.parameterCount()) {
      return false;
    }
    for (int i = 0; i < given.parameterCount(); i++) {
      if (!sameKind(given.parameterType(i), exact.parameterType(i))) {
        return false;
      }
    }
    return sameKind(given.returnType(), exact.returnType());
  }

  private static boolean sameKind(Class<?> given, Class<?> exact) {
    return given == exact || (!given.isPrimitive() && !exact.isPrimitive());
  }

  private static <T> MethodHandle handleOf(Class<T> shape, T lambda) {
    List<Method> methods =
        Arrays.stream(shape.getMethods())
            .filter(m -> Modifier.isAbstract(m.getModifiers()))
            .toList();
    if (!shape.isInterface() || methods.size() != 1) {
      throw new IllegalArgumentException(shape + " is no functional interface");
    }
    try {
      return MethodHandles.publicLookup().unreflect(methods.getFirst()).bindTo(lambda);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(shape + " is not public and exported", e);
    }
  }
}
