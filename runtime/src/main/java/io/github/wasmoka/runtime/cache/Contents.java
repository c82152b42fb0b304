package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What files hold, in ways that are quick in a JVM that has just started. */
final class Contents {
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;
  private static final int READ = 64 << 10;

  /**
   * So many bytes are compared by one call: a JVM that has just started interprets a comparison,
   * until it has seen some hundred.
   */
  private static final int COMPARED = 512;

  private Contents() {}

  /**
   * Reads a small file, of which a program's code has hundreds: a channel takes twice the time of a
   * {@code RandomAccessFile}, which only the system's own files can have.
   */
  static byte[] of(Path file) throws IOException {
    if (file.getFileSystem() != FileSystems.getDefault()) {
      return Files.readAllBytes(file);
    }
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      if (length > MAX_SIZE) {
        throw new IOException(file + ": too large");
      }
      byte[] content = new byte[(int) length];
      in.readFully(content);
      return content;
    }
  }

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
