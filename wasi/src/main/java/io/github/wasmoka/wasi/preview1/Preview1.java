package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.wasi.WasiConfig;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** One guest's system, its functions wired to their import names. */
public final class Preview1 {
  private static final String STABLE = "wasi_snapshot_preview1";
  private static final String UNSTABLE = "wasi_unstable";
  private static final String UNSTABLE_SUFFIX = "_unstable";
  // What wasi_unstable does not have yet.
  private static final Set<String> LATE = Set.of("sock_accept");

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final Map<String, Method> METHODS = methods();
  private static final ConcurrentMap<String, Shape> SHAPES = new ConcurrentHashMap<>();

  /** A function of no system yet. */
  private record Shape(FuncType type, MethodHandle unbound, boolean takesInstance) {
    HostFunction of(Functions functions) {
      return new HostFunction(type, unbound.bindTo(functions), takesInstance);
    }
  }

  private final FdTable fds;
  private final Functions functions;

  /**
   * Makes a system.
   *
   * @param config what the guest is given
   * @throws java.io.UncheckedIOException if a directory that it is given cannot be opened
   */
  public Preview1(WasiConfig config) {
    var lifetime = new Lifetime(config);
    this.fds = new FdTable(config, lifetime);
    this.functions = new Functions(config, lifetime, fds);
  }

  /** The methods of {@link Functions} by import name. */
  private static Map<String, Method> methods() {
    var methods = new HashMap<String, Method>();
    for (Method method : Functions.class.getDeclaredMethods()) {
      if (!Modifier.isPrivate(method.getModifiers())) {
        methods.put(method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), method);
      }
    }
    return methods;
  }

  private static Shape shape(String name) {
    return SHAPES.computeIfAbsent(
        name,
        _ -> {
          Method method = METHODS.get(name);
          if (method == null) {
            throw new IllegalArgumentException(name);
          }
          try {
            Class<?>[] params = method.getParameterTypes();
            boolean takesInstance = params.length > 0 && params[0] == Instance.class;
            List<ValType> types =
                Arrays.stream(params)
                    .skip(takesInstance ? 1 : 0)
                    .map(param -> param == long.class ? ValType.I64 : ValType.I32)
                    .toList();
            List<ValType> results =
                method.getReturnType() == void.class ? List.of() : List.of(ValType.I32);
            return new Shape(new FuncType(types, results), LOOKUP.unreflect(method), takesInstance);
          } catch (IllegalAccessException e) {
            throw new LinkageError(name, e);
          }
        });
  }

  private @Nullable HostFunction find(String module, String name) {
    String wanted =
        switch (module) {
          case STABLE -> name.endsWith(UNSTABLE_SUFFIX) ? "" : name;
          case UNSTABLE ->
              LATE.contains(name)
                  ? ""
                  : METHODS.containsKey(name + UNSTABLE_SUFFIX) ? name + UNSTABLE_SUFFIX : name;
          default -> "";
        };
    return METHODS.containsKey(wanted) ? shape(wanted).of(functions) : null;
  }

  /** {@return the functions by module and name} */
  public Imports imports() {
    return wanted -> Optional.ofNullable(find(wanted.module(), wanted.name()));
  }

  /** Closes every file that the guest left open. */
  public void close() {
    fds.close();
  }
}
