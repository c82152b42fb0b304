package io.github.wasmoka.runtime.host;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.store.FuncInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Method handles between exact Java types and the slot convention: neither direction boxes a
 * number, the way out allocates nothing.
 */
public final class CallHandles {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private CallHandles() {}

  /** The arrays of one call from the host. */
  private record Frame(long[] values, @Nullable Object[] refs) {}

  /**
   * A handle of a function's exact type (see {@link HostFunction#methodType}) that calls {@link
   * FuncInstance#invoke}.
   *
   * @param function the function
   * @return the handle
   */
  public static MethodHandle inward(FuncInstance function) {
    FuncType type = function.funcType;
    MethodHandle handle = run(type.results()).bindTo(function);
    int slot = function.paramSlots;
    for (ValType param : type.params().reversed()) {
      slot -= Values.slots(param);
      MethodHandle set = MethodHandles.insertArguments(setter(param), 1, slot);
      if (param instanceof RefType ref) {
        set = MethodHandles.insertArguments(set, 1, ref);
      }
      handle = MethodHandles.collectArguments(handle, 0, set);
    }
    MethodHandle newFrame =
        MethodHandles.insertArguments(
            find("newFrame", Frame.class, int.class),
            0,
            Math.max(function.paramSlots, function.resultSlots));
    handle = MethodHandles.collectArguments(handle, 0, newFrame);
    return handle.asType(HostFunction.methodType(type));
  }

  private static MethodHandle run(List<ValType> results) {
    return switch (results.size()) {
      case 0 -> find("run", void.class, FuncInstance.class, Frame.class);
      case 1 ->
          find(
              "run" + name(results.getFirst()),
              javaClass(results.getFirst()),
              FuncInstance.class,
              Frame.class);
      default -> find("runAll", Object[].class, FuncInstance.class, Frame.class);
    };
  }

  private static MethodHandle setter(ValType param) {
    return param.isRef()
        ? find("setRef", Frame.class, Frame.class, int.class, RefType.class, Object.class)
        : find("set" + name(param), Frame.class, Frame.class, int.class, javaClass(param));
  }

  /** What the names of methods for a type end with. */
  private static String name(ValType type) {
    return type instanceof Enum<?> constant ? constant.name() : "Ref";
  }

  private static Class<?> javaClass(ValType type) {
    if (type instanceof NumType number) {
      return number.javaType();
    }
    return type.isRef() ? Object.class : V128.class;
  }

  /**
   * A handle of type {@code (Instance, long[], Object[], int) void} that calls a host function with
   * arguments from slots and writes its results there.
   *
   * @param function the host function
   * @return the handle
   */
  public static MethodHandle outward(HostFunction function) {
    FuncType type = function.type();
    MethodHandle handle = function.handle();
    if (!function.takesInstance()) {
      handle = MethodHandles.dropArguments(handle, 0, Instance.class);
    }
    // (Instance, p0, p1, ...) -> (Instance, long[], Object[], int, long[], Object[], int, ...)
    int slot = Values.slots(type.params());
    for (int i = type.params().size() - 1; i >= 0; i--) {
      ValType param = type.params().get(i);
      slot -= Values.slots(param);
      MethodHandle get = MethodHandles.insertArguments(getter(param), 3, slot);
      get = get.asType(get.type().changeReturnType(handle.type().parameterType(i + 1)));
      handle = MethodHandles.collectArguments(handle, i + 1, get);
    }
    // The results' writer takes the result first, then the same three.
    MethodHandle put = putter(type.results());
    handle =
        handle.asType(
            handle
                .type()
                .changeReturnType(
                    put.type().parameterCount() == 4 ? put.type().parameterType(0) : void.class));
    handle = MethodHandles.collectArguments(put, 0, handle);
    MethodType exact =
        MethodType.methodType(void.class, Instance.class, long[].class, Object[].class, int.class);
    int[] order = new int[handle.type().parameterCount()];
    boolean instanceFirst = true;
    for (int i = 0, next = 0; i < order.length; i++) {
      if (instanceFirst) {
        order[i] = 0;
        instanceFirst = false;
      } else {
        order[i] = 1 + next;
        next = (next + 1) % 3;
      }
    }
    return MethodHandles.permuteArguments(handle, exact, order);
  }

  private static MethodHandle getter(ValType param) {
    return find(
        "get" + name(param), javaClass(param), long[].class, Object[].class, int.class, int.class);
  }

  private static MethodHandle putter(List<ValType> results) {
    return switch (results.size()) {
      case 0 -> find("putNothing", void.class, long[].class, Object[].class, int.class);
      case 1 -> putter(results.getFirst());
      default ->
          MethodHandles.insertArguments(
              find(
                  "putAll",
                  void.class,
                  List.class,
                  Object[].class,
                  long[].class,
                  Object[].class,
                  int.class),
              0,
              new ArrayList<>(results));
    };
  }

  private static MethodHandle putter(ValType result) {
    if (result instanceof RefType ref) {
      return MethodHandles.insertArguments(
          find(
              "putRef",
              void.class,
              RefType.class,
              Object.class,
              long[].class,
              Object[].class,
              int.class),
          0,
          ref);
    }
    return find(
        "put" + name(result),
        void.class,
        javaClass(result),
        long[].class,
        Object[].class,
        int.class);
  }

