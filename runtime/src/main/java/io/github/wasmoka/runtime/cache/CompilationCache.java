package io.github.wasmoka.runtime.cache;

import io.github.wasmoka.api.CodeCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One module's code that was compiled before, in a folder that several processes may share. All
 * that the code depends on, the module itself included, lies beside the code and is compared, byte
 * by byte, before any of it is used. Files appear whole or not at all, and carry a checksum and
 * their module's edition: one that is damaged, cut off or another's counts as missing. A cache that
 * cannot be read or written is a cache without contents, never an error; the same holds for what
 * another process deletes meanwhile, see {@link Eviction}. Thread-safe.
 */
public final class CompilationCache {
  private static final byte[] MAGIC =
      (StoredModule.MAGIC + "\4").getBytes(StandardCharsets.ISO_8859_1);
  private static final int PIECE_HEAD = MAGIC.length + Long.BYTES + 2 * Integer.BYTES;
  // How many modules may have the same checksum and length, as only modules made for that purpose
  // have.
  private static final int TWINS = 4;

  private final CodeCache cache;
  private final byte[] head;
  private final byte[] module;
  private final long key;
  private volatile @Nullable Place place;

  /**
   * The module's folder, and what its identity ends with: a number drawn when it was made. By that
   * a process whose folder was deleted cannot pass code off as that of a module with the same
   * checksums, which has its folder there now.
   */
  private record Place(Path folder, long edition) {}

  private CompilationCache(CodeCache cache, byte[] head, byte[] module) {
    this.cache = cache;
    this.head = head;
    this.module = module;
    this.key = key(head, module);
  }

  /**
   * The cache of one module's code.
   *
   * @param cache the folder of all modules; made when something is stored
   * @param engine the engine's name
   * @param version what changes whenever the engine makes other code of the same module
   * @param options whatever else the code depends on: features, limits, processor
   * @param module the module's bytes; kept, not to be modified
   * @return the cache
   */
  public static CompilationCache of(
      CodeCache cache, String engine, String version, String options, byte[] module) {
    byte[] text = String.join("\n", engine, version, options, "").getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ByteBuffer.allocate(MAGIC.length + 2 * Integer.BYTES + text.length)
            .put(MAGIC)
            .putInt(text.length)
            .putInt(module.length)
            .put(text)
            .array();
    return new CompilationCache(cache, head, module);
  }

  /**
   * Reads a piece.
   *
   * @param name its name, see {@link #store}
   * @return what was stored under that name; null if nothing was, or not as a whole
   */
  public byte @Nullable [] load(String name) {
    try {
      Place found = place(false);
      if (found == null) {
        return null;
      }
      byte[] content = Contents.of(found.folder.resolve(name));
      int length = content.length - PIECE_HEAD;
      return length >= 0
              && Arrays.equals(
                  content,
                  0,
                  PIECE_HEAD,
                  pieceHead(found, name, content, PIECE_HEAD, length),
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
      Place found = place(true);
      if (found != null) {
        OwnFiles.write(
            found.folder.resolve(name), pieceHead(found, name, data, 0, data.length), data);
      }
    } catch (IOException | OutOfMemoryError e) {
      // Then the next run compiles it again.
    }
  }

  private static byte[] pieceHead(Place place, String name, byte[] content, int from, int length) {
    var checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    checksum.update(content, from, length);
    return ByteBuffer.allocate(PIECE_HEAD)
        .put(MAGIC)
        .putLong(place.edition)
        .putInt((int) checksum.getValue())
        .putInt(length)
        .array();
  }

  /** The place of this module, null if there is none or it cannot be made. */
  private @Nullable Place place(boolean make) throws IOException {
    Place known = place;
    boolean fits = head.length + (long) module.length <= cache.maxBytes();
    for (int i = 0; known == null && i < TWINS; i++) {
      String name = HexFormat.of().toHexDigits(key) + (i == 0 ? "" : "_" + i);
      Path folder = cache.directory().resolve(name);
      known = found(folder);
      if (known == null && make && fits && isFree(folder)) {
        known = made(folder);
      }
    }
    place = known;
    return known;
  }

  private @Nullable Place found(Path folder) throws IOException {
    Path identity = folder.resolve(StoredModule.IDENTITY);
    byte[] edition;
    try (InputStream in = Files.newInputStream(identity)) {
      if (!Contents.begin(in, head) || !Contents.begin(in, module)) {
        return null;
      }
      edition = in.readNBytes(Long.BYTES + 1);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (edition.length != Long.BYTES) {
      return null;
    }
    LastUse.renew(identity);
    return new Place(folder, ByteBuffer.wrap(edition).getLong());
  }

  /** Whether a folder belongs to no other module: is missing or damaged. */
  private boolean isFree(Path folder) throws IOException {
    Path identity = folder.resolve(StoredModule.IDENTITY);
    if (Files.notExists(identity)) {
      return true;
    }
    byte[] there = Files.readAllBytes(identity);
    int end = Math.max(0, there.length - Long.BYTES);
    return key(Arrays.copyOf(there, end), new byte[0]) != key;
  }

  /** Takes a folder. If two do this at once, the edition that is there in the end is the one. */
  private @Nullable Place made(Path folder) throws IOException {
    OwnFiles.createFolder(folder);
    long drawn = ThreadLocalRandom.current().nextLong();
    byte[] edition = ByteBuffer.allocate(Long.BYTES).putLong(drawn).array();
    OwnFiles.write(folder.resolve(StoredModule.IDENTITY), head, module, edition);
    Eviction.run(cache, folder);
    return found(folder);
  }

  // Not a cryptographic digest: SHA-256 of 4 MB costs a JVM that has just started 140 ms, comparing
  // them 5, and equal contents are what is wanted, not equal digests. Nor CRC-32C, whose tables are
  // filled by Java code first.
  private static long key(byte[] head, byte[] module) {
    var checksum = new CRC32();
    checksum.update(head);
    checksum.update(module);
    return checksum.getValue() << Integer.SIZE | head.length + (long) module.length;
  }
}
