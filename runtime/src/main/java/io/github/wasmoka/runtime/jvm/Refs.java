package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.runtime.gc.RefTest;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.TagInstance;
import io.github.wasmoka.runtime.store.WasmThrow;
import org.jspecify.annotations.Nullable;

/** Reference instructions (§4.4.5) and exceptions (§4.4.10). */
public final class Refs {
  private static final AbsHeapType[] ABSTRACT = AbsHeapType.values();

  private Refs() {}

  /**
   * A function as a reference.
   *
   * @param state the state
   * @param function the function's index
   * @return the reference
   */
  public static Object function(State state, int function) {
    return state.instance.functions[function];
  }

  /**
   * Traps on the null reference (§4.4.5 ref.as_non_null).
   *
   * @param ref a reference
   * @return the reference
   */
  public static Object nonNull(@Nullable Object ref) {
    if (ref == null) {
      throw Traps.trap(TrapKind.NULL_REFERENCE);
    }
    return ref;
  }

  /**
   * Compares (§4.4.5 ref.eq).
   *
   * @param a a reference
   * @param b a reference
   * @return 1 or 0
   */
  public static int eq(@Nullable Object a, @Nullable Object b) {
    return RefTest.eq(a, b) ? 1 : 0;
  }

  /**
   * Tests for a defined type (§4.4.5 ref.test).
   *
   * @param ref a reference
   * @param state the state
   * @param type the type's index
   * @param nullable 1 if the null reference has the type, else 0
   * @return 1 or 0
   */
  public static int test(@Nullable Object ref, State state, int type, int nullable) {
    return ref == null ? nullable : RefTest.matches(ref, state.types[type]) ? 1 : 0;
  }

  /**
   * Tests for an abstract type.
   *
   * @param ref a reference
   * @param type the type, by its position in {@link AbsHeapType}
   * @param nullable 1 if the null reference has the type, else 0
   * @return 1 or 0
   */
  public static int test(@Nullable Object ref, int type, int nullable) {
    return ref == null ? nullable : RefTest.matches(ref, ABSTRACT[type]) ? 1 : 0;
  }

  /**
   * Casts to a defined type (§4.4.5 ref.cast).
   *
   * @param ref a reference
   * @param state the state
   * @param type the type's index
   * @param nullable 1 if the null reference has the type, else 0
   * @return the reference
   */
  public static @Nullable Object cast(@Nullable Object ref, State state, int type, int nullable) {
    if (test(ref, state, type, nullable) == 0) {
      throw Traps.trap(TrapKind.CAST_FAILURE);
    }
    return ref;
  }

  /**
   * Casts to an abstract type.
   *
   * @param ref a reference
   * @param type the type, by its position in {@link AbsHeapType}
   * @param nullable 1 if the null reference has the type, else 0
   * @return the reference
   */
  public static @Nullable Object cast(@Nullable Object ref, int type, int nullable) {
    if (test(ref, type, nullable) == 0) {
      throw Traps.trap(TrapKind.CAST_FAILURE);
    }
    return ref;
  }

  /**
   * Wraps an integer (§4.4.5 ref.i31).
   *
   * @param value the integer
   * @return the reference
   */
  public static Object i31(int value) {
    return new I31(value);
  }

  private static I31 i31(@Nullable Object ref) {
    if (ref instanceof I31 i31) {
      return i31;
    }
    throw Traps.trap(TrapKind.NULL_I31_REFERENCE);
  }

  /**
   * Unwraps an integer.
   *
   * @param ref a reference
   * @return the integer, sign-extended
   */
  public static int i31Signed(@Nullable Object ref) {
    return i31(ref).signed();
  }

  /**
   * Unwraps an integer.
   *
   * @param ref a reference
   * @return the integer, zero-extended
   */
  public static int i31Unsigned(@Nullable Object ref) {
    return i31(ref).bits();
  }

  /**
   * An exception of values that stand in the state (§4.4.10 throw).
   *
   * @param state the state
   * @param tag the tag's index
   * @return what to throw
   */
  public static RuntimeException exception(State state, int tag) {
    TagInstance instance = state.instance.tags[tag];
    int slots = Values.slots(instance.defType.funcType().params());
    long[] values = new long[slots];
    @Nullable Object[] refs = new @Nullable Object[slots];
    System.arraycopy(state.bits, 0, values, 0, slots);
    System.arraycopy(state.refs, 0, refs, 0, slots);
    return new WasmThrow(new ExceptionInstance(instance, values, refs));
  }

  /**
   * Throws an exception again (§4.4.10 throw_ref).
   *
   * @param ref a reference to an exception
   * @return what to throw
   */
  public static RuntimeException rethrow(@Nullable Object ref) {
    if (ref instanceof ExceptionInstance exception) {
      return new WasmThrow(exception);
    }
    throw Traps.trap(TrapKind.NULL_EXCEPTION_REFERENCE);
  }

  /**
   * Whether an exception has a tag.
   *
   * @param thrown the exception
   * @param state the state
   * @param tag the tag's index
   * @return 1 or 0
   */
  public static int caught(WasmThrow thrown, State state, int tag) {
    return thrown.exception().tag == state.instance.tags[tag] ? 1 : 0;
  }

  /**
   * An exception as a reference.
   *
   * @param thrown the exception
   * @return the reference
   */
  public static Object reference(WasmThrow thrown) {
    return thrown.exception();
  }

  /**
   * A number that an exception carries.
   *
   * @param thrown the exception
   * @param slot the number's slot
   * @return its bits
   */
  public static long bits(WasmThrow thrown, int slot) {
    return thrown.exception().values[slot];
  }

  /**
   * A reference that an exception carries.
   *
   * @param thrown the exception
   * @param slot the reference's slot
   * @return the reference
   */
  public static @Nullable Object ref(WasmThrow thrown, int slot) {
    return thrown.exception().refs[slot];
  }
}
