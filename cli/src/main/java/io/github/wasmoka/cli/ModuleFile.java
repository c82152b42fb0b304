package io.github.wasmoka.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module named on the command line. */
final class ModuleFile {
  // What a Java array holds; a larger file is no module that could be decoded.
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private ModuleFile() {}

  /** The bytes of a module; {@code -} is standard input. */
  static byte[] read(String file, Streams streams) throws IOException {
    if (file.equals("-")) {
      byte[] bytes = streams.in.readNBytes(MAX_SIZE);
      if (bytes.length == MAX_SIZE) {
        throw new IOException("standard input: more than 2 GiB");
      }
      return bytes;
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException(file + ": is a directory");
    }
    if (Files.size(path) > MAX_SIZE) {
      throw new IOException(file + ": more than 2 GiB");
    }
    return Files.readAllBytes(path);
  }

  /** The program's name, as the guest sees it as its first argument. */
  static String name(String file) {
    return file.equals("-") ? "-" : String.valueOf(Path.of(file).getFileName());
  }
}
