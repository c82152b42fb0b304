package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All calls of one guest's system, wired to their import names. */
public final class Preview1 {
  private static final String STABLE = "wasi_snapshot_preview1";
  private static final String UNSTABLE = "wasi_unstable";
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle FAILED;

  static {
    try {
      FAILED =
          LOOKUP.findStatic(
              Preview1.class, "failed", MethodType.methodType(int.class, Throwable.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final FdTable fds;
  private final Map<String, HostFunction> stable = new HashMap<>();
  private final Map<String, HostFunction> unstable = new HashMap<>();

  /**
   * Makes a system.
   *
   * @param config what the guest is given
   */
  public Preview1(WasiConfig config) {
    this.fds = new FdTable(config);
    var files = new FileCalls(fds);
    for (Object group :
        List.of(
            new ProcessCalls(config),
            new ClockCalls(config),
            new FdCalls(fds),
            files,
            new DirCalls(fds),
            new PathCalls(fds),
            new PollCalls(config, fds),
            new SocketCalls(fds))) {
      wire(group);
    }
  }

  private void wire(Object group) {
    for (Method method : group.getClass().getDeclaredMethods()) {
      WasiCall call = method.getAnnotation(WasiCall.class);
      if (call != null) {
        HostFunction function = HostFunction.of(guarded(method, group));
        unstable.merge(call.value(), function, (old, next) -> call.unstable() ? next : old);
        if (!call.unstable()) {
          stable.put(call.value(), function);
        }
      }
    }
  }

  /** The method bound to its group, its exceptions turned into error codes. */
  private static MethodHandle guarded(Method method, Object group) {
    try {
      MethodHandle handle = LOOKUP.unreflect(method).bindTo(group);
      if (handle.type().returnType() == void.class) {
        return handle;
      }
      return MethodHandles.catchException(
          handle,
          Throwable.class,
          MethodHandles.dropArguments(FAILED, 1, handle.type().parameterList()));
    } catch (IllegalAccessException e) {
      throw new LinkageError(method.getName(), e);
    }
  }

  @SuppressWarnings("unused") // through FAILED
  private static int failed(Throwable e) throws Throwable {
    return switch (e) {
      case IOException io -> Errno.of(io).code();
      case Trap trap when trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS -> Errno.FAULT.code();
      case WasmException passed -> throw passed;
      case RuntimeException other -> Errno.of(other).code();
      default -> throw e;
    };
  }

  /** {@return the functions by module and name} */
  public Imports imports() {
    return wanted ->
        switch (wanted.module()) {
          case STABLE -> Optional.ofNullable(stable.get(wanted.name()));
          case UNSTABLE -> Optional.ofNullable(unstable.get(wanted.name()));
          default -> Optional.empty();
        };
  }

  /** Closes every file that the guest left open. */
  public void close() {
    fds.close();
  }
}