  private static MethodHandle find(String name, Class<?> result, Class<?>... params) {
    try {
      return LOOKUP.findStatic(CallHandles.class, name, MethodType.methodType(result, params));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  // What the handles are made of. Called through LOOKUP only.

  @SuppressWarnings("unused")
  private static Frame newFrame(int slots) {
    return new Frame(new long[slots], new @Nullable Object[slots]);
  }

  @SuppressWarnings("unused")
  private static void run(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
  }

  @SuppressWarnings("unused")
  private static int runI32(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return (int) frame.values[0];
  }

  @SuppressWarnings("unused")
  private static long runI64(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return frame.values[0];
  }

  @SuppressWarnings("unused")
  private static float runF32(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return Float.intBitsToFloat((int) frame.values[0]);
  }

  @SuppressWarnings("unused")
  private static double runF64(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return Double.longBitsToDouble(frame.values[0]);
  }

  @SuppressWarnings("unused")
  private static V128 runV128(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return new V128(frame.values[0], frame.values[1]);
  }

  @SuppressWarnings("unused")
  private static @Nullable Object runRef(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return frame.refs[0];
  }

  @SuppressWarnings("unused")
  private static @Nullable Object[] runAll(FuncInstance function, Frame frame) {
    function.invoke(frame.values, frame.refs, 0);
    return Values.loadAll(function.funcType.results(), frame.values, frame.refs, 0);
  }

  @SuppressWarnings("unused")
  private static Frame setI32(Frame frame, int slot, int value) {
    frame.values[slot] = value;
    return frame;
  }

  @SuppressWarnings("unused")
  private static Frame setI64(Frame frame, int slot, long value) {
    frame.values[slot] = value;
    return frame;
  }

  @SuppressWarnings("unused")
  private static Frame setF32(Frame frame, int slot, float value) {
    frame.values[slot] = Float.floatToRawIntBits(value) & 0xffff_ffffL;
    return frame;
  }

  @SuppressWarnings("unused")
  private static Frame setF64(Frame frame, int slot, double value) {
    frame.values[slot] = Double.doubleToRawLongBits(value);
    return frame;
  }

  @SuppressWarnings("unused")
  private static Frame setV128(Frame frame, int slot, @Nullable V128 value) {
    if (value == null) {
      throw Values.wrongType(ValType.V128, null);
    }
    frame.values[slot] = value.lo();
    frame.values[slot + 1] = value.hi();
    return frame;
  }

  @SuppressWarnings("unused")
  private static Frame setRef(Frame frame, int slot, RefType type, @Nullable Object value) {
    frame.refs[slot] = Values.checkRef(type, value);
    return frame;
  }

  @SuppressWarnings("unused")
  private static int getI32(long[] values, @Nullable Object[] refs, int base, int slot) {
    return (int) values[base + slot];
  }

  @SuppressWarnings("unused")
  private static long getI64(long[] values, @Nullable Object[] refs, int base, int slot) {
    return values[base + slot];
  }

  @SuppressWarnings("unused")
  private static float getF32(long[] values, @Nullable Object[] refs, int base, int slot) {
    return Float.intBitsToFloat((int) values[base + slot]);
  }

  @SuppressWarnings("unused")
  private static double getF64(long[] values, @Nullable Object[] refs, int base, int slot) {
    return Double.longBitsToDouble(values[base + slot]);
  }

  @SuppressWarnings("unused")
  private static V128 getV128(long[] values, @Nullable Object[] refs, int base, int slot) {
    return new V128(values[base + slot], values[base + slot + 1]);
  }

  @SuppressWarnings("unused")
  private static @Nullable Object getRef(
      long[] values, @Nullable Object[] refs, int base, int slot) {
    return refs[base + slot];
  }

  @SuppressWarnings("unused")
  private static void putNothing(long[] values, @Nullable Object[] refs, int base) {}

  @SuppressWarnings("unused")
  private static void putI32(int result, long[] values, @Nullable Object[] refs, int base) {
    values[base] = result;
  }

  @SuppressWarnings("unused")
  private static void putI64(long result, long[] values, @Nullable Object[] refs, int base) {
    values[base] = result;
  }

  @SuppressWarnings("unused")
  private static void putF32(float result, long[] values, @Nullable Object[] refs, int base) {
    values[base] = Float.floatToRawIntBits(result) & 0xffff_ffffL;
  }

  @SuppressWarnings("unused")
  private static void putF64(double result, long[] values, @Nullable Object[] refs, int base) {
    values[base] = Double.doubleToRawLongBits(result);
  }

  @SuppressWarnings("unused")
  private static void putV128(V128 result, long[] values, @Nullable Object[] refs, int base) {
    values[base] = result.lo();
    values[base + 1] = result.hi();
  }

  @SuppressWarnings("unused")
  private static void putRef(
      RefType type, @Nullable Object result, long[] values, @Nullable Object[] refs, int base) {
    refs[base] = Values.checkRef(type, result);
  }

  @SuppressWarnings("unused")
  private static void putAll(
      List<ValType> types,
      @Nullable Object[] results,
      long[] values,
      @Nullable Object[] refs,
      int base) {
    if (results.length != types.size()) {
      throw new IllegalArgumentException(
          "expected " + types.size() + " results, got " + results.length);
    }
    int slot = base;
    for (int i = 0; i < results.length; i++) {
      Values.store(types.get(i), results[i], values, refs, slot);
      slot += Values.slots(types.get(i));
    }
  }
}
