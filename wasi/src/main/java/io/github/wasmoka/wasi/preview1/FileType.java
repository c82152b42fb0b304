package io.github.wasmoka.wasi.preview1;

import java.nio.file.attribute.BasicFileAttributes;

/** Kinds of files, in the order of their numbers. */
enum FileType {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  REGULAR_FILE,
  SOCKET_DGRAM,
  SOCKET_STREAM,
  SYMBOLIC_LINK;

  static FileType of(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return REGULAR_FILE;
    } else if (attributes.isDirectory()) {
      return DIRECTORY;
    } else if (attributes.isSymbolicLink()) {
      return SYMBOLIC_LINK;
    }
    return UNKNOWN;
  }
}
