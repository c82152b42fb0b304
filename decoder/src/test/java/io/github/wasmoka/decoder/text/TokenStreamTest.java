package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStreamTest {
  @ParameterizedTest
  @CsvSource({
    "0, NAT",
    "0x1F, NAT",
    "1_000, NAT",
    "-1, INT",
    "+0xa, INT",
    "1., FLOAT",
    "1.5, FLOAT",
    "1e5, FLOAT",
    "0x1p5, FLOAT",
    "0x1.8, FLOAT",
    "-0x1.8P-5, FLOAT",
    "inf, FLOAT",
    "-inf, FLOAT",
    "nan, FLOAT",
    "+nan:0x1_2, FLOAT",
    "nan:canonical, KEYWORD",
    "nan:0x, KEYWORD",
    "infinity, KEYWORD",
    "0x, RESERVED",
    "1_, RESERVED",
    "_1, RESERVED",
    "1__0, RESERVED",
    "1e, RESERVED",
    "1e+, RESERVED",
    ".5, RESERVED",
    "0xg, RESERVED",
    "+, RESERVED",
    "0x1e+5, RESERVED",
    "1p5, RESERVED",
    "1.5.5, RESERVED",
    "offset=4, KEYWORD",
    "i32.add, KEYWORD",
    "$x, ID",
    "$\"x y\", ID",
    "\"a\", STRING",
    "\"a\"\"b\", RESERVED",
    "a\"b\", RESERVED",
    "$\"a\"b, RESERVED",
    "0\"a\", RESERVED",
    "X, RESERVED",
    "#, RESERVED",
    "{}, RESERVED"
  })
  void kinds(String text, TokenKind kind) {
    TokenStream in = TokenStream.of(text.replace("\\\"", "\""));
    assertEquals(kind, in.kind());
    assertEquals(TokenKind.END, in.kind(1));
  }

  @Test
  void commentsAndAnnotationsAreNoTokens() {
    TokenStream in =
        TokenStream.of("a;;x\rb(;(;;);)c(@q (\"(\" $ $x ) )d ;; no newline at the end");
    var words = new ArrayList<String>();
    while (!in.atEnd()) {
      words.add(in.keyword());
    }
    assertEquals(List.of("a", "b", "c", "d"), words);
  }

  @Test
  void stringsHoldBytesAndNamesHoldCharacters() {
    TokenStream in =
        TokenStream.of(
            "\"\\00\\ff\\t\\n\\r\\\"\\'\\\\\\u{1F600}\u00e9\" \"\\u{00_00e9}\" \"a\" \"b\"");
    assertArrayEquals(
        new byte[] {
          0, -1, '\t', '\n', '\r', '"', '\'', '\\', -16, -97, -104, -128, (byte) 0xc3, (byte) 0xa9
        },
        in.string());
    assertEquals("\u00e9", in.name());
    assertArrayEquals(new byte[] {'a', 'b'}, in.strings());
  }

  @Test
  void identifiersAreTheSameQuotedOrNot() {
    TokenStream in = TokenStream.of("$ab $\"ab\" $\"\\61b\" $\"\\u{61}b\"");
    for (int i = 0; i < 4; i++) {
      assertEquals("ab", in.id());
    }
  }

  @Test
  void aScriptIsReadFormByForm() {
    TokenStream in =
        TokenStream.of(
            """
            (module $a (func (export "f")))
            (module definition $b (memory 1))
            (module binary "\\00asm" "\\01\\00\\00\\00")
            (module quote "(func)" "(func)")
            (assert_return (invoke "f") (f32.const nan:canonical))
            """);
    assertEquals(1, TextReader.readModule(in, Features.ALL).exports().size());
    assertEquals(2, in.line());
    assertEquals(1, TextReader.readModule(in, Features.ALL).memories().size());
    assertEquals(0, TextReader.readModule(in, Features.ALL).functions().size());
    assertEquals(2, TextReader.readModule(in, Features.ALL).functions().size());
    in.expectOpen("assert_return");
    assertTrue(in.atOpen("invoke"));
    in.advance();
    in.advance();
    in.skipToClose();
    in.expectOpen("f32.const");
    assertFalse(in.tryKeyword("nan:arithmetic"));
    assertTrue(in.tryKeyword("nan:canonical"));
    in.expectClose();
    in.expectClose();
    assertTrue(in.atEnd());
  }
}
