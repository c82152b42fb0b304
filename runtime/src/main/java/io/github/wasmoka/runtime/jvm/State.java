package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.memory.ExactSize;
import io.github.wasmoka.runtime.store.ExecutionControl;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import io.github.wasmoka.validator.ValidModule;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one instance works on: the last parameter of each generated method. The
 * generated subclass has a field for each memory, table and global. Used by one thread at a time.
 */
public abstract class State implements ByteArrayMemory.Follower, TableInstance.Follower {
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

  /** Memory 0's array, see {@link ByteArrayMemory#bytes}; empty if the code does not work on it. */
  public byte[] bytes = {};

  /** How many bytes of the array are memory 0. */
  public int size;

  /**
   * What calls through table 0 need of each entry: of a function of this instance {@link
   * Calls#code}, else -1. Shorter than the table until {@link #learn} is called.
   */
  public int[] codes = {};

  /** The function of a tail call that waits to be made, its arguments in the arrays above. */
  public @Nullable FuncInstance tail;

  /**
   * The same for a function of this instance that has the signature of the one which made the call:
   * one more than its number within the signature. Zero if no such call waits.
   */
  public int next;

  /** How often functions that do not look for a request to stop each time were entered. */
  public int entries;

  /** How many bytes the frames of active calls need that are not on the thread's stack. */
  public long heapFrames;

  private boolean follows;

  // Whether the code takes the array to be as long as the memory; null if it does not ask.
  private @Nullable MutableCallSite exact;

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
   * Keeps {@link #bytes} and {@link #size} true from now on.
   *
   * @param memory memory 0
   * @param exact what ends when the array becomes longer than the memory, null if nothing does
   */
  protected final void follow(ByteArrayMemory memory, @Nullable MutableCallSite exact) {
    this.exact = exact;
    memory.addFollower(this);
  }

  @Override
  public final void replaced(byte[] array, int length) {
    if (exact != null && array.length != length) {
      ExactSize.end(exact);
    }
    bytes = array;
    size = length;
  }

  @Override
  public final boolean prefersExact() {
    return exact == null || ExactSize.holds(exact);
  }

  /** Sees to it that {@link #codes} has an entry for each of table 0, if there is memory for it. */
  final void learn() {
    TableInstance table = instance.tables[0];
    int length = table.elements.length;
    if (codes.length == length) {
      return;
    }
    if (!follows) {
      follows = true;
      table.addFollower(this);
    }
    try {
      codes = new int[length];
    } catch (OutOfMemoryError e) {
      // Calls look at the entries instead.
      return;
    }
    changed(table.elements, 0, length);
  }

  @Override
  public final void changed(@Nullable Object[] elements, int from, int to) {
    if (codes.length != elements.length) {
      codes = new int[0];
      return;
    }
    for (int i = from; i < to; i++) {
      codes[i] = elements[i] instanceof JvmFunction f && f.state == this ? Calls.code(f) : -1;
    }
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
