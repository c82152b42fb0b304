package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.store.ExecutionControl;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one instance works on: the last parameter of each generated method. The
 * generated subclass has a field for each memory, table and global. Used by one thread at a time.
 */
public abstract class State {
  /** The instance. */
  public final ModuleInstance instance;

  /** How execution is watched. */
  public final ExecutionControl control;

  /** The module's types. */
  public final DefType[] types;

  /** Numbers on their way between caller and callee, see the package. */
  public final long[] bits;

  /** References on their way between caller and callee. */
  public final @Nullable Object[] refs;

  /** The function of a tail call that waits to be made, its arguments in the arrays above. */
  public @Nullable FuncInstance tail;

  /**
   * The same for a function of this instance that has the signature of the one which made the call:
   * one more than its number within the signature. Zero if no such call waits.
   */
  public int next;

  /** How many bytes the frames of active calls need that are not on the thread's stack. */
  public long heapFrames;

  @Nullable Code code;
  private final @Nullable MethodHandle[] imports;

  /**
   * Prepares a state.
   *
   * @param instance the instance
   */
  protected State(ModuleInstance instance) {
    this.instance = instance;
    this.control = instance.control;
    ValidModule valid = instance.valid;
    this.types = new DefType[valid.typeCount()];
    int slots = 2;
    for (int i = 0; i < types.length; i++) {
      types[i] = valid.type(i);
      if (types[i].expand() instanceof FuncType(List<ValType> params, List<ValType> results)) {
        slots = Math.max(slots, Math.max(Values.slots(params), Values.slots(results)));
      }
    }
    this.bits = new long[slots];
    this.refs = new @Nullable Object[slots];
    this.imports = new @Nullable MethodHandle[valid.importedFunctions()];
  }

  /**
   * Calls a function.
   *
   * @param signature its signature's number
   * @param slot its number within the signature
   * @param values numbers, in the slot convention: arguments, then results
   * @param refs references
   * @param base the first slot
   */
  public abstract void enter(
      int signature, int slot, long[] values, @Nullable Object[] refs, int base);

  /**
   * Calls a function's body: like {@link #enter}, but a tail call that the body ends in stays to be
   * made, see {@link #tail}; its results are then no results.
   *
   * @param signature its signature's number
   * @param slot its number within the signature
   * @param values numbers
   * @param refs references
   * @param base the first slot
   */
  public void enterBody(int signature, int slot, long[] values, @Nullable Object[] refs, int base) {
    enter(signature, slot, values, refs, base);
  }

  /**
   * Whether an imported function is the host's and takes raw bits, see {@link #callRaw}.
   *
   * @param function its index
   * @return true if so
   */
  public final boolean takesRaw(int function) {
    // One that has been called through its handle is none: that is all that hot calls look at.
    return imports[function] == null
        && instance.functions[function] instanceof HostFuncInstance host
        && host.isRaw();
  }

  /**
   * Calls an imported function that takes raw bits.
   *
   * @param function its index
   * @param values the arguments, then the results; the function's alone
   */
  public final void callRaw(int function, long[] values) {
    ((HostFuncInstance) instance.functions[function]).callRaw(instance, values);
  }

  /**
   * An imported function as a handle of the parameters and the calling state.
   *
   * @param function its index
   * @return the handle
   */
  public final MethodHandle imported(int function) {
    MethodHandle handle = imports[function];
    if (handle == null) {
      handle = ForeignCalls.handle(instance.functions[function]);
      imports[function] = handle;
    }
    return handle;
  }
}
