package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.module.WasmModule;
import java.nio.charset.StandardCharsets;

/**
 * Reads modules from the text format (§6). What it yields was encoded and decoded again: offsets
 * are those of {@link WasmModule#bytes}, the binary form, and identifiers stand in a name section.
 */
public final class TextReader {
  private TextReader() {}

  /**
   * Reads a module: {@code (module ...)}, or its fields alone.
   *
   * @param utf8 the text
   * @param features what is known; constructs of others are malformed
   * @return the module
   * @throws MalformedException if the text does not follow the grammar, with line and column
   */
  public static WasmModule read(byte[] utf8, Features features) {
    TokenStream in = TokenStream.of(utf8);
    WasmModule module = in.atOpen("module") ? readModule(in, features) : fields(in, features);
    if (!in.atEnd()) {
      throw in.unexpected();
    }
    return module;
  }

  /**
   * Reads a module: {@code (module ...)}, or its fields alone.
   *
   * @param text the text
   * @param features what is known; constructs of others are malformed
   * @return the module
   * @throws MalformedException if the text does not follow the grammar, with line and column
   */
  public static WasmModule read(String text, Features features) {
    return read(text.getBytes(StandardCharsets.UTF_8), features);
  }

  /**
   * Reads one {@code (module ...)} from the position of its opening parenthesis, and leaves the
   * position behind its closing one. The forms of scripts are understood as well: {@code (module
   * definition ...)}, {@code (module binary "...")}, {@code (module quote "...")}.
   *
   * @param in the tokens
   * @param features what is known; constructs of others are malformed
   * @return the module
   * @throws MalformedException if the text does not follow the grammar; with an offset if the form
   *     was {@code binary}
   */
  public static WasmModule readModule(TokenStream in, Features features) {
    in.expectOpen("module");
    in.tryKeyword("definition");
    int start = in.position();
    in.tryId();
    WasmModule module;
    if (in.tryKeyword("binary")) {
      module = BinaryDecoder.decode(in.strings(), features);
    } else if (in.tryKeyword("quote")) {
      // What is quoted holds no further quotes.
      TokenStream quoted = TokenStream.of(in.strings());
      boolean form = quoted.tryOpen("module");
      module = fields(quoted, features);
      if (form) {
        quoted.expectClose();
      }
      if (!quoted.atEnd()) {
        throw quoted.unexpected();
      }
    } else {
      in.seek(start);
      module = fields(in, features);
    }
    in.expectClose();
    return module;
  }

  private static WasmModule fields(TokenStream in, Features features) {
    WasmModule parts = new ModuleReader(in, features).fields();
    return BinaryDecoder.decode(BinaryEncoder.encode(parts), features);
  }
}
