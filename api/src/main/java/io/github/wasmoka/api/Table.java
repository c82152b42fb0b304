package io.github.wasmoka.api;

import io.github.wasmoka.api.type.TableType;
import org.jspecify.annotations.Nullable;

/** A table of references (§4.2.3). Values are in the API's Java types, see {@link Function}. */
public non-sealed interface Table extends Extern {
  @Override
  TableType type();

  /** {@return the number of entries} */
  long size();

  /**
   * Reads an entry.
   *
   * @param index its index
   * @return the reference, or null
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_TABLE_ACCESS} if there is no such entry
   */
  @Nullable Object get(long index);

  /**
   * Writes an entry.
   *
   * @param index its index
   * @param value the reference, or null
   * @throws Trap {@link TrapKind#OUT_OF_BOUNDS_TABLE_ACCESS} if there is no such entry
   * @throws IllegalArgumentException if the value has not the table's element type
   */
  void set(long index, @Nullable Object value);

  /**
   * Adds entries at the end (§4.4.6 table.grow).
   *
   * @param delta how many, unsigned
   * @param init what they hold
   * @return the former size, or -1 if the table cannot grow that far
   * @throws IllegalArgumentException if the value has not the table's element type
   */
  long grow(long delta, @Nullable Object init);
}
