package io.github.wasmoka.wasi.fs;

import java.nio.file.attribute.BasicFileAttributes;

/** Kinds of files, in the order of WASI's numbers. */
public enum FileType {
  /** Any other kind, such as a FIFO. */
  UNKNOWN,
  /** A block device. */
  BLOCK_DEVICE,
  /** A character device, such as a terminal. */
  CHARACTER_DEVICE,
  /** A directory. */
  DIRECTORY,
  /** A regular file. */
  REGULAR_FILE,
  /** A datagram socket. */
  SOCKET_DGRAM,
  /** A stream socket. */
  SOCKET_STREAM,
  /** A symbolic link. */
  SYMBOLIC_LINK;

  // Of st_mode, as POSIX systems agree on them.
  private static final int S_IFMT = 0xf000;
  private static final int S_IFSOCK = 0xc000;
  private static final int S_IFBLK = 0x6000;
  private static final int S_IFCHR = 0x2000;

  static FileType of(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return REGULAR_FILE;
    } else if (attributes.isSymbolicLink()) {
      return SYMBOLIC_LINK;
    } else if (attributes.isDirectory()) {
      return DIRECTORY;
    }
    return UNKNOWN;
  }

  /** What a special file is, by its mode. */
  static FileType ofMode(int mode) {
    return switch (mode & S_IFMT) {
      case S_IFBLK -> BLOCK_DEVICE;
      case S_IFCHR -> CHARACTER_DEVICE;
      case S_IFSOCK -> SOCKET_STREAM;
      default -> UNKNOWN;
    };
  }
}
