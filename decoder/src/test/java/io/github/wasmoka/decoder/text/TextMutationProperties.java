package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts with bytes changed, cut out and spliced in are read, or refused in the documented way. */
class TextMutationProperties {
  private static final List<byte[]> TEXTS = TextFiles.NAMES.stream().map(TextFiles::bytes).toList();

  @Provide
  Arbitrary<byte[]> mutants() {
    Arbitrary<byte[]> texts = Arbitraries.of(TEXTS);
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1 << 20);
    Arbitrary<byte[]> flipped =
        Combinators.combine(texts, places, Arbitraries.bytes())
            .as((text, at, value) -> {
              byte[] copy = text.clone();
              copy[at % copy.length] = value;
              return copy;
            });
    Arbitrary<byte[]> cut =
        Combinators.combine(texts, places, Arbitraries.integers().between(1, 60))
            .as((text, at, size) ->
                splice(text, at % text.length, at % text.length + size, new byte[0]));
    Arbitrary<byte[]> spliced =
        Combinators.combine(texts, places, texts, places, Arbitraries.integers().between(1, 60))
            .as((text, at, other, from, size) -> {
              int start = from % other.length;
              byte[] piece = Arrays.copyOfRange(other, start, Math.min(other.length, start + size));
              return splice(text, at % text.length, at % text.length, piece);
            });
    return Arbitraries.oneOf(flipped, cut, spliced);
  }

  private static byte[] splice(byte[] text, int start, int end, byte[] piece) {
    int stop = Math.min(end, text.length);
    byte[] copy = Arrays.copyOf(text, text.length - (stop - start) + piece.length);
    System.arraycopy(piece, 0, copy, start, piece.length);
    System.arraycopy(text, stop, copy, start + piece.length, text.length - stop);
    return copy;
  }

  @Property(tries = 5000)
  void onlyTheDocumentedExceptionAndFaithfulOtherwise(@ForAll("mutants") byte[] text) {
    WasmModule module;
    try {
      module = TextReader.read(text, Features.ALL);
    } catch (MalformedException expected) {
      return;
    }
    byte[] again = TextReader.read(TextPrinter.print(module), Features.ALL).bytes();
    assertArrayEquals(module.bytes(), again);
  }
}
