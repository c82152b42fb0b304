package io.github.wasmoka.api;

import io.github.wasmoka.api.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global variable (§4.2.5). Values are in the API's Java types, see {@link Function}. */
public non-sealed interface Global extends Extern {
  @Override
  GlobalType type();

  /** {@return the present value} */
  @Nullable Object value();

  /**
   * Sets the value.
   *
   * @param value the new value
   * @throws IllegalArgumentException if it has not the global's type
   * @throws IllegalStateException if the global is immutable
   */
  void set(@Nullable Object value);
}
