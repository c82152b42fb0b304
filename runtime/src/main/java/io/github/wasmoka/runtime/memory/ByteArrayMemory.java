package io.github.wasmoka.runtime.memory;

import io.github.wasmoka.api.type.MemType;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory on a Java array, as a rule of exactly its size: what the JVM compiles best, for Java's
 * bounds check is WebAssembly's. Up to 2 GiB less a page; not for sharing between threads.
 */
public final class ByteArrayMemory extends MemoryInstance {
  /** The size that an array can have. */
  public static final long MAX_BYTES = Integer.MAX_VALUE - 65535L;

  private static final long FREE_COPIES = 256L << 20;
  private static final int MIN_ROOM = 1 << 20;

  /**
   * What code takes for its limit while the array alone tells where a memory ends. It is negative,
   * and whatever is taken from it is more than any array has.
   */
  public static final int NO_LIMIT = Integer.MIN_VALUE;

  /** 16-bit access, little endian, any alignment. */
  public static final VarHandle I16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** 32-bit access, little endian, any alignment. */
  public static final VarHandle I32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** 64-bit access, little endian, any alignment. */
  public static final VarHandle I64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 32-bit float access, little endian, any alignment. */
  public static final VarHandle F32 =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  /** 64-bit float access, little endian, any alignment. */
  public static final VarHandle F64 =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The bytes, and perhaps room behind them that is all zero. Replaced by growing: whoever keeps it
   * in a local reloads it after calls and {@code memory.grow}, elsewhere is a {@link Follower}.
   */
  public byte[] bytes;

  /** How many bytes there are: the array's length, or less after much growing. */
  public int size;

  private final Followers<Follower> followers = new Followers<>();
  private boolean exact;
  // How many bytes growing has copied.
  private long copied;

  ByteArrayMemory(MemType type, long maxBytes, int dirtyPageSize) {
    super(type, Math.min(maxBytes, MAX_BYTES), dirtyPageSize);
    this.size = Math.toIntExact(type.limits().min() << type.pageSizeLog2());
    this.bytes = new byte[size];
  }

  /**
   * Sees to it that the array is as long as the memory from now on, for code that checks its
   * accesses by the array alone.
   */
  public void keepExact() {
    exact = true;
    if (bytes.length != size) {
      replace(Arrays.copyOf(bytes, size), size);
    }
  }

  /** Keeps the array and the size of a memory at hand. */
  public interface Follower {
    /**
     * Takes note of what a memory works on from now on.
     *
     * @param bytes the array
     * @param size how many bytes of it there are
     */
    void replaced(byte[] bytes, int size);

    /** {@return whether its code is faster as long as the array has the memory's size} */
    boolean prefersExact();
  }

  /**
   * Tells of the array and the size, now and whenever they change.
   *
   * @param follower who is told, for as long as somebody else refers to it
   */
  public void addFollower(Follower follower) {
    followers.add(follower);
    follower.replaced(bytes, size);
  }

  private void replace(byte[] array, int newSize) {
    bytes = array;
    size = newSize;
    followers.tell(follower -> follower.replaced(array, newSize));
  }

  @Override
  public long byteSize() {
    return size;
  }

  @Override
  boolean resize(long newSize) {
    int wanted = Math.toIntExact(newSize);
    replace(wanted > bytes.length ? larger(wanted) : bytes, wanted);
    return true;
  }

  /**
   * An array for a larger memory. It has the memory's size as long as growing has not copied much
   * and there is code that is faster then. A memory that goes on to grow in small steps gets room,
   * so that all its growing copies a multiple of its size and not of the square.
   */
  private byte[] larger(int wanted) {
    boolean much = copied + size > FREE_COPIES + 2L * wanted;
    if (!exact && (much || !followers.any(Follower::prefersExact))) {
      try {
        long room = Math.max(wanted / 2, MIN_ROOM);
        return Arrays.copyOf(bytes, Math.toIntExact(Math.min(maxBytes(), wanted + room)));
      } catch (OutOfMemoryError e) {
        // Perhaps what is needed now can be had.
      }
    }
    byte[] grown = Arrays.copyOf(bytes, wanted);
    copied += size;
    return grown;
  }

  private int index(long address, int width) {
    check(address, width);
    return (int) address;
  }

  @Override
  public byte readByte(long address) {
    return bytes[index(address, 1)];
  }

  @Override
  public short readShort(long address) {
    return (short) I16.get(bytes, index(address, 2));
  }

  @Override
  public int readInt(long address) {
    return (int) I32.get(bytes, index(address, 4));
  }

  @Override
  public long readLong(long address) {
    return (long) I64.get(bytes, index(address, 8));
  }

  @Override
  public void writeByte(long address, byte value) {
    bytes[index(address, 1)] = value;
    mark(address, 1);
  }

  @Override
  public void writeShort(long address, short value) {
    I16.set(bytes, index(address, 2), value);
    mark(address, 2);
  }

  @Override
  public void writeInt(long address, int value) {
    I32.set(bytes, index(address, 4), value);
    mark(address, 4);
  }

  @Override
  public void writeLong(long address, long value) {
    I64.set(bytes, index(address, 8), value);
    mark(address, 8);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    check(address, length);
    System.arraycopy(bytes, (int) address, target, offset, length);
  }

  @Override
  void writeUnchecked(long address, byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes, (int) address, length);
  }

  @Override
  void fillUnchecked(long address, byte value, long length) {
    Arrays.fill(bytes, (int) address, (int) (address + length), value);
  }

  @Override
  void copyUnchecked(long target, MemoryInstance from, long source, long length) {
    if (from instanceof ByteArrayMemory array) {
      System.arraycopy(array.bytes, (int) source, bytes, (int) target, (int) length);
    } else {
      from.read(source, bytes, (int) target, (int) length);
    }
  }

  @Override
  public MemorySegment view(long address, long length) {
    check(address, length);
    return MemorySegment.ofArray(bytes).asSlice(address, length).asReadOnly();
  }

  @Override
  public MemorySegment writableView(long address, long length) {
    check(address, length);
    mark(address, length);
    return MemorySegment.ofArray(bytes).asSlice(address, length);
  }

  // One thread uses this memory: plain access is atomic enough.

  @Override
  long atomicLoadUnchecked(int width, long address) {
    int index = (int) address;
    return switch (width) {
      case 1 -> bytes[index] & 0xffL;
      case 2 -> (short) I16.get(bytes, index) & 0xffffL;
      case 4 -> (int) I32.get(bytes, index) & 0xffff_ffffL;
      default -> (long) I64.get(bytes, index);
    };
  }

  @Override
  void atomicStoreUnchecked(int width, long address, long value) {
    int index = (int) address;
    switch (width) {
      case 1 -> bytes[index] = (byte) value;
      case 2 -> I16.set(bytes, index, (short) value);
      case 4 -> I32.set(bytes, index, (int) value);
      default -> I64.set(bytes, index, value);
    }
  }

  @Override
  long compareExchangeUnchecked(int width, long address, long expected, long replacement) {
    long old = atomicLoadUnchecked(width, address);
    if (old == expected) {
      atomicStoreUnchecked(width, address, replacement);
    }
    return old;
  }

  @Override
  Waiters waiters() {
    throw new IllegalStateException("not shared");
  }
}
