package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Calls from generated code to functions of other instances and of the host: a method handle of the
 * callee's parameters and the calling state. Where values have no more than one slot it calls the
 * target directly; otherwise arguments and results stand in the calling state's arrays.
 */
final class ForeignCalls {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private ForeignCalls() {}

  static MethodHandle handle(FuncInstance function) {
    MethodHandle known = function.engineHandle;
    if (known == null) {
      known = make(function);
      function.engineHandle = known;
    }
    return known;
  }

  private static MethodHandle make(FuncInstance function) {
    FuncType type = function.funcType;
    boolean wide = Convention.wide(type);
    if (function instanceof JvmFunction f && !wide && f.resultSlots <= 1) {
      int params = f.method().type().parameterCount() - 1;
      MethodHandle bound = MethodHandles.insertArguments(f.method(), params, f.state);
      return MethodHandles.dropArguments(bound, params, State.class);
    }
    if (function instanceof HostFuncInstance host
        && !wide
        && type.results().size() <= 1
        && !type.params().contains(ValType.V128)
        && !type.results().contains(ValType.V128)) {
      return direct(host);
    }
    return throughArrays(function, wide);
  }

  private static MethodHandle direct(HostFuncInstance host) {
    FuncType type = host.funcType;
    int params = type.params().size();
    MethodHandle handle = host.target();
    if (host.takesInstance()) {
      handle =
          MethodHandles.filterArguments(handle, 0, find("instance", Instance.class, State.class));
      handle = stateLast(handle);
    } else {
      handle = MethodHandles.dropArguments(handle, params, State.class);
    }
    handle = handle.asType(Convention.methodType(type, State.class));
    if (params >= 0
        && type.results().size() == 1
        && type.results().getFirst() instanceof RefType ref) {
      if (!(ref.nullable() && ref.heapType() == AbsHeapType.EXTERN)) {
        MethodHandle check = find("checkRef", Object.class, RefType.class, Object.class);
        handle =
            MethodHandles.filterReturnValue(handle, MethodHandles.insertArguments(check, 0, ref));
      }
    }
    MethodHandle failed =
        MethodHandles.filterArguments(
            MethodHandles.throwException(handle.type().returnType(), RuntimeException.class),
            0,
            find("translated", RuntimeException.class, Throwable.class));
    return MethodHandles.catchException(handle, Throwable.class, failed);
  }

  /** Moves the first parameter behind the others. */
  private static MethodHandle stateLast(MethodHandle handle) {
    MethodType type = handle.type();
    int others = type.parameterCount() - 1;
    int[] order = new int[others + 1];
    order[0] = others;
    for (int i = 0; i < others; i++) {
      order[i + 1] = i;
    }
    MethodType moved = type.dropParameterTypes(0, 1).appendParameterTypes(type.parameterType(0));
    return MethodHandles.permuteArguments(handle, moved, order);
  }

  private static MethodHandle throughArrays(FuncInstance function, boolean wide) {
    FuncType type = function.funcType;
    Class<?> result = Convention.methodType(type, State.class).returnType();
    MethodHandle handle =
        switch (result.descriptorString()) {
          case "V" -> find("run", void.class, FuncInstance.class, State.class);
          case "I" -> find("runI32", int.class, FuncInstance.class, State.class);
          case "J" -> find("runI64", long.class, FuncInstance.class, State.class);
          case "F" -> find("runF32", float.class, FuncInstance.class, State.class);
          case "D" -> find("runF64", double.class, FuncInstance.class, State.class);
          default -> find("runRef", Object.class, FuncInstance.class, State.class);
        };
    handle = handle.bindTo(function);
    if (wide) {
      return handle;
    }
    int slot = function.paramSlots;
    for (ValType param : type.params().reversed()) {
      slot -= Values.slots(param);
      MethodHandle set = MethodHandles.insertArguments(setter(param), 1, slot);
      handle = MethodHandles.collectArguments(handle, 0, set);
    }
    return stateLast(handle);
  }

  private static MethodHandle setter(ValType param) {
    return switch (param) {
      case NumType.I32 -> find("setI32", State.class, State.class, int.class, int.class);
      case NumType.I64 -> find("setI64", State.class, State.class, int.class, long.class);
      case NumType.F32 -> find("setF32", State.class, State.class, int.class, float.class);
      case NumType.F64 -> find("setF64", State.class, State.class, int.class, double.class);
      case VecType.V128 ->
          find("setV128", State.class, State.class, int.class, long.class, long.class);
      case RefType _ -> find("setRef", State.class, State.class, int.class, Object.class);
    };
  }

  private static MethodHandle find(String name, Class<?> result, Class<?>... params) {
    try {
      return LOOKUP.findStatic(ForeignCalls.class, name, MethodType.methodType(result, params));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  // What the handles are made of.

  @SuppressWarnings("unused")
  private static Instance instance(State state) {
    return state.instance;
  }

  @SuppressWarnings("unused")
  private static @Nullable Object checkRef(RefType type, @Nullable Object value) {
    return Values.checkRef(type, value);
  }

  @SuppressWarnings("unused")
  private static RuntimeException translated(Throwable e) {
    return HostFuncInstance.translated(e);
  }

  /** Calls with the arguments in the state's arrays, where the results will be, too. */
  static void run(FuncInstance function, State state) {
    switch (function) {
      case JvmFunction f -> f.state.enter(f.signature, f.slot, state.bits, state.refs, 0);
      case HostFuncInstance host -> host.invoke(state.instance, state.bits, state.refs, 0);
      default -> function.invokeForeign(state.bits, state.refs, 0);
    }
  }

  @SuppressWarnings("unused")
  private static int runI32(FuncInstance function, State state) {
    run(function, state);
    return (int) state.bits[0];
  }

  @SuppressWarnings("unused")
  private static long runI64(FuncInstance function, State state) {
    run(function, state);
    return state.bits[0];
  }

  @SuppressWarnings("unused")
  private static float runF32(FuncInstance function, State state) {
    run(function, state);
    return Float.intBitsToFloat((int) state.bits[0]);
  }

  @SuppressWarnings("unused")
  private static double runF64(FuncInstance function, State state) {
    run(function, state);
    return Double.longBitsToDouble(state.bits[0]);
  }

  @SuppressWarnings("unused")
  private static @Nullable Object runRef(FuncInstance function, State state) {
    run(function, state);
    Object result = state.refs[0];
    state.refs[0] = null;
    return result;
  }

  @SuppressWarnings("unused")
  private static State setI32(State state, int slot, int value) {
    state.bits[slot] = value;
    return state;
  }

  @SuppressWarnings("unused")
  private static State setI64(State state, int slot, long value) {
    state.bits[slot] = value;
    return state;
  }

  @SuppressWarnings("unused")
  private static State setF32(State state, int slot, float value) {
    state.bits[slot] = Float.floatToRawIntBits(value) & 0xffff_ffffL;
    return state;
  }

  @SuppressWarnings("unused")
  private static State setF64(State state, int slot, double value) {
    state.bits[slot] = Double.doubleToRawLongBits(value);
    return state;
  }

  @SuppressWarnings("unused")
  private static State setV128(State state, int slot, long lo, long hi) {
    state.bits[slot] = lo;
    state.bits[slot + 1] = hi;
    return state;
  }

  @SuppressWarnings("unused")
  private static State setRef(State state, int slot, @Nullable Object value) {
    state.refs[slot] = value;
    return state;
  }
}
