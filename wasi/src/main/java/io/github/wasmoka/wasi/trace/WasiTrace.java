package io.github.wasmoka.wasi.trace;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.wasi.fs.Errno;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Functions of WASI that tell of each call: {@code path_open(fd=3, follow, path="a.txt",
 * oflags=creat, ...) = success, fd=4}. The line is given when the call has returned, but of {@code
 * proc_exit} before. Other functions pass unchanged.
 */
public final class WasiTrace {
  private static final MethodHandle CALL;

  static {
    try {
      CALL =
          MethodHandles.lookup()
              .findVirtual(
                  WasiTrace.class,
                  "call",
                  MethodType.methodType(Object.class, Instance.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Signature signature;
  private final MethodHandle target;
  private final boolean returns;
  private final Consumer<String> lines;

  private WasiTrace(Signature signature, HostFunction function, Consumer<String> lines) {
    this.signature = signature;
    this.lines = lines;
    this.returns = !function.type().results().isEmpty();
    MethodHandle exact =
        function.takesInstance()
            ? function.handle()
            : MethodHandles.dropArguments(function.handle(), 0, Instance.class);
    int params = exact.type().parameterCount() - 1;
    this.target =
        exact
            .asSpreader(1, Object[].class, params)
            .asType(MethodType.methodType(Object.class, Instance.class, Object[].class));
  }

  /**
   * Wraps the functions of WASI among some imports.
   *
   * @param imports the imports
   * @param lines told a line, without its end, for each call; from whatever thread calls
   * @return imports that answer to the same names
   */
  public static Imports of(Imports imports, Consumer<String> lines) {
    return wanted ->
        imports
            .find(wanted)
            .map(found ->
                wanted.module().startsWith("wasi_") && found instanceof HostFunction function
                    ? wrap(wanted.name(), function, lines)
                    : found);
  }

  private static Object wrap(String name, HostFunction function, Consumer<String> lines) {
    FuncType type = function.type();
    var trace = new WasiTrace(Signature.of(name, type), function, lines);
    MethodHandle handle =
        CALL.bindTo(trace)
            .asCollector(1, Object[].class, type.params().size())
            .asType(HostFunction.methodType(type).insertParameterTypes(0, Instance.class));
    return HostFunction.of(type, handle);
  }

  @SuppressWarnings("unused") // through CALL
  private @Nullable Object call(Instance instance, @Nullable Object[] args) throws Throwable {
    Memory memory = instance.exports().get("memory") instanceof Memory m ? m : null;
    String call = signature.call(memory, args);
    if (!returns) {
      lines.accept(call);
      return target.invokeExact(instance, args);
    }
    Object result;
    try {
      result = target.invokeExact(instance, args);
    } catch (Throwable e) {
      lines.accept(call + " threw " + e);
      throw e;
    }
    boolean success = result instanceof Integer code && code == 0;
    lines.accept(call + " = " + errno(result) + (success ? signature.results(memory, args) : ""));
    return result;
  }

  private static String errno(@Nullable Object result) {
    Errno[] known = Errno.values();
    return result instanceof Integer code && code >= 0 && code < known.length
        ? known[code].name().toLowerCase(Locale.ROOT)
        : String.valueOf(result);
  }

  /** The names of bits that are set, and what is left as a number. */
  static String flags(long value, List<String> names) {
    var text = new StringBuilder();
    long left = value;
    for (int i = 0; i < names.size(); i++) {
      if ((left & 1L << i) != 0) {
        text.append(text.isEmpty() ? "" : "|").append(names.get(i));
        left &= ~(1L << i);
      }
    }
    if (left != 0 || text.isEmpty()) {
      text.append(text.isEmpty() ? "" : "|")
          .append(left == 0 ? "0" : "0x" + Long.toHexString(left));
    }
    return text.toString();
  }
}
