package io.github.wasmoka.wasi.emscripten;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The functions {@code invoke_SIGNATURE(index, arguments...)}: call a function of the table, and if
 * it ends by {@link Unwinding}, restore the stack, say so by {@code setThrew} and return zero.
 */
final class InvokeCalls {
  static final String PREFIX = "invoke_";

  private static final MethodHandle TARGET;
  private static final MethodHandle STACK;
  private static final MethodHandle CAUGHT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      TARGET =
          lookup.findVirtual(
              InvokeCalls.class,
              "target",
              MethodType.methodType(
                  MethodHandle.class, FuncType.class, String.class, Instance.class, int.class));
      STACK =
          lookup.findVirtual(
              InvokeCalls.class, "stack", MethodType.methodType(int.class, Instance.class));
      CAUGHT =
          lookup.findVirtual(
              InvokeCalls.class,
              "caught",
              MethodType.methodType(void.class, RuntimeException.class, int.class, Instance.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Emscripten host;

  InvokeCalls(Emscripten host) {
    this.host = host;
  }

  /**
   * The function for one signature. It is made of handles once, so that a call allocates and looks
   * up nothing.
   *
   * @param name its import name
   * @param type the type it is imported with: the index, then the parameters
   */
  HostFunction function(String name, FuncType type) {
    var callee = new FuncType(type.params().subList(1, type.params().size()), type.results());
    MethodType calleeType = HostFunction.methodType(callee);
    String dynCall = "dynCall_" + name.substring(PREFIX.length());
    // (Instance, index) -> target, then (target, arguments...)
    MethodHandle call =
        MethodHandles.collectArguments(
            MethodHandles.exactInvoker(calleeType),
            0,
            MethodHandles.insertArguments(TARGET.bindTo(this), 0, callee, dynCall));
    MethodHandle caught =
        MethodHandles.filterReturnValue(
            CAUGHT.bindTo(this), MethodHandles.zero(calleeType.returnType()));
    MethodHandle guarded =
        MethodHandles.catchException(
            MethodHandles.dropArguments(call, 0, int.class), RuntimeException.class, caught);
    return HostFunction.of(type, MethodHandles.foldArguments(guarded, STACK.bindTo(this)));
  }

  /** Whether a type can be that of an {@code invoke_} function. */
  static boolean fits(FuncType type) {
    return !type.params().isEmpty()
        && type.params().getFirst().equals(ValType.I32)
        && type.results().size() <= 1;
  }

  @SuppressWarnings("unused") // through TARGET
  private MethodHandle target(FuncType type, String dynCall, Instance instance, int index) {
    GuestExports exports = host.exports(instance);
    // Without a table to be seen, the guest calls by index itself.
    return exports.hasTable()
        ? exports.function(index, type)
        : MethodHandles.insertArguments(exports.required(dynCall).handle(), 0, index);
  }

  @SuppressWarnings("unused") // through STACK
  private int stack(Instance instance) {
    return host.exports(instance).stack();
  }

  @SuppressWarnings("unused") // through CAUGHT
  private void caught(RuntimeException e, int stack, Instance instance) {
    if (!(e instanceof Trap trap && trap.getCause() instanceof Unwinding)) {
      throw e;
    }
    GuestExports exports = host.exports(instance);
    exports.restoreStack(stack);
    exports.setThrew(1, 0);
  }
}
