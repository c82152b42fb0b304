package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.decoder.text.TextPrinter;
import io.github.wasmoka.decoder.text.TextReader;
import io.github.wasmoka.decoder.text.TokenStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a module printed and read again is the same: from text byte for byte, from a binary
 * form, which may write numbers longer than needed, but for that and for custom sections.
 */
final class RoundTrip {
  private RoundTrip() {}

  /**
   * Reads a module of either format, with all features.
   *
   * @throws MalformedException if it follows neither
   */
  static WasmModule read(byte[] source) {
    return isBinary(source)
        ? BinaryDecoder.decode(source, Features.ALL)
        : TextReader.read(source, Features.ALL);
  }

  static boolean isBinary(byte[] source) {
    return source.length > 0 && source[0] == 0;
  }

  /** Whether a module that is written as text holds its binary form in strings. */
  private static boolean holdsBinary(byte[] source) {
    TokenStream in = TokenStream.of(source);
    if (!in.tryOpen("module")) {
      return false;
    }
    in.tryKeyword("definition");
    in.tryId();
    return in.at("binary");
  }

  /**
   * Makes the round trip.
   *
   * @param source the module's text or binary form
   * @return what is wrong, if anything
   * @throws MalformedException if the module itself follows neither format
   */
  static Optional<String> fault(byte[] source) {
    WasmModule first = read(source);
    String text = TextPrinter.print(first);
    WasmModule second;
    try {
      second = TextReader.read(text, Features.ALL);
    } catch (MalformedException e) {
      return Optional.of("what was printed cannot be read: " + e.getMessage());
    }
    if (isBinary(source) || holdsBinary(source)) {
      byte[] expected = CanonicalForm.of(first);
      byte[] actual = CanonicalForm.of(second);
      if (!Arrays.equals(expected, actual)) {
        return Optional.of("another module comes back: " + difference(expected, actual));
      }
    } else if (!Arrays.equals(first.bytes(), second.bytes())) {
      return Optional.of("other bytes come back: " + difference(first.bytes(), second.bytes()));
    }
    // What the reader made is in shortest form: now not a byte may change.
    String again = TextPrinter.print(second);
    byte[] third = TextReader.read(again, Features.ALL).bytes();
    if (!Arrays.equals(second.bytes(), third)) {
      return Optional.of("bytes change in a second trip: " + difference(second.bytes(), third));
    }
    return Optional.empty();
  }

  /**
   * Makes the round trip of many modules.
   *
   * @param samples the modules; what is not known to be well-formed may be refused
   * @param out where to report
   * @return whether nothing failed
   */
  static boolean run(List<Corpus.Sample> samples, PrintWriter out) {
    int passed = 0;
    int failed = 0;
    int refused = 0;
    for (Corpus.Sample sample : samples) {
      String fault;
      try {
        fault = fault(sample.bytes()).orElse("");
      } catch (MalformedException e) {
        if (!sample.wellFormed()) {
          refused++;
          continue;
        }
        fault = "cannot be read: " + e.getMessage();
      } catch (RuntimeException | Error e) {
        fault = "unexpected " + e;
      }
      if (fault.isEmpty()) {
        passed++;
      } else {
        failed++;
        out.println("FAIL " + sample.place() + ": " + fault);
      }
    }
    out.println(refused + " malformed modules refused");
    out.println(passed + " passed, " + failed + " failed, 0 skipped");
    out.flush();
    return failed == 0 && passed > 0;
  }

  private static String difference(byte[] expected, byte[] actual) {
    int at = Arrays.mismatch(expected, actual);
    return expected.length + " and " + actual.length + " bytes, first difference at " + at;
  }
}
