package io.github.wasmoka.runtime.memory;

import io.github.wasmoka.api.type.MemType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A memory outside the Java heap, for what an array cannot do: sharing between threads with atomic
 * access, and more than 2 GiB. A shared one never moves, its maximum is reserved when it is made;
 * the bytes are freed when the memory is collected.
 */
public final class SegmentMemory extends MemoryInstance {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle ATOMIC_INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final VarHandle ATOMIC_LONG =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  // Above this a reservation is a sparse mapping, which takes pages only when they are touched.
  private static final long EAGER = 16L << 20;

  private final Waiters waiters = new Waiters();
  private volatile MemorySegment segment;
  private MemorySegment reserved;

  SegmentMemory(MemType type, long maxBytes, int dirtyPageSize) {
    super(type, maxBytes, dirtyPageSize);
    long min = type.limits().min() << type.pageSizeLog2();
    long max = min;
    if (type.shared()) {
      max = Math.max(min, Math.min(maxBytes, type.limits().max().orElse(0) << type.pageSizeLog2()));
    }
    this.reserved = reserve(max);
    this.segment = reserved.asSlice(0, min);
  }

  private static MemorySegment reserve(long bytes) {
    if (bytes <= EAGER) {
      return Arena.ofAuto().allocate(bytes, 8);
    }
    try {
      Path file = Files.createTempFile("wasmoka", ".mem");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
      }
    } catch (IOException e) {
      return Arena.ofAuto().allocate(bytes, 8);
    }
  }

  @Override
  public long byteSize() {
    return segment.byteSize();
  }

  @Override
  public synchronized long grow(long deltaPages) {
    return super.grow(deltaPages);
  }

  @Override
  boolean resize(long size) {
    if (size > reserved.byteSize()) {
      if (declaredType().shared()) {
        return false;
      }
      MemorySegment larger = reserve(Math.max(size, Math.min(size + size / 4, size + (1L << 30))));
      MemorySegment.copy(segment, 0, larger, 0, segment.byteSize());
      reserved = larger;
    }
    segment = reserved.asSlice(0, size);
    return true;
  }

  private MemorySegment at(long address, int width) {
    MemorySegment bytes = segment;
    if (address < 0 || address > bytes.byteSize() - width) {
      throw outOfBounds();
    }
    return bytes;
  }

  @Override
  public byte readByte(long address) {
    return at(address, 1).get(ValueLayout.JAVA_BYTE, address);
  }

  @Override
  public short readShort(long address) {
    return at(address, 2).get(SHORT, address);
  }

  @Override
  public int readInt(long address) {
    return at(address, 4).get(INT, address);
  }

  @Override
  public long readLong(long address) {
    return at(address, 8).get(LONG, address);
  }

  @Override
  public void writeByte(long address, byte value) {
    at(address, 1).set(ValueLayout.JAVA_BYTE, address, value);
    mark(address, 1);
  }

  @Override
  public void writeShort(long address, short value) {
    at(address, 2).set(SHORT, address, value);
    mark(address, 2);
  }

  @Override
  public void writeInt(long address, int value) {
    at(address, 4).set(INT, address, value);
    mark(address, 4);
  }

  @Override
  public void writeLong(long address, long value) {
    at(address, 8).set(LONG, address, value);
    mark(address, 8);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    check(address, length);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, address, target, offset, length);
  }

  @Override
  void writeUnchecked(long address, byte[] source, int offset, int length) {
    MemorySegment.copy(source, offset, segment, ValueLayout.JAVA_BYTE, address, length);
  }

  @Override
  void fillUnchecked(long address, byte value, long length) {
    segment.asSlice(address, length).fill(value);
  }

  @Override
  void copyUnchecked(long target, MemoryInstance from, long source, long length) {
    MemorySegment.copy(from.view(source, length), 0, segment, target, length);
  }

  @Override
  public MemorySegment view(long address, long length) {
    check(address, length);
    return segment.asSlice(address, length).asReadOnly();
  }

  @Override
  public MemorySegment writableView(long address, long length) {
    check(address, length);
    mark(address, length);
    return segment.asSlice(address, length);
  }

  @Override
  long atomicLoadUnchecked(int width, long address) {
    if (width == 8) {
      return (long) ATOMIC_LONG.getVolatile(segment, address);
    }
    long word = (int) ATOMIC_INT.getVolatile(segment, address & ~3L) & 0xffff_ffffL;
    return word >>> shift(address) & mask(width);
  }

  @Override
  void atomicStoreUnchecked(int width, long address, long value) {
    if (width == 8) {
      ATOMIC_LONG.setVolatile(segment, address, value);
    } else if (width == 4) {
      ATOMIC_INT.setVolatile(segment, address, (int) value);
    } else {
      long old;
      do {
        old = atomicLoadUnchecked(width, address);
      } while (compareExchangeUnchecked(width, address, old, value) != old);
    }
  }

  @Override
  long compareExchangeUnchecked(int width, long address, long expected, long replacement) {
    if (width == 8) {
      return (long) ATOMIC_LONG.compareAndExchange(segment, address, expected, replacement);
    }
    // Bytes and halves live inside a word, whose other bytes must stay as they are.
    long word = address & ~3L;
    int shift = shift(address);
    long mask = mask(width);
    while (true) {
      int old = (int) ATOMIC_INT.getVolatile(segment, word);
      long part = (old & 0xffff_ffffL) >>> shift & mask;
      if (part != expected) {
        return part;
      }
      int next = (int) ((old & ~(mask << shift)) | ((replacement & mask) << shift));
      if (ATOMIC_INT.compareAndSet(segment, word, old, next)) {
        return part;
      }
    }
  }

  private static int shift(long address) {
    return (int) (address & 3) * 8;
  }

  private static long mask(int width) {
    return (1L << (width * 8)) - 1;
  }

  @Override
  Waiters waiters() {
    return waiters;
  }
}
