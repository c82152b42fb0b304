package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text to binary to text to binary gives the same bytes. */
class RoundTripTest {
  static List<String> files() {
    return TextFiles.NAMES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSameBytesComeBack(String file) {
    WasmModule module = TextReader.read(TextFiles.bytes(file), Features.ALL);
    for (Body body : module.bodies()) {
      InstructionReader.readAll(module, body.expr(), Features.ALL, new EmptyVisitor());
    }
    String text = TextPrinter.print(module);
    WasmModule again = TextReader.read(text, Features.ALL);
    assertArrayEquals(module.bytes(), again.bytes(), text);
    assertEquals(text, TextPrinter.print(again));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theBinaryFormDecodesToTheSameStructure(String file) {
    WasmModule module = TextReader.read(TextFiles.bytes(file), Features.ALL);
    WasmModule decoded = BinaryDecoder.decode(module.bytes(), Features.ALL);
    assertEquals(module.types(), decoded.types());
    assertEquals(module.imports(), decoded.imports());
    assertEquals(module.exports(), decoded.exports());
    assertEquals(module.globals(), decoded.globals());
    assertEquals(module.bodies(), decoded.bodies());
    assertEquals(module.sections(), decoded.sections());
  }
}
