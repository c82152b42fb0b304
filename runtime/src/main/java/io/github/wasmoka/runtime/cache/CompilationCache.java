package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Code that was compiled before, in a folder that several processes may share. A piece's file is
 * named by a digest of all that its contents depend on, appears whole or not at all, and ends with
 * a digest of its contents: one that is damaged, cut off or another's counts as missing. A cache
 * that cannot be read or written is a cache without contents, never an error. Thread-safe.
 */
public final class CompilationCache {
  private static final byte[] MAGIC = "wasmoka\1".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DIGEST = 32;

  private final Path directory;
  private final byte[] scope;

  private CompilationCache(Path directory, byte[] scope) {
    this.directory = directory;
    this.scope = scope;
  }

  /**
   * The cache of one module's code.
   *
   * @param directory the folder; made when something is stored
   * @param engine the engine's name
   * @param version what changes whenever the engine makes other code of the same module
   * @param options whatever else the code depends on: features, limits, processor
   * @param module the module's bytes
   * @return the cache
   */
  public static CompilationCache of(
      Path directory, String engine, String version, String options, byte[] module) {
    MessageDigest digest = sha256();
    for (String part : new String[] {engine, version, options}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    digest.update(module);
    return new CompilationCache(directory, digest.digest());
  }

  /**
   * Reads a piece.
   *
   * @param name its name, unique in the module
   * @return what was stored under that name; null if nothing was, or not as a whole
   */
  public byte @Nullable [] load(String name) {
    byte[] key = key(name);
    try (InputStream in = Files.newInputStream(file(key))) {
      byte[] content = in.readAllBytes();
      int start = MAGIC.length + DIGEST;
      int end = content.length - DIGEST;
      if (end < start
          || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
          || !Arrays.equals(content, MAGIC.length, start, key, 0, DIGEST)) {
        return null;
      }
      MessageDigest digest = sha256();
      digest.update(content, 0, end);
      return MessageDigest.isEqual(
              digest.digest(), Arrays.copyOfRange(content, end, content.length))
          ? Arrays.copyOfRange(content, start, end)
          : null;
    } catch (IOException | OutOfMemoryError e) {
      return null;
    }
  }

  /**
   * Stores a piece, in place of an earlier one.
   *
   * @param name its name, unique in the module
   * @param data what is stored; not kept
   */
  public void store(String name, byte[] data) {
    byte[] key = key(name);
    Path file = file(key);
    Path temporary = null;
    try {
      Files.createDirectories(file.getParent());
      temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
      MessageDigest digest = sha256();
      try (var out = Files.newOutputStream(temporary)) {
        for (byte[] part : new byte[][] {MAGIC, key, data}) {
          digest.update(part);
          out.write(part);
        }
        out.write(digest.digest());
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(temporary);
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // It stays behind; nobody reads it.
      }
    }
  }

  private byte[] key(String name) {
    MessageDigest digest = sha256();
    digest.update(scope);
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    return digest.digest();
  }

  private Path file(byte[] key) {
    String hex = HexFormat.of().formatHex(key);
    return directory.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
