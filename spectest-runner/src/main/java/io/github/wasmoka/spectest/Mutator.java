package io.github.wasmoka.spectest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages modules: bits and bytes changed, pieces cut out, repeated and brought in from other
 * modules, numbers made huge. What comes out of a seed is always the same.
 */
final class Mutator {
  private static final int MAX_PIECE = 64;

  /** Bytes that mean much in both formats when they stand in the wrong place. */
  private static final List<byte[]> TOKENS = tokens();

  private final List<byte[]> binaries;
  private final List<byte[]> texts;

  /**
   * Damages modules.
   *
   * @param modules what to damage, of either format
   */
  Mutator(List<byte[]> modules) {
    this.binaries = modules.stream().filter(RoundTrip::isBinary).toList();
    this.texts = modules.stream().filter(m -> !RoundTrip.isBinary(m)).toList();
  }

  private static List<byte[]> tokens() {
    var tokens = new ArrayList<byte[]>();
    // Numbers: the largest of 32 and 64 bits, signed and unsigned, one that does not end, zero.
    tokens.add(new byte[] {-1, -1, -1, -1, 15});
    tokens.add(new byte[] {-1, -1, -1, -1, 7});
    tokens.add(new byte[] {-128, -128, -128, -128, 120});
    tokens.add(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1});
    tokens.add(new byte[] {-128, -128, -128, -128, -128, -128, -128, -128, -128, 127});
    tokens.add(new byte[] {-128, -128, -128, -128, -128, -128, -128, -128, -128, -128});
    tokens.add(new byte[] {0});
    for (String token :
        List.of(
            "(",
            ")",
            "\"",
            "(;",
            ";)",
            ";;",
            "$",
            "(@",
            "4294967295",
            "18446744073709551616",
            "-1",
            "0x1p+99999",
            "1e-9999999999",
            "nan:0xffffff",
            "\\u{110000}",
            "\\",
            "(module",
            "(func",
            "(type 0)",
            "(param i32)",
            "(rec",
            "(elem",
            "block",
            "end",
            "else",
            "offset=4294967296")) {
      tokens.add(token.getBytes(StandardCharsets.UTF_8));
    }
    return tokens;
  }

  /** A damaged module. */
  byte[] mutant(Random random) {
    boolean binary = texts.isEmpty() || (!binaries.isEmpty() && random.nextBoolean());
    List<byte[]> pool = binary ? binaries : texts;
    byte[] bytes = pool.get(random.nextInt(pool.size()));
    for (int i = Integer.numberOfTrailingZeros(random.nextInt()); i >= 0; i--) {
      // The first bytes say what the rest is; damage there seldom leads anywhere.
      int first = binary ? Math.min(8, bytes.length) : 0;
      int at = first + random.nextInt(bytes.length - first + 1);
      int size = Math.min(bytes.length - at, 1 + random.nextInt(MAX_PIECE));
      bytes =
          switch (random.nextInt(8)) {
            case 0 -> with(bytes, at, (byte) random.nextInt());
            case 1 ->
                at < bytes.length
                    ? with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)))
                    : bytes;
            case 2 -> splice(bytes, at, size, new byte[0]);
            case 3 -> splice(bytes, at, 0, piece(random, pool));
            case 4 -> {
              byte[] piece = piece(random, pool);
              yield splice(bytes, at, piece.length, piece);
            }
            case 5 -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + size));
            case 6 ->
                splice(bytes, at, random.nextInt(3), TOKENS.get(random.nextInt(TOKENS.size())));
            default ->
                random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : with(bytes, at, (byte) 0);
          };
    }
    return bytes;
  }

  private static byte[] piece(Random random, List<byte[]> pool) {
    byte[] other = pool.get(random.nextInt(pool.size()));
    int from = random.nextInt(other.length);
    int to = Math.min(other.length, from + 1 + random.nextInt(MAX_PIECE));
    return Arrays.copyOfRange(other, from, to);
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    return splice(bytes, at, 1, new byte[] {value});
  }

  private static byte[] splice(byte[] bytes, int at, int size, byte[] piece) {
    int end = Math.min(bytes.length, at + size);
    byte[] result = Arrays.copyOf(bytes, bytes.length - (end - at) + piece.length);
    System.arraycopy(piece, 0, result, at, piece.length);
    System.arraycopy(bytes, end, result, at + piece.length, bytes.length - end);
    return result;
  }
}
