package io.github.wasmoka.runtime.cache;

import java.util.ArrayList;
import java.util.zip.CRC32;

/** Makes what a cache's checksum cannot tell apart. */
final class Checksums {
  private static final int TAIL_BITS = 40;

  private Checksums() {}

  /**
   * Other bytes of the same length with the same CRC-32. It is linear: of 40 bits that may be
   * turned around, some set changes none of its 32.
   */
  static byte[] twin(byte[] original) {
    long before = checksum(original);
    var basis = new ArrayList<long[]>();
    for (int bit = 0; bit < TAIL_BITS; bit++) {
      long[] row = {checksum(flipped(original, bit)) ^ before, 1L << bit};
      for (long[] known : basis) {
        if ((row[0] & Long.highestOneBit(known[0])) != 0) {
          row[0] ^= known[0];
          row[1] ^= known[1];
        }
      }
      if (row[0] == 0) {
        byte[] twin = original;
        for (int i = 0; i < TAIL_BITS; i++) {
          twin = (row[1] >>> i & 1) == 0 ? twin : flipped(twin, i);
        }
        return twin;
      }
      basis.add(row);
    }
    throw new AssertionError("40 vectors of 32 bits are independent");
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] result = bytes.clone();
    result[result.length - 1 - bit / 8] ^= (byte) (1 << bit % 8);
    return result;
  }

  private static long checksum(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
