package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Indirect and tail calls (§4.4.10), as generated code makes them. */
public final class Calls {
  // A code has the number within a signature in its lower half, the type in its upper half.
  private static final int HALF = 16;
  private static final int TYPES = 1 << HALF - 1;

  private Calls() {}

  /** The upper half of the codes of a type's functions; of too high a type that of none. */
  private static int typeCode(int canonical) {
    return canonical < TYPES ? canonical << HALF : Integer.MIN_VALUE;
  }

  /** What {@link State#codes} tells of a function of the instance; -1 if it cannot. */
  static int code(JvmFunction function) {
    int type = typeCode(function.canonical);
    return type >= 0 && function.slot >>> HALF == 0 ? type | function.slot : -1;
  }

  /**
   * The number within its signature of a function that is called through table 0.
   *
   * @param state the caller's state
   * @param index the entry, unsigned
   * @param canonical the expected type's canonical index
   * @return the number; negative if the entry has to be looked at
   */
  public static int slot(State state, int index, int canonical) {
    int slot = known(state, index, canonical);
    if (slot < 0) {
      state.learn();
    }
    return slot;
  }

  private static int known(State state, int index, int canonical) {
    int[] codes = state.codes;
    if (Integer.compareUnsigned(index, codes.length) >= 0) {
      return -1;
    }
    int slot = codes[index] ^ typeCode(canonical);
    return slot >>> HALF == 0 ? slot : -1;
  }

  /**
   * The entry of a table that is to be called.
   *
   * @param table the table
   * @param index the entry, unsigned
   * @return the entry
   */
  public static @Nullable Object element(TableInstance table, int index) {
    @Nullable Object[] elements = table.elements;
    if (Integer.compareUnsigned(index, elements.length) >= 0) {
      throw Traps.trap(TrapKind.UNDEFINED_ELEMENT);
    }
    return elements[index];
  }

  /**
   * The entry of a table with 64-bit indices that is to be called.
   *
   * @param table the table
   * @param index the entry, unsigned
   * @return the entry
   */
  public static @Nullable Object element(TableInstance table, long index) {
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw Traps.trap(TrapKind.UNDEFINED_ELEMENT);
    }
    return element(table, (int) index);
  }

  /**
   * Checks the callee of {@code call_indirect}.
   *
   * @param callee a table's entry
   * @param state the caller's state
   * @param canonical the expected type's canonical index
   * @return its number within its signature, or -1 if it is not of the caller's instance
   */
  public static int own(@Nullable Object callee, State state, int canonical) {
    if (callee instanceof JvmFunction f && f.state == state && f.canonical == canonical) {
      return f.slot;
    }
    return checked(callee, state, canonical);
  }

  private static int checked(@Nullable Object callee, State state, int canonical) {
    if (!(callee instanceof FuncInstance f)) {
      throw Traps.trap(TrapKind.UNINITIALIZED_ELEMENT);
    }
    DefType type = state.types[canonical];
    if (f.type != type && !f.type.isSubtypeOf(type)) {
      throw Traps.trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return own(callee, state);
  }

  /**
   * Checks the callee of {@code call_ref}.
   *
   * @param callee a reference of the right type
   * @param state the caller's state
   * @return its number within its signature, or -1 if it is not of the caller's instance
   */
  public static int own(@Nullable Object callee, State state) {
    if (callee instanceof JvmFunction f && f.state == state) {
      return f.slot;
    }
    if (callee == null) {
      throw Traps.trap(TrapKind.NULL_FUNCTION_REFERENCE);
    }
    return -1;
  }

  /**
   * A function of another instance or of the host as a handle.
   *
   * @param callee a function
   * @return a handle of its parameters and the calling state
   */
  public static MethodHandle foreign(Object callee) {
    return ForeignCalls.handle((FuncInstance) callee);
  }

  /**
   * Leaves a tail call to be made by the caller of the body; the arguments stand in the state.
   *
   * @param callee the function
   * @param state the state
   */
  public static void tail(@Nullable Object callee, State state) {
    if (!(callee instanceof FuncInstance f)) {
      throw Traps.trap(TrapKind.NULL_FUNCTION_REFERENCE);
    }
    state.tail = f;
  }

  /**
   * Leaves a tail call to be made to a table's entry.
   *
   * @param callee the entry
   * @param state the state
   * @param canonical the expected type's canonical index
   */
  public static void tailIndirect(@Nullable Object callee, State state, int canonical) {
    checked(callee, state, canonical);
    tail(callee, state);
  }

  /**
   * Leaves a tail call to be made to a function of the instance.
   *
   * @param state the state
   * @param function the function's index
   */
  public static void tail(State state, int function) {
    state.tail = state.instance.functions[function];
  }

  /**
   * Leaves a tail call to be made to a function whose type has the caller's signature.
   *
   * @param slot its number within the signature, or -1 if the call waits in the state already
   * @param state the state
   */
  public static void leave(int slot, State state) {
    if (slot >= 0) {
      state.next = slot + 1;
    }
  }

  /**
   * The number within its signature of a table's entry that a tail call goes to.
   *
   * @param callee the entry, whose type has the caller's signature
   * @param state the state
   * @param canonical the expected type's canonical index
   * @return the number, or -1 if the function is another instance's: then the call waits in the
   *     state
   */
  public static int next(@Nullable Object callee, State state, int canonical) {
    return next(own(callee, state, canonical), callee, state);
  }

  /**
   * The same for an entry of table 0.
   *
   * @param state the state
   * @param index the entry, unsigned
   * @param canonical the expected type's canonical index
   * @return the number, or -1 if the call waits in the state
   */
  public static int next(State state, int index, int canonical) {
    int slot = known(state, index, canonical);
    return slot >= 0 ? slot : found(state, index, canonical);
  }

  private static int found(State state, int index, int canonical) {
    state.learn();
    return next(element(state.instance.tables[0], index), state, canonical);
  }

  /**
   * The number within its signature of a function that a tail call goes to.
   *
   * @param callee the function, whose type has the caller's signature
   * @param state the state
   * @return the number, or -1 if the function is another instance's: then the call waits in the
   *     state
   */
  public static int next(@Nullable Object callee, State state) {
    return next(own(callee, state), callee, state);
  }

  private static int next(int slot, @Nullable Object callee, State state) {
    if (slot < 0) {
      tail(callee, state);
    }
    return slot;
  }

  /**
   * Tells whether a tail call waits to be made.
   *
   * @param state the state
   * @return true if so
   */
  public static boolean waits(State state) {
    return state.next != 0 || state.tail != null;
  }

  /**
   * Makes the tail call that a body has left, and those that follow from it, in constant stack.
   *
   * @param callee the function, which the state no longer names
   * @param state the state of the body, where the results will be
   */
  public static void finish(FuncInstance callee, State state) {
    State at = state;
    FuncInstance target = callee;
    while (target != null) {
      at.tail = null;
      if (target instanceof JvmFunction f) {
        f.state.enterBody(f.signature, f.slot, at.bits, at.refs, 0);
      } else if (target instanceof HostFuncInstance host) {
        host.invoke(at.instance, at.bits, at.refs, 0);
      } else {
        target.invokeForeign(at.bits, at.refs, 0);
      }
      FuncInstance last = target;
      State next = target instanceof JvmFunction f ? f.state : at;
      target = next.tail;
      if (target != null) {
        at = next;
      } else if (at != state) {
        System.arraycopy(at.bits, 0, state.bits, 0, last.resultSlots);
        System.arraycopy(at.refs, 0, state.refs, 0, last.resultSlots);
      }
    }
  }
}
