package io.github.wasmoka.runtime.memory;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.runtime.store.DataInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A memory instance (§4.2.4). What is here does not depend on where the bytes are: limits, bulk
 * operations, dirty pages. Addresses and lengths are unsigned; a negative one is out of bounds like
 * any other.
 */
public abstract sealed class MemoryInstance implements Memory
    permits ByteArrayMemory, SegmentMemory {
  /**
   * A byte for each dirty page, set without a test after the write; null when this memory does not
   * track. Replaced by growing.
   */
  public byte @Nullable [] dirtyMap;

  /** The binary logarithm of the dirty page size. */
  public final int dirtyShift;

  private final MemType type;
  private final long maxPages;

  /**
   * Prepares a memory.
   *
   * @param type its type; its minimum must be allowed already
   * @param maxBytes the size that it may reach
   * @param dirtyPageSize the granularity of dirty tracking, a power of two, or 0
   */
  MemoryInstance(MemType type, long maxBytes, int dirtyPageSize) {
    this.type = type;
    long declared = type.limits().max().orElse(Long.MAX_VALUE);
    long allowed = maxBytes >>> type.pageSizeLog2();
    this.maxPages = Long.compareUnsigned(declared, allowed) < 0 ? declared : allowed;
    this.dirtyShift = dirtyPageSize == 0 ? 0 : Integer.numberOfTrailingZeros(dirtyPageSize);
    if (dirtyPageSize != 0) {
      long bytes = type.limits().min() << type.pageSizeLog2();
      this.dirtyMap = new byte[dirtyPages(bytes)];
    }
  }

  private int dirtyPages(long bytes) {
    return Math.toIntExact((bytes + (1L << dirtyShift) - 1) >>> dirtyShift);
  }

  /** {@return the type as it was declared} */
  public final MemType declaredType() {
    return type;
  }

  @Override
  public final MemType type() {
    return new MemType(
        type.addrType(),
        new Limits(pages(), type.limits().max()),
        type.shared(),
        type.pageSizeLog2());
  }

  @Override
  public final long pages() {
    return byteSize() >>> type.pageSizeLog2();
  }

  /** {@return the size that it may reach} */
  final long maxBytes() {
    return maxPages << type.pageSizeLog2();
  }

  @Override
  public long grow(long deltaPages) {
    long pages = pages();
    if (deltaPages < 0 || deltaPages > maxPages - pages) {
      return -1;
    }
    if (deltaPages > 0) {
      long bytes = (pages + deltaPages) << type.pageSizeLog2();
      try {
        byte[] map = dirtyMap;
        byte[] grownMap = map == null ? null : Arrays.copyOf(map, dirtyPages(bytes));
        if (!resize(bytes)) {
          return -1;
        }
        dirtyMap = grownMap;
      } catch (OutOfMemoryError e) {
        return -1;
      }
    }
    return pages;
  }

  /** Makes the memory larger; returns false if that cannot be. */
  abstract boolean resize(long bytes);

  /** {@return the trap of every access outside a memory} */
  public static Trap outOfBounds() {
    return new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, List.of(), null);
  }

  /**
   * Checks that a range lies inside.
   *
   * @param address its start
   * @param length its length
   * @throws Trap if it does not
   */
  public final void check(long address, long length) {
    long size = byteSize();
    if (length < 0 || address < 0 || length > size || address > size - length) {
      throw outOfBounds();
    }
  }

  /**
   * Adds a constant offset to an address (§4.4.7), as 64-bit memories do.
   *
   * @param address the operand
   * @param offset the constant
   * @return the sum
   * @throws Trap if it does not fit into 64 bits
   */
  public static long effective(long address, long offset) {
    long sum = address + offset;
    if (Long.compareUnsigned(sum, address) < 0) {
      throw outOfBounds();
    }
    return sum;
  }

  /**
   * Marks the pages of a range that was written; nothing when this memory does not track.
   *
   * @param address its start, inside the memory
   * @param length its length, inside the memory
   */
  public final void mark(long address, long length) {
    byte[] map = dirtyMap;
    if (map != null && length > 0) {
      Arrays.fill(
          map,
          (int) (address >>> dirtyShift),
          (int) ((address + length - 1) >>> dirtyShift) + 1,
          (byte) 1);
    }
  }

  @Override
  public final void fill(long address, byte value, long length) {
    check(address, length);
    fillUnchecked(address, value, length);
    mark(address, length);
  }

  abstract void fillUnchecked(long address, byte value, long length);

  @Override
  public final void copy(long target, long source, long length) {
    copy(target, this, source, length);
  }

  /**
   * Copies bytes from a memory, perhaps this one (§4.4.7 memory.copy).
   *
   * @param target where to
   * @param from the other memory
   * @param source where from
   * @param length how many bytes
   */
  public final void copy(long target, MemoryInstance from, long source, long length) {
    from.check(source, length);
    check(target, length);
    copyUnchecked(target, from, source, length);
    mark(target, length);
  }

  abstract void copyUnchecked(long target, MemoryInstance from, long source, long length);

  /**
   * Copies bytes from a segment (§4.4.7 memory.init).
   *
   * @param address where to
   * @param segment the segment
   * @param start the first byte to read
   * @param length how many bytes
   */
  public final void init(long address, DataInstance segment, long start, long length) {
    if (length < 0 || start < 0 || length > segment.size || start > segment.size - length) {
      throw outOfBounds();
    }
    check(address, length);
    writeUnchecked(address, segment.bytes, segment.start + (int) start, (int) length);
    mark(address, length);
  }

  @Override
  public final byte[] read(long address, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("negative length " + length);
    }
    check(address, length);
    byte[] bytes = new byte[length];
    read(address, bytes, 0, length);
    return bytes;
  }

  @Override
  public final void write(long address, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    check(address, length);
    writeUnchecked(address, source, offset, length);
    mark(address, length);
  }

  abstract void writeUnchecked(long address, byte[] source, int offset, int length);

  @Override
  public final boolean tracksDirtyPages() {
    return dirtyMap != null;
  }

  @Override
  public final int dirtyPageSize() {
    return 1 << dirtyShift;
  }

  private byte[] trackedMap() {
    byte[] map = dirtyMap;
    if (map == null) {
      throw new IllegalStateException("this memory does not track dirty pages");
    }
    return map;
  }

  @Override
  public final long[] dirtyPages() {
    byte[] map = trackedMap();
    int count = 0;
    for (byte b : map) {
      count += b;
    }
    long[] pages = new long[count];
    for (int i = 0, next = 0; i < map.length && next < count; i++) {
      if (map[i] != 0) {
        pages[next++] = i;
      }
    }
    return pages;
  }

  @Override
  public final void clearDirty() {
    Arrays.fill(trackedMap(), (byte) 0);
  }

  /**
   * Reads atomically (threads proposal). The address must be a multiple of the width.
   *
   * @param width 1, 2, 4 or 8 bytes
   * @param address where
   * @return the integer, zero-extended
   */
  public final long atomicLoad(int width, long address) {
    checkAtomic(width, address);
    return atomicLoadUnchecked(width, address);
  }

  /**
   * Writes atomically.
   *
   * @param width 1, 2, 4 or 8 bytes
   * @param address where
   * @param value the integer; its low bytes count
   */
  public final void atomicStore(int width, long address, long value) {
    checkAtomic(width, address);
    atomicStoreUnchecked(width, address, value);
    mark(address, width);
  }

  /**
   * Reads, computes and writes atomically.
   *
   * @param op what to compute
   * @param width 1, 2, 4 or 8 bytes
   * @param address where
   * @param operand the other operand; its low bytes count
   * @return the integer before, zero-extended
   */
  public final long atomicRmw(AtomicOp op, int width, long address, long operand) {
    checkAtomic(width, address);
    long old;
    do {
      old = atomicLoadUnchecked(width, address);
    } while (compareExchangeUnchecked(width, address, old, op.apply(old, operand)) != old);
    mark(address, width);
    return old;
  }

  /**
   * Writes atomically if the integer is the expected one.
   *
   * @param width 1, 2, 4 or 8 bytes
   * @param address where
   * @param expected the expected integer, zero-extended from the width
   * @param replacement what to write; its low bytes count
   * @return the integer before, zero-extended
   */
  public final long atomicCmpxchg(int width, long address, long expected, long replacement) {
    checkAtomic(width, address);
    // The page counts as written either way, so that engines agree without looking at the value.
    mark(address, width);
    return compareExchangeUnchecked(width, address, expected, replacement);
  }

  final void checkAtomic(int width, long address) {
    // Alignment is tested first, in the order of the steps of the threads proposal.
    if ((address & (width - 1)) != 0) {
      throw new Trap(TrapKind.UNALIGNED_ATOMIC, List.of(), null);
    }
    check(address, width);
  }

  abstract long atomicLoadUnchecked(int width, long address);

  abstract void atomicStoreUnchecked(int width, long address, long value);

  /** Returns the integer before, zero-extended. */
  abstract long compareExchangeUnchecked(int width, long address, long expected, long replacement);

  /**
   * Waits for a notification (threads proposal).
   *
   * @param width 4 or 8 bytes
   * @param address where
   * @param expected what must be there
   * @param timeoutNanos how long, negative for ever
   * @return 0 when notified, 1 when something else was there, 2 when the time was over
   * @throws Trap {@link TrapKind#EXPECTED_SHARED_MEMORY} on a memory that is not shared
   */
  public final int atomicWait(int width, long address, long expected, long timeoutNanos) {
    checkAtomic(width, address);
    if (!type.shared()) {
      throw new Trap(TrapKind.EXPECTED_SHARED_MEMORY, List.of(), null);
    }
    return waiters()
        .await(address, () -> atomicLoadUnchecked(width, address) == expected, timeoutNanos);
  }

  /**
   * Wakes waiting threads.
   *
   * @param address where they wait
   * @param count how many at most, unsigned
   * @return how many were woken
   */
  public final int atomicNotify(long address, int count) {
    checkAtomic(4, address);
    return type.shared() ? waiters().wake(address, count) : 0;
  }

  abstract Waiters waiters();
}
