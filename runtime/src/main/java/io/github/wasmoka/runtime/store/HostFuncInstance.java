package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.CallHandles;
import io.github.wasmoka.runtime.host.Values;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A host function as a function instance (§4.2.2). */
public final class HostFuncInstance extends FuncInstance {
  private final HostFunction function;
  private @Nullable MethodHandle adapter;
  private final @Nullable ModuleInstance importer;

  /**
   * Wraps a host function.
   *
   * @param function the host function
   */
  public HostFuncInstance(HostFunction function) {
    this(function, DefType.of(function.type()), null);
  }

  /**
   * Wraps a host function that is imported under a defined type which expands to the function's
   * own.
   *
   * @param function the host function
   * @param type the type that the module declares
   * @param importer the instance that imports it: the caller when the host calls, having found the
   *     function among the instance's exports or in its table; null if none does
   */
  public HostFuncInstance(HostFunction function, DefType type, @Nullable ModuleInstance importer) {
    super(type);
    this.function = function;
    this.importer = importer;
  }

  /**
   * {@return what is called: a handle of the exact type, with an {@link Instance} in front if the
   * function takes one}
   */
  public MethodHandle target() {
    return function.handle();
  }

  /** {@return whether the calling instance is passed first} */
  public boolean takesInstance() {
    return function.takesInstance();
  }

  /** {@return whether it takes and gives raw bits, for {@link #callRaw}} */
  public boolean isRaw() {
    return function.raw() != null;
  }

  /**
   * Calls a function of raw bits from a function of WebAssembly.
   *
   * @param caller the calling instance
   * @param values the arguments, then the results, of which numbers are sign-extended or, if
   *     floats, have no upper half; the function's alone
   * @throws WasmThrow if the host raised a WebAssembly exception
   */
  public void callRaw(@Nullable ModuleInstance caller, long[] values) {
    try {
      Objects.requireNonNull(function.raw()).call(caller, values);
    } catch (Throwable e) {
      throw translated(e);
    }
    int slot = 0;
    for (ValType result : funcType.results()) {
      if (result == ValType.I32) {
        values[slot] = (int) values[slot];
      } else if (result == ValType.F32) {
        values[slot] &= 0xffff_ffffL;
      }
      slot += Values.slots(result);
    }
  }

  @Override
  public void invoke(long[] values, @Nullable Object[] refs, int base) {
    invokeFromHost(importer, values, refs, base);
  }

  /**
   * Calls the host where no function of WebAssembly is between it and who called: an exception that
   * it raises is not to be caught by any.
   *
   * @param caller the instance that it is called for: the one that imports it or is being
   *     instantiated; null if there is none
   * @param values numbers, in the slot convention
   * @param refs references
   * @param base where the arguments stand, and the results will
   * @throws UncaughtWasmException if the host raised a WebAssembly exception
   */
  public void invokeFromHost(
      @Nullable ModuleInstance caller, long[] values, @Nullable Object[] refs, int base) {
    try {
      invoke(caller, values, refs, base);
    } catch (WasmThrow e) {
      throw new UncaughtWasmException(e.exception(), List.of());
    }
  }

  /**
   * Calls the host from a function of WebAssembly.
   *
   * @param caller the calling instance
   * @param values numbers, in the slot convention
   * @param refs references
   * @param base where the arguments stand, and the results will
   * @throws WasmThrow if the host raised a WebAssembly exception
   */
  public void invoke(
      @Nullable ModuleInstance caller, long[] values, @Nullable Object[] refs, int base) {
    if (isRaw()) {
      // A copy: the host may call back, and what is called may use the same slots.
      long[] own = new long[Math.max(paramSlots, resultSlots)];
      System.arraycopy(values, base, own, 0, paramSlots);
      callRaw(caller, own);
      System.arraycopy(own, 0, values, base, resultSlots);
      return;
    }
    try {
      MethodHandle known = adapter;
      if (known == null) {
        // Not before: most functions that a module imports are not called in most runs.
        known = CallHandles.outward(function);
        adapter = known;
      }
      known.invokeExact((Instance) caller, values, refs, base);
    } catch (Throwable e) {
      throw translated(e);
    }
  }

  /**
   * What a failure of the host means to WebAssembly.
   *
   * @param e anything thrown by the host
   * @return the exception to throw
   */
  public static RuntimeException translated(Throwable e) {
    if (e instanceof ExitException exit) {
      return exit; // every program ends with it, and linking the switch takes a while
    }
    return switch (e) {
      case UncaughtWasmException thrown when thrown.exception() instanceof ExceptionInstance x ->
          new WasmThrow(x);
      case WasmException known -> known;
      case WasmThrow thrown -> thrown;
      case StackOverflowError _ ->
          new ExhaustionException(ExhaustionException.Resource.CALL_STACK, List.of());
      case VirtualMachineError fatal -> throw fatal;
      default -> new Trap(TrapKind.HOST_ERROR, List.of(), e);
    };
  }
}
