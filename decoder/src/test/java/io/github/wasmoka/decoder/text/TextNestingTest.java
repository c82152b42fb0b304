package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Depth of nesting costs memory, never the Java stack. */
class TextNestingTest {
  private static final int DEPTH = 100_000;

  static List<String> nested() {
    return List.of(
        nest("(func ", "(block ", "", ")", ")"),
        nest("(func (drop ", "(i32.eqz ", "(i32.const 0)", ")", "))"),
        nest("(func ", "block ", "", "end ", ")"),
        nest("(func ", "(if (i32.const 0) (then ", "", "))", ")"),
        nest("(func ", "(if ", "(i32.const 0)", "(then (i32.const 0)))", ")"),
        nest("(func ", "(try (do ", "", ") (catch_all))", ")"),
        nest("(func ", "(block $a ", "(br $a)", ")", ")"),
        nest("(func) (@a ", "(", "", ")", ")"),
        nest("(func) ", "(;", "", ";)", ""));
  }

  private static String nest(
      String before, String open, String inside, String close, String after) {
    return before + open.repeat(DEPTH) + inside + close.repeat(DEPTH) + after;
  }

  @ParameterizedTest
  @MethodSource("nested")
  void readsAndPrints(String text) {
    WasmModule module = TextReader.read(text, Features.ALL);
    String printed = TextPrinter.print(module);
    assertArrayEquals(module.bytes(), TextReader.read(printed, Features.ALL).bytes());
  }

  static List<String> unclosed() {
    return List.of(
        "(".repeat(DEPTH),
        "(func " + "(block ".repeat(DEPTH),
        "(func " + "block ".repeat(DEPTH) + ")",
        "(type (func (param " + "(ref ".repeat(DEPTH),
        "(module quote ".repeat(DEPTH),
        "(;".repeat(DEPTH),
        "(@a ".repeat(DEPTH));
  }

  @ParameterizedTest
  @MethodSource("unclosed")
  void refuses(String text) {
    assertThrows(MalformedException.class, () -> TextReader.read(text, Features.ALL));
  }
}
