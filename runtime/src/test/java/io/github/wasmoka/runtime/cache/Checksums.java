package io.github.wasmoka.runtime.cache;

import java.util.ArrayList;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Makes what a cache's checksums cannot tell apart. */
final class Checksums {
  private static final int TAIL_BITS = 80;

  private Checksums() {}

  /**
   * Other bytes of the same length with the same CRC-32 and CRC-32C. Both are linear: of 80 bits
   * that may be turned around, some set changes none of the 64 bits of the checksums.
   */
  static byte[] twin(byte[] original) {
    long before = both(original);
    var basis = new ArrayList<long[]>();
    for (int bit = 0; bit < TAIL_BITS; bit++) {
      long[] row = {both(flipped(original, bit)) ^ before, 0, 0};
      row[1 + bit / 64] |= 1L << bit;
      for (long[] known : basis) {
        if ((row[0] & Long.highestOneBit(known[0])) != 0) {
          for (int i = 0; i < row.length; i++) {
            row[i] ^= known[i];
          }
        }
      }
      if (row[0] == 0) {
        byte[] twin = original;
        for (int i = 0; i < TAIL_BITS; i++) {
          twin = (row[1 + i / 64] >>> i & 1) == 0 ? twin : flipped(twin, i);
        }
        return twin;
      }
      basis.add(row);
    }
    throw new AssertionError("80 vectors of 64 bits are independent");
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] result = bytes.clone();
    result[result.length - 1 - bit / 8] ^= (byte) (1 << bit % 8);
    return result;
  }

  private static long both(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    var crc32c = new CRC32C();
    crc32c.update(bytes);
    return crc32c.getValue() << 32 | crc.getValue();
  }
}
