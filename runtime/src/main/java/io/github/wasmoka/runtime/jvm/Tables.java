package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.store.TableInstance;
import org.jspecify.annotations.Nullable;

/** Table instructions (§4.4.6). Indices and lengths arrive as unsigned {@code long}s. */
public final class Tables {
  private Tables() {}

  /**
   * Reads an entry.
   *
   * @param index its index
   * @param table the table
   * @return the reference
   */
  public static @Nullable Object get(long index, TableInstance table) {
    return table.get(index);
  }

  /**
   * Writes an entry.
   *
   * @param index its index
   * @param value the reference
   * @param table the table
   */
  public static void set(long index, @Nullable Object value, TableInstance table) {
    table.setUnchecked(index, value);
  }

  /**
   * Writes an entry.
   *
   * @param index its index, unsigned
   * @param value the reference
   * @param table the table
   */
  public static void set(int index, @Nullable Object value, TableInstance table) {
    table.setUnchecked(index & 0xffff_ffffL, value);
  }

  /**
   * The number of entries.
   *
   * @param table the table
   * @return the number
   */
  public static long size(TableInstance table) {
    return table.size();
  }

  /**
   * Adds entries.
   *
   * @param init what they hold
   * @param delta how many
   * @param table the table
   * @return the former size, or -1
   */
  public static long grow(@Nullable Object init, long delta, TableInstance table) {
    return table.growUnchecked(delta, init);
  }

  /**
   * Sets entries to one reference.
   *
   * @param start the first
   * @param value the reference
   * @param length how many
   * @param table the table
   */
  public static void fill(long start, @Nullable Object value, long length, TableInstance table) {
    table.fill(start, value, length);
  }

  /**
   * Copies entries.
   *
   * @param target the first to write
   * @param source the first to read
   * @param length how many
   * @param to the table written to
   * @param from the table read from
   */
  public static void copy(
      long target, long source, long length, TableInstance to, TableInstance from) {
    to.copy(target, from, source, length);
  }

  /**
   * Copies entries from a segment.
   *
   * @param target the first to write
   * @param start the first to read, unsigned
   * @param length how many, unsigned
   * @param table the table
   * @param state the state
   * @param segment the segment's index
   */
  public static void init(
      long target, int start, int length, TableInstance table, State state, int segment) {
    table.init(target, state.instance.elems[segment], start & 0xffff_ffffL, length & 0xffff_ffffL);
  }

  /**
   * Frees a segment.
   *
   * @param state the state
   * @param segment the segment's index
   */
  public static void drop(State state, int segment) {
    state.instance.elems[segment].drop();
  }
}
