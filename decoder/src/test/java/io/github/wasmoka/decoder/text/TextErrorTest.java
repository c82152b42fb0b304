package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken texts: what is said, and where. */
class TextErrorTest {
  private static Arguments fault(String text, String message, int line, int column) {
    return Arguments.of(text, message, line, column);
  }

  static List<Arguments> faults() {
    return List.of(
        fault("(module\n  (func\n    i32.ad))", "unknown operator i32.ad", 3, 5),
        fault("(module (func (i32.const0)))", "unknown operator i32.const0", 1, 16),
        fault("(module (func br 0drop))", "unknown operator 0drop", 1, 18),
        fault("(func then)", "unexpected token then", 1, 7),
        fault("(func \"é\" x)", "unexpected token", 1, 7),
        fault("(;é;) (x)", "unknown operator x", 1, 8),
        fault("(module", "unexpected token: end of text", 1, 8),
        fault("(module))", "unexpected token )", 1, 9),
        fault("(module) (func)", "unexpected token (", 1, 10),
        fault("\r\n\r(func $)", "empty identifier", 3, 7),
        fault("(func $\"\")", "empty identifier", 1, 7),
        fault("(data \"a\n\")", "unclosed string literal", 1, 7),
        fault("(data \"\\u{d800}\")", "illegal escape", 1, 8),
        fault("(data \"\\u{110000}\")", "illegal escape", 1, 8),
        fault("(data \"\t\")", "illegal control character", 1, 8),
        fault("(func) (; (;;)", "unclosed comment", 1, 8),
        fault("(func) (@x (y)", "unclosed annotation", 1, 8),
        fault("(@)", "empty annotation id", 1, 1),
        fault("(func \u00fc)", "illegal character", 1, 7),
        fault("(export \"\\ff\" (func 0))", "malformed UTF-8 encoding", 1, 9),
        fault("(func (param $x i32) (local $x i32))", "duplicate local $x", 1, 29),
        fault("(func $f) (func $f)", "duplicate func $f", 1, 17),
        fault("(type (struct (field $a i32) (field $a i32)))", "duplicate field $a", 1, 37),
        fault("(func (call $g))", "unknown function $g", 1, 13),
        fault("(func (local.get $g))", "unknown local $g", 1, 18),
        fault("(func (br $g))", "unknown label $g", 1, 11),
        fault("(func (param (ref $t)))", "unknown type $t", 1, 19),
        fault("(func block $a end $b)", "mismatching label", 1, 20),
        fault("(func if else $b end)", "mismatching label", 1, 15),
        fault("(func block)", "unexpected token )", 1, 12),
        fault("(func end)", "unexpected token end", 1, 7),
        fault("(func block else end)", "unexpected token else", 1, 13),
        fault("(func if else else end)", "unexpected token else", 1, 15),
        fault("(func (if (i32.const 0)))", "unexpected token )", 1, 24),
        fault("(func (try))", "unexpected token )", 1, 11),
        fault("(func (try (do) (catch_all) (delegate 0)))", "unexpected token delegate", 1, 30),
        fault("(func (i32.eqz nop))", "unexpected token nop", 1, 16),
        fault("(func (i32.const 0x1_0000_0000))", "constant out of range", 1, 18),
        fault("(func (f32.const 1e39))", "constant out of range", 1, 18),
        fault("(func (br 4294967296))", "i32 constant out of range", 1, 11),
        fault("(func (i8x16.extract_lane_s 256))", "i8 constant out of range", 1, 29),
        fault("(func (v128.const i32x4 1 2 3))", "wrong number of lane literals", 1, 25),
        fault("(func (i8x16.shuffle 1 2))", "invalid lane length", 1, 25),
        fault("(func (i32.load align=3))", "alignment must be a power of two", 1, 17),
        fault("(func (i32.load offset=x))", "unknown operator offset=x", 1, 17),
        fault("(memory 1 (pagesize 3))", "invalid custom page size", 1, 21),
        fault("(type $t (func)) (func (type $t) (param i32))", "inline function type", 1, 24),
        fault("(func (type 7) (param i32))", "unknown type", 1, 13),
        fault("(func) (import \"\" \"\" (func))", "import after function", 1, 16),
        fault("(memory 1) (func (import \"\" \"\"))", "import after memory", 1, 18),
        fault("(func) (start 0) (start 0)", "multiple start sections", 1, 25),
        fault("(func (@custom \"x\"))", "@custom annotation: misplaced", 1, 21));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isToldWithItsPlace(String text, String message, int line, int column) {
    var e = assertThrows(MalformedException.class, () -> TextReader.read(text, Features.ALL));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertEquals(line + ":" + column, e.line() + ":" + e.column(), e.getMessage());
    assertEquals(-1, e.offset());
  }

  @Test
  void utf8IsCheckedOnTheInput() {
    for (String place : List.of("(;%;)", ";;%", "\"%\"", "%", "(@a %)")) {
      byte[] text = place.replace('%', '\u00fc').getBytes(StandardCharsets.ISO_8859_1);
      var e = assertThrows(MalformedException.class, () -> TextReader.read(text, Features.ALL));
      assertTrue(e.getMessage().startsWith("malformed UTF-8 encoding"), e.getMessage());
    }
  }

  @Test
  void whatBelongsToAFeatureThatIsOffIsUnknown() {
    String text = "(func (drop (i32.extend8_s (i32.const 0))))";
    assertDoesNotThrow(() -> TextReader.read(text, Features.WASM_2));
    var e = assertThrows(MalformedException.class, () -> TextReader.read(text, Features.WASM_1));
    assertTrue(e.getMessage().startsWith("unknown operator i32.extend8_s: sign-extension"));
    for (String clause : List.of("catch_all", "catch 0")) {
      var misplaced =
          assertThrows(
              MalformedException.class,
              () -> TextReader.read("(func " + clause + ")", Features.WASM_3));
      assertTrue(misplaced.getMessage().startsWith("unexpected token"), misplaced.getMessage());
    }
    var narrow = Features.ALL.without(Feature.MEMORY64);
    var size =
        assertThrows(
            MalformedException.class, () -> TextReader.read("(memory 0x1_0000_0000)", narrow));
    assertTrue(size.getMessage().startsWith("i32 constant out of range"));
  }

  /**
   * Faults beyond the first are not looked at, but the order of the text decides which is the
   * first.
   */
  @Test
  void aBrokenTokenIsReportedOnlyWhenReached() {
    TokenStream in = TokenStream.of("(module) \"");
    TextReader.readModule(in, Features.ALL);
    assertEquals(TokenKind.ERROR, in.kind());
    assertTrue(in.unexpected().getMessage().startsWith("unclosed string"));
  }
}
