package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.memory.Followers;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table instance (§4.2.3). */
public final class TableInstance implements Table {
  /**
   * The entries; exactly as long as the table, so that Java's bounds check is WebAssembly's.
   * Replaced by growing. To be written by this class alone, which tells who follows.
   */
  public @Nullable Object[] elements;

  private final Followers<Follower> followers = new Followers<>();

  private final TableType type;
  private final long max;

  /**
   * Makes a table.
   *
   * @param type its type; its minimum must be allowed already
   * @param init what the entries hold
   * @param limit how many entries the runtime allows
   */
  public TableInstance(TableType type, @Nullable Object init, long limit) {
    this.type = type;
    long declared = type.limits().max().orElse(Long.MAX_VALUE);
    this.max = Math.min(limit, declared < 0 ? Long.MAX_VALUE : declared);
    this.elements = new @Nullable Object[Math.toIntExact(type.limits().min())];
    if (init != null) {
      Arrays.fill(elements, init);
    }
  }

  /** Keeps something of its own for each entry. */
  public interface Follower {
    /**
     * Takes note of entries that have changed or are new.
     *
     * @param elements all entries
     * @param from the first that has changed
     * @param to behind the last
     */
    void changed(@Nullable Object[] elements, int from, int to);
  }

  /**
   * Tells of each change from now on.
   *
   * @param follower who is told, for as long as somebody else refers to it
   */
  public void addFollower(Follower follower) {
    followers.add(follower);
  }

  private void changed(long from, long length) {
    followers.tell(follower -> follower.changed(elements, (int) from, (int) (from + length)));
  }

  /** {@return the type as it was declared} */
  public TableType declaredType() {
    return type;
  }

  @Override
  public TableType type() {
    return new TableType(
        type.addrType(), new Limits(elements.length, type.limits().max()), type.element());
  }

  @Override
  public long size() {
    return elements.length;
  }

  /** {@return the trap of every access outside a table} */
  public static Trap outOfBounds() {
    return new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, List.of(), null);
  }

  private int index(long index) {
    if (index < 0 || index >= elements.length) {
      throw outOfBounds();
    }
    return (int) index;
  }

  private static void range(long start, long length, long size) {
    if (length < 0 || start < 0 || length > size || start > size - length) {
      throw outOfBounds();
    }
  }

  @Override
  public @Nullable Object get(long index) {
    return elements[index(index)];
  }

  @Override
  public void set(long index, @Nullable Object value) {
    setUnchecked(index, Values.checkRef(type.element(), value));
  }

  /**
   * Writes an entry of a reference that is known to have the type.
   *
   * @param index its index, unsigned
   * @param value the reference
   */
  public void setUnchecked(long index, @Nullable Object value) {
    elements[index(index)] = value;
    changed(index, 1);
  }

  @Override
  public long grow(long delta, @Nullable Object init) {
    return growUnchecked(delta, Values.checkRef(type.element(), init));
  }

  /**
   * Adds entries (§4.4.6 table.grow).
   *
   * @param delta how many, unsigned
   * @param init a reference that is known to have the type
   * @return the former size, or -1
   */
  public long growUnchecked(long delta, @Nullable Object init) {
    int size = elements.length;
    if (delta < 0 || delta > max - size || size + delta > Integer.MAX_VALUE - 8) {
      return -1;
    }
    if (delta > 0) {
      try {
        @Nullable Object[] grown = Arrays.copyOf(elements, (int) (size + delta));
        if (init != null) {
          Arrays.fill(grown, size, grown.length, init);
        }
        elements = grown;
        changed(size, delta);
      } catch (OutOfMemoryError e) {
        return -1;
      }
    }
    return size;
  }

  /**
   * Sets entries to one reference (§4.4.6 table.fill).
   *
   * @param start the first, unsigned
   * @param value a reference that is known to have the type
   * @param length how many, unsigned
   */
  public void fill(long start, @Nullable Object value, long length) {
    range(start, length, elements.length);
    Arrays.fill(elements, (int) start, (int) (start + length), value);
    changed(start, length);
  }

  /**
   * Copies entries from a table, perhaps this one (§4.4.6 table.copy).
   *
   * @param start the first to write, unsigned
   * @param source where from
   * @param sourceStart the first to read, unsigned
   * @param length how many, unsigned
   */
  public void copy(long start, TableInstance source, long sourceStart, long length) {
    range(sourceStart, length, source.elements.length);
    range(start, length, elements.length);
    System.arraycopy(source.elements, (int) sourceStart, elements, (int) start, (int) length);
    changed(start, length);
  }

  /**
   * Copies entries from a segment (§4.4.6 table.init).
   *
   * @param start the first to write, unsigned
   * @param segment where from
   * @param segmentStart the first to read, unsigned
   * @param length how many, unsigned
   */
  public void init(long start, ElemInstance segment, long segmentStart, long length) {
    range(segmentStart, length, segment.elements.length);
    range(start, length, elements.length);
    System.arraycopy(segment.elements, (int) segmentStart, elements, (int) start, (int) length);
    changed(start, length);
  }
}
