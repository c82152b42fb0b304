package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.runtime.host.Values;
import org.jspecify.annotations.Nullable;

/**
 * A global instance (§4.2.5). A number stands in {@link #bits}, a vector in {@link #bits} and
 * {@link #hi}, else {@link #ref}.
 */
public final class GlobalInstance implements Global {
  /** The bits of a number as in the slot convention; the low half of a vector. */
  public long bits;

  /** The high half of a vector. */
  public long hi;

  /** A reference. */
  public @Nullable Object ref;

  private final GlobalType type;

  /**
   * Makes a global that holds zero or null.
   *
   * @param type its type
   */
  public GlobalInstance(GlobalType type) {
    this.type = type;
  }

  @Override
  public GlobalType type() {
    return type;
  }

  @Override
  public @Nullable Object value() {
    return Values.load(type.valType(), new long[] {bits, hi}, new @Nullable Object[] {ref}, 0);
  }

  @Override
  public void set(@Nullable Object value) {
    if (!type.mutable()) {
      throw new IllegalStateException("immutable global");
    }
    store(value);
  }

  /**
   * Sets the value even of an immutable global, which only its making may do.
   *
   * @param value a value in the API's Java types
   * @throws IllegalArgumentException if it has not the global's type
   */
  public void store(@Nullable Object value) {
    long[] values = new long[2];
    @Nullable Object[] refs = new @Nullable Object[2];
    Values.store(type.valType(), value, values, refs, 0);
    bits = values[0];
    hi = values[1];
    ref = refs[0];
  }
}
