package io.github.wasmoka.api;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function of raw bits under Java's types.
 *
 * @param type its type
 * @param raw the function
 */
record RawAdapter(FuncType type, RawHostFunction raw) {
  private static final MethodHandle CALL;

  static {
    try {
      CALL =
          MethodHandles.lookup()
              .findVirtual(
                  RawAdapter.class,
                  "call",
                  MethodType.methodType(Object.class, Instance.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static MethodHandle handle(FuncType type, RawHostFunction raw) {
    return CALL.bindTo(new RawAdapter(type, raw))
        .asCollector(Object[].class, type.params().size())
        .asType(HostFunction.methodType(type).insertParameterTypes(0, Instance.class));
  }

  @SuppressWarnings("unused") // through CALL
  private @Nullable Object call(@Nullable Instance caller, Object[] args) throws Exception {
    List<ValType> params = type.params();
    List<ValType> results = type.results();
    long[] values = new long[Math.max(slots(params), slots(results))];
    int slot = 0;
    for (int i = 0; i < args.length; i++) {
      put(args[i], values, slot);
      slot += slots(params.get(i));
    }
    raw.call(caller, values);
    Object[] given = new Object[results.size()];
    slot = 0;
    for (int i = 0; i < given.length; i++) {
      given[i] = get(results.get(i), values, slot);
      slot += slots(results.get(i));
    }
    return switch (given.length) {
      case 0 -> null;
      case 1 -> given[0];
      default -> given;
    };
  }

  private static int slots(List<ValType> types) {
    return types.stream().mapToInt(RawAdapter::slots).sum();
  }

  private static int slots(ValType type) {
    return type == ValType.V128 ? 2 : 1;
  }

  private static void put(Object value, long[] values, int slot) {
    switch (value) {
      case Integer i -> values[slot] = i;
      case Long l -> values[slot] = l;
      case Float f -> values[slot] = Float.floatToRawIntBits(f) & 0xffff_ffffL;
      case Double d -> values[slot] = Double.doubleToRawLongBits(d);
      default -> {
        V128 vector = (V128) Objects.requireNonNull(value);
        values[slot] = vector.lo();
        values[slot + 1] = vector.hi();
      }
    }
  }

  private static Object get(ValType type, long[] values, int slot) {
    long bits = values[slot];
    if (type == ValType.I32) {
      return (int) bits;
    } else if (type == ValType.I64) {
      return bits;
    } else if (type == ValType.F32) {
      return Float.intBitsToFloat((int) bits);
    } else if (type == ValType.F64) {
      return Double.longBitsToDouble(bits);
    }
    return new V128(bits, values[slot + 1]);
  }
}
