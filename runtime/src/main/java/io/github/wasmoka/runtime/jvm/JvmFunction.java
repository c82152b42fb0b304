package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.store.FuncInstance;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A WebAssembly function whose code is a generated method. */
public final class JvmFunction extends FuncInstance {
  /** The state of its instance. */
  public final State state;

  /** Its index. */
  public final int index;

  /** Its signature's number, see {@link State#enter}. */
  public final int signature;

  /** Its number within the signature. */
  public final int slot;

  /** Its type's canonical index, see {@link CodeIndex#canonical}. */
  public final int canonical;

  private volatile @Nullable MethodHandle inward;

  JvmFunction(State state, int index, int signature, int slot, int canonical) {
    super(state.instance.valid.function(index));
    this.state = state;
    this.index = index;
    this.signature = signature;
    this.slot = slot;
    this.canonical = canonical;
  }

  /** Its method, not bound to the state. */
  MethodHandle method() {
    return Objects.requireNonNull(state.code).method(index);
  }

  @Override
  public void invoke(long[] values, @Nullable Object[] refs, int base) {
    try {
      state.enter(signature, slot, values, refs, base);
    } catch (Throwable e) {
      throw Boundary.translated(e);
    }
  }

  @Override
  public MethodHandle handle() {
    MethodHandle known = inward;
    if (known == null) {
      known = Boundary.inward(this);
      inward = known;
    }
    return known;
  }
}
