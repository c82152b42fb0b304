package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Makes files and folders that are their owner's alone, where the file system knows owners. */
final class OwnFiles {
  private OwnFiles() {}

  /** Makes a folder and those above that are missing. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder, "rwx------"));
  }

  /** Writes a file that appears whole or not at all, in place of an earlier one. */
  static void write(Path file, byte[]... parts) throws IOException {
    // Files.createTempFile draws from a SecureRandom, which takes a JVM that has just started 30
    // ms.
    String drawn = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path temporary = file.resolveSibling("new" + drawn + ".tmp");
    try {
      try (OutputStream out =
          Channels.newOutputStream(
              Files.newByteChannel(
                  temporary,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  attributes(file, "rw-------")))) {
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
