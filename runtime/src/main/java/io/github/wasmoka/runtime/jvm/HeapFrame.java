package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.runtime.gc.ArrayInstance;
import io.github.wasmoka.runtime.gc.StructInstance;
import io.github.wasmoka.runtime.gc.StructLayout;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.WasmThrow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function that fits no JVM frame: all locals and operands stand in the arrays, by
 * the slot convention, locals first. Its code is cut into chunks, methods that return the number of
 * the one to go on with. What such calls need counts against {@link
 * io.github.wasmoka.api.ResourceLimits#maxStackBytes}, for the thread's stack does not bound it.
 */
public final class HeapFrame extends Frame {
  /** Returned by a chunk when the function is done. */
  public static final int DONE = -1;

  /** Returned by a chunk that leaves a tail call to be made. */
  public static final int PENDING = -2;

  private static final int OVERHEAD = 120;

  /** The chunk that exceptions go to, or -1. */
  public int handler = -1;

  private @Nullable WasmThrow thrown;

  private HeapFrame(int slots, boolean references) {
    super(slots, references ? slots : 0);
  }

  /**
   * Begins a call, at whose end the former {@link State#heapFrames} is to be restored.
   *
   * @param state the state
   * @param slots how many slots it needs
   * @param references whether any holds a reference
   * @return its frame
   * @throws ExhaustionException if calls of the instance need more than the limit
   */
  public static HeapFrame enter(State state, int slots, boolean references) {
    long cost = OVERHEAD + (references ? 12L : 8L) * slots;
    long limit = state.instance.config.limits().maxStackBytes();
    if (state.heapFrames + cost > limit) {
      throw new ExhaustionException(ExhaustionException.Resource.CALL_STACK, List.of());
    }
    var frame = new HeapFrame(slots, references);
    state.heapFrames += cost;
    return frame;
  }

  /**
   * Where an exception is handled.
   *
   * @param thrown the exception
   * @param frame the frame
   * @return the chunk
   * @throws WasmThrow the exception, if no block catches
   */
  public static int caught(WasmThrow thrown, HeapFrame frame) {
    int at = frame.handler;
    if (at < 0) {
      throw thrown;
    }
    frame.thrown = thrown;
    return at;
  }

  private static WasmThrow thrown(HeapFrame frame) {
    WasmThrow thrown = frame.thrown;
    if (thrown == null) {
      throw new IllegalStateException("nothing thrown");
    }
    return thrown;
  }

  /**
   * Whether a clause catches what was thrown.
   *
   * @param frame the frame
   * @param state the state
   * @param tag the clause's tag
   * @return 1 if so, else 0
   */
  public static int catches(HeapFrame frame, State state, int tag) {
    return Refs.caught(thrown(frame), state, tag);
  }

  /**
   * Puts what was thrown into a slot, for {@code rethrow}.
   *
   * @param frame the frame
   * @param slot where
   */
  public static void keep(HeapFrame frame, int slot) {
    frame.refs[slot] = thrown(frame);
  }

  /**
   * Puts the exception that was thrown into a slot as a reference.
   *
   * @param frame the frame
   * @param slot where
   */
  public static void reference(HeapFrame frame, int slot) {
    frame.refs[slot] = thrown(frame).exception();
  }

  /**
   * Puts the values of what was thrown into slots.
   *
   * @param frame the frame
   * @param slot the first
   */
  public static void payload(HeapFrame frame, int slot) {
    ExceptionInstance exception = thrown(frame).exception();
    int count = exception.values.length;
    System.arraycopy(exception.values, 0, frame.bits, slot, count);
    if (frame.refs.length > 0) {
      System.arraycopy(exception.refs, 0, frame.refs, slot, count);
    }
  }

  /**
   * Throws on what was thrown.
   *
   * @param frame the frame
   * @return never
   */
  public static RuntimeException rethrow(HeapFrame frame) {
    frame.handler = -1;
    throw thrown(frame);
  }

  /**
   * Moves values.
   *
   * @param frame the frame
   * @param from the first slot
   * @param to where that goes
   * @param count how many slots
   */
  public static void move(HeapFrame frame, int from, int to, int count) {
    System.arraycopy(frame.bits, from, frame.bits, to, count);
    if (frame.refs.length > 0) {
      System.arraycopy(frame.refs, from, frame.refs, to, count);
    }
  }

  /**
   * Copies arguments to the state.
   *
   * @param frame the frame
   * @param slot the first argument's slot
   * @param count how many slots
   * @param state the state
   */
  public static void give(HeapFrame frame, int slot, int count, State state) {
    System.arraycopy(frame.bits, slot, state.bits, 0, count);
    if (frame.refs.length > 0) {
      System.arraycopy(frame.refs, slot, state.refs, 0, count);
    } else {
      Arrays.fill(state.refs, 0, count, null);
    }
  }

  /**
   * Copies results from the state.
   *
   * @param frame the frame
   * @param slot where the first result's first slot goes
   * @param from the first slot to copy, counted from there
   * @param count behind the last one
   * @param state the state
   */
  public static void take(HeapFrame frame, int slot, int from, int count, State state) {
    System.arraycopy(state.bits, from, frame.bits, slot + from, count - from);
    if (frame.refs.length > 0) {
      System.arraycopy(state.refs, from, frame.refs, slot + from, count - from);
    }
  }

  /**
   * Begins the function again with arguments from the state, all other locals zero.
   *
   * @param frame the frame
   * @param params how many slots the parameters take
   * @param locals how many all locals take
   * @param state the state
   */
  public static void restart(HeapFrame frame, int params, int locals, State state) {
    take(frame, 0, 0, params, state);
    Arrays.fill(frame.bits, params, locals, 0);
    if (frame.refs.length > 0) {
      Arrays.fill(frame.refs, params, locals, null);
    }
  }

  /**
   * Makes a structure of values in slots.
   *
   * @param frame the frame
   * @param slot the first field's slot
   * @param state the state
   * @param type the type's index
   * @return the structure
   */
  public static StructInstance newStruct(HeapFrame frame, int slot, State state, int type) {
    DefType defType = state.types[type];
    StructLayout layout = StructLayout.of(defType);
    var struct = new StructInstance(defType, layout);
    int at = slot;
    for (int i = 0; i < layout.slots.length; i++) {
      int to = layout.slots[i];
      switch (layout.fields.get(i).storage()) {
        case RefType _ -> struct.references[to] = frame.refs[at++];
        case VecType _ -> {
          struct.numbers[to] = frame.bits[at++];
          struct.numbers[to + 1] = frame.bits[at++];
        }
        default -> struct.numbers[to] = layout.wrap(i, frame.bits[at++]);
      }
    }
    return struct;
  }

  /**
   * Makes an array of values in slots.
   *
   * @param frame the frame
   * @param slot the first element's slot
   * @param length how many elements
   * @param wide whether each takes two slots
   * @param state the state
   * @param type the type's index
   * @return the array
   */
  public static ArrayInstance newFixed(
      HeapFrame frame, int slot, int length, boolean wide, State state, int type) {
    ArrayInstance array = ArrayInstance.allocate(state.types[type], length);
    boolean references = frame.refs.length > 0;
    int at = slot;
    for (int i = 0; i < length; i++) {
      long bits = frame.bits[at];
      Object ref = references ? frame.refs[at] : null;
      at++;
      array.put(i, bits, wide ? frame.bits[at++] : 0, ref);
    }
    return array;
  }

  /**
   * The number that a part of a large {@code br_table} has for an index.
   *
   * @param index the index
   * @param start the first index that the part knows
   * @param part the numbers, two characters each
   * @return the number, or 0 if the part does not know the index
   */
  public static int choice(int index, int start, String part) {
    int at = (index - start) * 2;
    return index < start || index - start >= part.length() / 2
        ? 0
        : part.charAt(at) << 16 | part.charAt(at + 1);
  }
}
