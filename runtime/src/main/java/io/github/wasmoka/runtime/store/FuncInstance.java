package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.CallHandles;
import io.github.wasmoka.runtime.host.Values;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function instance (§4.2.2). Identity is the reference's identity.
 *
 * <p>Arguments and results travel in two arrays, the slot convention: a value takes one slot, a
 * {@code v128} two, low half first; numbers stand in the {@code long[]} ({@code i32} sign-extended,
 * {@code f32} as raw bits in the low half), references in the {@code Object[]} at the same index,
 * the null reference as {@code null}.
 */
public abstract class FuncInstance implements Function {
  /** The defined type, which decides whether imports and indirect calls match. */
  public final DefType type;

  /** The type, expanded. */
  public final FuncType funcType;

  /** How many slots the parameters take. */
  public final int paramSlots;

  /** How many slots the results take. */
  public final int resultSlots;

  /** What an engine keeps to call this function from its own code; null until it needs it. */
  public volatile @Nullable MethodHandle engineHandle;

  private volatile @Nullable MethodHandle handle;

  /**
   * Makes a function.
   *
   * @param type its defined type
   */
  protected FuncInstance(DefType type) {
    this.type = type;
    this.funcType = type.funcType();
    this.paramSlots = Values.slots(funcType.params());
    this.resultSlots = Values.slots(funcType.results());
  }

  /**
   * Runs the function.
   *
   * @param values numbers, see the class; at least {@code base} + the larger of {@link #paramSlots}
   *     and {@link #resultSlots}
   * @param refs references, as large
   * @param base where the arguments stand, and the results will
   */
  public abstract void invoke(long[] values, @Nullable Object[] refs, int base);

  /**
   * Runs the function for WebAssembly code of another engine, which may catch what it throws.
   *
   * @param values numbers, as for {@link #invoke}
   * @param refs references
   * @param base where the arguments stand, and the results will
   * @throws WasmThrow if an exception of WebAssembly leaves the function
   */
  public final void invokeForeign(long[] values, @Nullable Object[] refs, int base) {
    try {
      invoke(values, refs, base);
    } catch (UncaughtWasmException e) {
      throw HostFuncInstance.translated(e);
    }
  }

  @Override
  public final FuncType type() {
    return funcType;
  }

  @Override
  public @Nullable Object call(@Nullable Object... args) {
    List<ValType> params = funcType.params();
    if (args.length != params.size()) {
      throw new IllegalArgumentException(
          "function of type " + funcType + " called with " + args.length + " arguments");
    }
    int size = Math.max(paramSlots, resultSlots);
    long[] values = new long[size];
    @Nullable Object[] refs = new @Nullable Object[size];
    int slot = 0;
    for (int i = 0; i < args.length; i++) {
      Values.store(params.get(i), args[i], values, refs, slot);
      slot += Values.slots(params.get(i));
    }
    invoke(values, refs, 0);
    return results(values, refs, 0);
  }

  private @Nullable Object results(long[] values, @Nullable Object[] refs, int base) {
    List<ValType> types = funcType.results();
    switch (types.size()) {
      case 0 -> {
        return null;
      }
      case 1 -> {
        return Values.load(types.getFirst(), values, refs, base);
      }
      default -> {
        return Values.loadAll(types, values, refs, base);
      }
    }
  }

  @Override
  public long[] callRaw(long... args) {
    if (Values.hasRefs(funcType.params()) || Values.hasRefs(funcType.results())) {
      throw new IllegalArgumentException("function of type " + funcType + " has references");
    }
    if (args.length != paramSlots) {
      throw new IllegalArgumentException(
          "function of type " + funcType + " called with " + args.length + " raw arguments");
    }
    int size = Math.max(paramSlots, resultSlots);
    long[] values = new long[size];
    System.arraycopy(args, 0, values, 0, args.length);
    Values.normalize(funcType.params(), values);
    invoke(values, new @Nullable Object[size], 0);
    if (size == resultSlots) {
      return values;
    }
    return Arrays.copyOf(values, resultSlots);
  }

  @Override
  public MethodHandle handle() {
    MethodHandle known = handle;
    if (known == null) {
      known = CallHandles.inward(this);
      handle = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "function " + funcType;
  }
}
