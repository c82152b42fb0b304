package io.github.wasmoka.wasi.emscripten;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.wasi.WasiConfig;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host functions of a program that Emscripten built as standalone module: what it imports under
 * {@code env}, to be offered beside those of WASI. Serves one instance, on one thread at a time.
 *
 * <pre>{@code
 * try (Wasi wasi = Wasi.of(config)) {
 *   Instance program = module.instantiate(wasi.imports().or(Emscripten.of(config).imports()));
 *   program.function("_start").call();
 * }
 * }</pre>
 */
public final class Emscripten {
  private static final String MODULE = "env";
  private static final String CATCH = "__cxa_find_matching_catch_";
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final CxxCalls cxx = new CxxCalls(this);
  private final LibraryCalls library;
  private @Nullable GuestExports exports;
  private int tempRet0;

  private Emscripten(WasiConfig config) {
    library = new LibraryCalls(this, config);
  }

  /**
   * The host functions of one program.
   *
   * @param config says where output goes, and what time and chance are
   * @return the functions
   */
  public static Emscripten of(WasiConfig config) {
    return new Emscripten(config);
  }

  /** The methods by the names they are imported by; looked for once, when the first is wanted. */
  private static final class Methods {
    static final Map<String, Method> BY_NAME = new HashMap<>();

    static {
      for (Class<?> group : List.of(CxxCalls.class, LibraryCalls.class)) {
        for (Method method : group.getDeclaredMethods()) {
          EmscriptenCall call = method.getAnnotation(EmscriptenCall.class);
          if (call != null) {
            for (String name : call.value()) {
              BY_NAME.put(name, method);
            }
          }
        }
      }
    }
  }

  private @Nullable HostFunction function(String name) {
    Method method = Methods.BY_NAME.get(name);
    if (method == null) {
      return null;
    }
    Object group = method.getDeclaringClass() == CxxCalls.class ? cxx : library;
    try {
      return HostFunction.of(LOOKUP.unreflect(method).bindTo(group));
    } catch (IllegalAccessException e) {
      throw new LinkageError(name, e);
    }
  }

  /**
   * {@return the functions, under the module name {@code env}; each answers only to an import of a
   * type that it can have, for other languages use the same names}
   */
  public Imports imports() {
    return new Named();
  }

  // No lambda: every program is asked for, and one takes a JVM that has just started longer.
  private final class Named implements Imports {
    @Override
    public Optional<Object> find(ImportType wanted) {
      return wanted.module().equals(MODULE) && wanted.type() instanceof FuncType type
          ? Optional.ofNullable(Emscripten.this.find(wanted, type))
          : Optional.empty();
    }
  }

  private @Nullable HostFunction find(ImportType wanted, FuncType type) {
    String name = wanted.name();
    if (name.startsWith(InvokeCalls.PREFIX) && InvokeCalls.fits(type)) {
      return new InvokeCalls(this).function(name, type);
    }
    if (name.startsWith(CATCH)
        && type.results().equals(List.of(ValType.I32))
        && type.params().stream().allMatch(ValType.I32::equals)) {
      return matchingCatch(type);
    }
    HostFunction function = function(name);
    if (function == null || function.type().equals(type)) {
      return function;
    }
    // Before Emscripten 3, memcpy returned its target.
    FuncType returning = new FuncType(function.type().params(), List.of(ValType.I32));
    return name.equals("emscripten_memcpy_big") && type.equals(returning)
        ? returningFirst(function, type)
        : null;
  }

  private static HostFunction returningFirst(HostFunction function, FuncType type) {
    MethodHandle first =
        MethodHandles.dropArguments(MethodHandles.identity(int.class), 1, int.class, int.class);
    MethodHandle both =
        MethodHandles.foldArguments(
            MethodHandles.dropArguments(first, 0, Instance.class), function.handle());
    return HostFunction.of(type, both);
  }

  private HostFunction matchingCatch(FuncType type) {
    try {
      MethodHandle handle =
          LOOKUP.findVirtual(
              CxxCalls.class,
              "findMatchingCatch",
              MethodType.methodType(int.class, Instance.class, int[].class));
      return HostFunction.of(
          type, handle.bindTo(cxx).asCollector(int[].class, type.params().size()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(CATCH, e);
    }
  }

  /** What the guest exports; looked up again only if another instance calls. */
  GuestExports exports(Instance instance) {
    GuestExports known = exports;
    if (known == null || known.instance != instance) {
      known = new GuestExports(instance);
      exports = known;
    }
    return known;
  }

  int tempRet0() {
    return tempRet0;
  }

  void setTempRet0(int value) {
    tempRet0 = value;
  }

  static RuntimeException unchecked(Throwable e) {
    if (e instanceof RuntimeException unchecked) {
      return unchecked;
    } else if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
