package io.github.wasmoka.decoder.code;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code else}, {@code catch}, {@code catch_all} and {@code delegate} may stand. */
class InstructionReaderTest {
  private static void read(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    var reader = new InstructionReader(bytes, 0, bytes.length, Features.ALL, true);
    var visitor = new EmptyVisitor();
    while (reader.next(visitor)) {
      // nothing to do
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0440050b0b",
        "06400b0b",
        "064007000b0b",
        "06400700070119" + "0b0b",
        "0640190b0b",
        "064018000b",
        "0640" + "064018000b0b",
        "0640" + "04400b" + "07000b0b"
      })
  void inTheirBlocks(String hex) {
    assertDoesNotThrow(() -> read(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "050b",
        "0440050" + "50b0b",
        "0240050b0b",
        "07000b",
        "190b",
        "18000b",
        "0240" + "07000b0b",
        "0640" + "19190b0b",
        "0640" + "1907000b0b",
        "0640" + "070018000b",
        "0640" + "1918000b",
        "0640" + "0440" + "07000b0b0b"
      })
  void nowhereElse(String hex) {
    var e = assertThrows(MalformedException.class, () -> read(hex));
    assertTrue(e.getMessage().startsWith("END opcode expected, found "), e.getMessage());
  }
}
