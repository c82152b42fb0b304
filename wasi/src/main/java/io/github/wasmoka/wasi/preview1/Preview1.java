package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.channels.ClosedByInterruptException;
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
  private static final MethodHandle CHECK;

  static {
    try {
      FAILED =
          LOOKUP.findStatic(
              Preview1.class, "failed", MethodType.methodType(int.class, Throwable.class));
      CHECK = LOOKUP.findVirtual(Lifetime.class, "check", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Lifetime lifetime;
  private final FdTable fds;
  private final Map<String, HostFunction> stable = new HashMap<>();
  private final Map<String, HostFunction> unstable = new HashMap<>();

  /**
   * Makes a system.
   *
   * @param config what the guest is given
   * @throws java.io.UncheckedIOException if a directory that it is given cannot be opened
   */
  public Preview1(WasiConfig config) {
    this.lifetime = new Lifetime(config);
    this.fds = new FdTable(config, lifetime);
    var clocks = new ClockCalls(config);
    for (Object group :
        List.of(
            new ProcessCalls(config, lifetime),
            clocks,
            new FdCalls(fds),
            new FileCalls(fds, lifetime),
            new StatCalls(config, fds),
            new DirCalls(fds, lifetime),
            new OpenCalls(fds),
            new PathCalls(fds),
            new PollCalls(config, clocks, fds, lifetime),
            new SocketCalls(fds, lifetime))) {
      wire(group);
    }
  }

  private void wire(Object group) {
    for (Method method : group.getClass().getDeclaredMethods()) {
      WasiCall call = method.getAnnotation(WasiCall.class);
      if (call != null) {
        HostFunction function = HostFunction.of(guarded(method, group));
        if (!call.late()) {
          unstable.merge(call.value(), function, (old, next) -> call.unstable() ? next : old);
        }
        if (!call.unstable()) {
          stable.put(call.value(), function);
        }
      }
    }
  }

  /**
   * The method bound to its group. It is not entered when the guest has ended; its exceptions are
   * turned into error codes.
   */
  private MethodHandle guarded(Method method, Object group) {
    try {
      MethodHandle handle =
          MethodHandles.foldArguments(
              LOOKUP.unreflect(method).bindTo(group), CHECK.bindTo(lifetime));
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
      case ClosedByInterruptException _ -> throw Lifetime.interrupted();
      case IOException io -> Errno.of(io).code();
      case Trap trap when trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS -> Errno.FAULT.code();
      case WasmException passed -> throw passed;
      case RuntimeException other -> Errno.of(other).code();
      // A file system in memory grew over what there is.
      case OutOfMemoryError _ -> Errno.NOMEM.code();
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
