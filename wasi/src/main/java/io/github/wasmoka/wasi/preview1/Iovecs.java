package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers of a scatter or gather call, all checked to lie in memory, handed out in pieces of a
 * bounded size: Java copies what it reads and writes through buffers of the same size outside of
 * its heap.
 */
final class Iovecs {
  /** The largest piece. */
  static final int PIECE = 1 << 20;

  // IOV_MAX of most hosts.
  private static final int MAX = 1024;

  // Less is copied: a segment of the memory's costs a JVM that has just started 5 ms, which is much
  // of a run that writes a line.
  private static final int SMALL = 4096;

  private final Memory memory;
  private final boolean writable;
  private final long[] addresses;
  private final long[] lengths;
  private int index;
  private long offset;
  private long done;

  private Iovecs(Memory memory, int iovs, int count, boolean writable) throws ErrnoException {
    if (Integer.compareUnsigned(count, MAX) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    this.memory = memory;
    this.writable = writable;
    Guest.check(memory, Guest.u(iovs), 8L * count);
    addresses = new long[count];
    lengths = new long[count];
    for (int i = 0; i < count; i++) {
      long entry = Guest.u(iovs) + 8L * i;
      addresses[i] = Guest.u(memory.readInt(entry));
      lengths[i] = Guest.u(memory.readInt(entry + 4));
      Guest.check(memory, addresses[i], lengths[i]);
    }
  }

  /** Buffers that the guest reads into. */
  static Iovecs toFill(Memory memory, int iovs, int count) throws ErrnoException {
    return new Iovecs(memory, iovs, count, true);
  }

  /** Buffers that the guest writes from. */
  static Iovecs toDrain(Memory memory, int iovs, int count) throws ErrnoException {
    return new Iovecs(memory, iovs, count, false);
  }

  /** How many bytes were not moved. */
  long left() {
    long sum = -offset;
    for (int i = index; i < lengths.length; i++) {
      sum += lengths[i];
    }
    return sum;
  }

  /** Moves bytes to the guest, no more than are left. */
  void put(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      int part = (int) Math.min(lengths[index] - offset, length - at);
      memory.write(addresses[index] + offset, bytes, at, part);
      at += part;
      advance(part);
    }
  }

  /** How many bytes were moved. */
  long done() {
    return done;
  }

  /**
   * The next bytes, at most {@link #PIECE}; none when all were moved, or so many that the result
   * holds no more.
   */
  ByteBuffer[] next() {
    List<ByteBuffer> pieces = new ArrayList<>(2);
    long room = Math.min(PIECE, Integer.MAX_VALUE - done);
    long skipped = offset;
    for (int i = index; i < lengths.length && room > 0; i++) {
      long part = Math.min(lengths[i] - skipped, room);
      if (part > 0) {
        pieces.add(piece(addresses[i] + skipped, part));
        room -= part;
      }
      skipped = 0;
    }
    return pieces.toArray(ByteBuffer[]::new);
  }

  private ByteBuffer piece(long address, long length) {
    if (writable) {
      return memory.writableView(address, length).asByteBuffer();
    }
    return length <= SMALL
        ? ByteBuffer.wrap(memory.read(address, (int) length))
        : memory.view(address, length).asByteBuffer();
  }

  /** Counts bytes of the last pieces as moved. */
  void advance(long moved) {
    done += moved;
    offset += moved;
    while (index < lengths.length && offset >= lengths[index]) {
      offset -= lengths[index];
      index++;
    }
  }

  static long remaining(ByteBuffer[] buffers) {
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum += buffer.remaining();
    }
    return sum;
  }
}
