package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.decoder.text.TextPrinter;
import io.github.wasmoka.decoder.text.TextReader;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.oracle.Difference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What must hold of the formats: a module printed and read is the same, and odd text is refused.
 */
final class TextChecks {
  private static final String[] PIECES = {
    "(",
    ")",
    " ",
    "\"",
    "$",
    ";;",
    "(;",
    ";)",
    "i32",
    "0x",
    "-",
    "_",
    "nan:0x",
    "\\",
    "(type 0)",
    "4294967296",
    "\u00e9",
    "\u0000",
    "(param",
    "(module",
    "(@custom \"x\")",
    "align=3",
    "offset="
  };

  private final Features features;

  TextChecks(Features features) {
    this.features = features;
  }

  Optional<Difference> check(byte[] module, long seed) {
    String text = "";
    try {
      WasmModule decoded = BinaryDecoder.decode(module, features);
      if (!Arrays.equals(BinaryEncoder.encode(decoded), module)) {
        return Optional.of(difference("encode", "other bytes"));
      }
      text = TextPrinter.print(decoded);
      if (!Arrays.equals(TextReader.read(text, features).bytes(), module)) {
        return Optional.of(difference("text", "other bytes"));
      }
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(difference("text", "broken " + e));
    }
    return odd(text, Choices.random(seed));
  }

  private Optional<Difference> odd(String text, Choices choices) {
    var changed = new StringBuilder(text);
    int changes = choices.between(1, 3);
    for (int i = 0; i < changes; i++) {
      int at = choices.below(changed.length());
      switch (choices.below(3)) {
        case 0 -> changed.insert(at, PIECES[choices.below(PIECES.length)]);
        case 1 -> changed.delete(at, Math.min(changed.length(), at + choices.between(1, 8)));
        default -> changed.setCharAt(at, (char) choices.between(1, 0x7f));
      }
    }
    try {
      TextReader.read(changed.toString().getBytes(StandardCharsets.UTF_8), features);
    } catch (MalformedException e) {
      // as it should be
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(difference("odd text", "broken " + e));
    }
    return Optional.empty();
  }

  private static Difference difference(String name, String value) {
    return new Difference(name, "decoder", value, "decoder", "the same module");
  }
}
