package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares what is on disk with what is wanted, a little at a time. */
final class Contents {
  private static final int READ = 64 << 10;

  /**
   * So many bytes are compared by one call: a JVM that has just started interprets a comparison,
   * until it has seen some hundred.
   */
  private static final int COMPARED = 512;

  private Contents() {}

  /** {@return whether a stream goes on with some bytes} It is left behind them if it does. */
  static boolean begin(InputStream in, byte[] wanted) throws IOException {
    byte[] there = new byte[Math.min(READ, wanted.length)];
    for (int at = 0; at < wanted.length; at += there.length) {
      int length = Math.min(there.length, wanted.length - at);
      if (in.readNBytes(there, 0, length) < length || !equal(there, wanted, at, length)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(byte[] there, byte[] wanted, int at, int length) {
    for (int i = 0; i < length; i += COMPARED) {
      int end = Math.min(length, i + COMPARED);
      if (!Arrays.equals(there, i, end, wanted, at + i, at + end)) {
        return false;
      }
    }
    return true;
  }
}
