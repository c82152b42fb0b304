package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.CallHandles;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.store.WasmThrow;
import io.github.wasmoka.runtime.trace.Failures;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the host calls WebAssembly: exact handles, and what failures become on the way out. */
final class Boundary {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private Boundary() {}

  /**
   * What a failure inside generated code means to the host.
   *
   * @param e anything thrown
   * @return the exception to throw
   */
  static RuntimeException translated(Throwable e) {
    if (e instanceof ExitException exit) {
      return exit; // every program ends with it, and linking the switch takes a while
    }
    if (e instanceof WasmThrow thrown) {
      return new UncaughtWasmException(thrown.exception(), List.of());
    }
    RuntimeException failure = Failures.of(e, () -> StackTraces.of(e));
    if (failure != null) {
      return failure;
    }
    if (e instanceof Error fatal) {
      throw fatal;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  /** A handle of the exact type that calls the function's method itself, inlinable by the JIT. */
  static MethodHandle inward(JvmFunction function) {
    FuncType type = function.funcType;
    if (type.results().size() > 1
        || type.params().contains(ValType.V128)
        || type.results().contains(ValType.V128)
        || Convention.wide(type)) {
      return CallHandles.inward(function);
    }
    MethodHandle handle = function.method();
    handle = MethodHandles.insertArguments(handle, type.params().size(), function.state);
    for (int i = 0; i < type.params().size(); i++) {
      if (type.params().get(i) instanceof RefType ref && !acceptsAll(ref)) {
        handle =
            MethodHandles.filterArguments(
                handle,
                i,
                MethodHandles.insertArguments(
                    find(
                        "checkRef",
                        MethodType.methodType(Object.class, RefType.class, Object.class)),
                    0,
                    ref));
      }
    }
    MethodType exact = HostFunction.methodType(type);
    handle = handle.asType(exact);
    MethodHandle failed =
        MethodHandles.filterArguments(
            MethodHandles.throwException(exact.returnType(), RuntimeException.class),
            0,
            find("translated", MethodType.methodType(RuntimeException.class, Throwable.class)));
    return MethodHandles.catchException(handle, Throwable.class, failed);
  }

  private static boolean acceptsAll(RefType type) {
    return type.nullable() && type.heapType() == AbsHeapType.EXTERN;
  }

  @SuppressWarnings("unused") // through LOOKUP
  private static @Nullable Object checkRef(RefType type, @Nullable Object value) {
    return Values.checkRef(type, value);
  }

  private static MethodHandle find(String name, MethodType type) {
    try {
      return LOOKUP.findStatic(Boundary.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }
}
