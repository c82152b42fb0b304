package io.github.wasmoka.api;

import io.github.wasmoka.api.type.DefType;
import org.jspecify.annotations.Nullable;

/** A structure or array of WebAssembly, an ordinary Java object that the JVM collects (§4.2.10). */
public interface GcObject {
  /** {@return its type} */
  DefType type();

  /** {@return the number of fields or elements} */
  int size();

  /**
   * Reads a field or element; packed integers are zero-extended.
   *
   * @param index its position
   * @return its value in the API's Java types, see {@link Function}
   * @throws IndexOutOfBoundsException if there is none
   */
  @Nullable Object get(int index);

  /**
   * Writes a field or element; packed integers are wrapped.
   *
   * @param index its position
   * @param value the new value
   * @throws IndexOutOfBoundsException if there is none
   * @throws IllegalArgumentException if the value has not its type
   * @throws IllegalStateException if it is immutable
   */
  void set(int index, @Nullable Object value);
}
