package io.github.wasmoka.wasi.gojs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-5, -5",
    "0.1, 0.1",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "-1.25e25, -1.25e+25",
    "0.000001, 0.000001",
    "1e-7, 1e-7",
    "1.5e-10, 1.5e-10",
    "9007199254740993, 9007199254740992",
    "Infinity, Infinity",
    "NaN, NaN"
  })
  void numbersAsJavaScriptWritesThem(double number, String text) {
    assertEquals(text, Js.string(number));
  }

  @Test
  void otherValues() {
    assertEquals("null", Js.string(null));
    assertEquals("undefined", Js.string(Undefined.UNDEFINED));
    assertEquals("true", Js.string(true));
    assertEquals("[object Object]", Js.string(new JsObject()));
    assertEquals("1,,x", Js.string(new JsArray(null, List.of(1.0, "", "x"))));
  }
}
