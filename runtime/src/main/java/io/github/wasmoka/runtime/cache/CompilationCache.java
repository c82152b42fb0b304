package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * One module's code that was compiled before, in a folder that several processes may share. All
 * that the code depends on, the module itself included, lies beside the code and is compared, byte
 * by byte, before any of it is used. Files appear whole or not at all, and carry a checksum: one
 * that is damaged, cut off or another's counts as missing. A cache that cannot be read or written
 * is a cache without contents, never an error. Thread-safe.
 */
public final class CompilationCache {
  private static final byte[] MAGIC = "wasmoka\2".getBytes(StandardCharsets.ISO_8859_1);
  private static final int PIECE_HEAD = MAGIC.length + Long.BYTES + 2 * Integer.BYTES;
  private static final String IDENTITY = "identity";
  // How many modules may have the same checksums, as only modules made for that purpose have.
  private static final int TWINS = 4;

  private final Path directory;
  private final byte[] head;
  private final byte[] module;
  private final long key;
  private volatile @Nullable Path folder;

  private CompilationCache(Path directory, byte[] head, byte[] module) {
    this.directory = directory;
    this.head = head;
    this.module = module;
    this.key = key(head, module);
  }

  /**
   * The cache of one module's code.
   *
   * @param directory the folder of all modules; made when something is stored
   * @param engine the engine's name
   * @param version what changes whenever the engine makes other code of the same module
   * @param options whatever else the code depends on: features, limits, processor
   * @param module the module's bytes; kept, not to be modified
   * @return the cache
   */
  public static CompilationCache of(
      Path directory, String engine, String version, String options, byte[] module) {
    byte[] text = String.join("\n", engine, version, options, "").getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ByteBuffer.allocate(MAGIC.length + 2 * Integer.BYTES + text.length)
            .put(MAGIC)
            .putInt(text.length)
            .putInt(module.length)
            .put(text)
            .array();
    return new CompilationCache(directory, head, module);
  }

  /**
   * Reads a piece.
   *
   * @param name its name, see {@link #store}
   * @return what was stored under that name; null if nothing was, or not as a whole
   */
  public byte @Nullable [] load(String name) {
    try {
      Path place = folder(false);
      if (place == null) {
        return null;
      }
      byte[] content = Files.readAllBytes(place.resolve(name));
      int length = content.length - PIECE_HEAD;
      return length >= 0
              && Arrays.equals(
                  content,
                  0,
                  PIECE_HEAD,
                  pieceHead(name, content, PIECE_HEAD, length),
                  0,
                  PIECE_HEAD)
          ? Arrays.copyOfRange(content, PIECE_HEAD, content.length)
          : null;
    } catch (IOException | OutOfMemoryError e) {
      return null;
    }
  }

  /**
   * Stores a piece, in place of an earlier one.
   *
   * @param name its name, unique in the module; a file's name: letters, digits and underscores
   * @param data what is stored; not kept
   */
  public void store(String name, byte[] data) {
    try {
      Path place = folder(true);
      if (place != null) {
        write(place.resolve(name), pieceHead(name, data, 0, data.length), data);
      }
    } catch (IOException e) {
      // Then the next run compiles it again.
    }
  }

  private byte[] pieceHead(String name, byte[] content, int from, int length) {
    var checksum = new CRC32C();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    checksum.update(content, from, length);
    return ByteBuffer.allocate(PIECE_HEAD)
        .put(MAGIC)
        .putLong(key)
        .putInt((int) checksum.getValue())
        .putInt(length)
        .array();
  }

  /** The folder of this module, null if there is none or it cannot be made. */
  private @Nullable Path folder(boolean make) throws IOException {
    Path known = folder;
    if (known != null) {
      return known;
    }
    for (int i = 0; i < TWINS; i++) {
      String name = HexFormat.of().toHexDigits(key) + (i == 0 ? "" : "_" + i);
      Path place = directory.resolve(name);
      if (!isOurs(place) && (!make || !made(place))) {
        continue;
      }
      folder = place;
      return place;
    }
    return null;
  }

  private boolean isOurs(Path place) throws IOException {
    try {
      byte[] there = Files.readAllBytes(place.resolve(IDENTITY));
      int headEnd = Math.min(head.length, there.length);
      return Arrays.equals(there, 0, headEnd, head, 0, head.length)
          && Arrays.equals(there, headEnd, there.length, module, 0, module.length);
    } catch (NoSuchFileException | OutOfMemoryError e) {
      return false;
    }
  }

  /** Takes a folder, unless it belongs to another module. */
  private boolean made(Path place) throws IOException {
    Path identity = place.resolve(IDENTITY);
    if (Files.exists(identity) && key(Files.readAllBytes(identity), new byte[0]) == key) {
      return false;
    }
    // Missing or damaged. If two do this at once, they write the same.
    Files.createDirectories(place);
    write(identity, head, module);
    return isOurs(place);
  }

  private static void write(Path file, byte[] head, byte[] data) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
    try {
      try (var out = Files.newOutputStream(temporary)) {
        out.write(head);
        out.write(data);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  // Not a cryptographic digest: SHA-256 of 4 MB costs a JVM that has just started 140 ms, comparing
  // them 10, and equal contents are what is wanted, not equal digests.
  private static long key(byte[] head, byte[] module) {
    return checksum(new CRC32C(), head, module) << 32 | checksum(new CRC32(), head, module);
  }

  private static long checksum(Checksum checksum, byte[] head, byte[] module) {
    checksum.update(head, 0, head.length);
    checksum.update(module, 0, module.length);
    return checksum.getValue();
  }
}
