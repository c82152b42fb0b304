package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to break the grammar, with the suite's message and the offset of the fault. */
class MalformedTest {
  private static void read(byte[] bytes) {
    WasmModule module = BinaryDecoder.decode(bytes, Features.ALL);
    for (Body body : module.bodies()) {
      InstructionReader.readAll(module, body.expr(), Features.ALL, new EmptyVisitor());
    }
  }

  private static void check(byte[] bytes, String message, long offset) {
    var e = assertThrows(MalformedException.class, () -> read(bytes));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertEquals(offset, e.offset(), HexFormat.of().formatHex(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "'', unexpected end, 0",
    "0061, unexpected end, 0",
    "0161736d 01000000, magic header not detected, 0",
    "0061736d 010000, unexpected end, 4",
    "0061736d 02000000, unknown binary version, 4",
    "0061736d 0d000100, unknown binary version: this is a component, 4",
  })
  void preambles(String hex, String message, long offset) {
    check(ModuleBytes.hex(hex), message, offset);
  }

  @ParameterizedTest
  @CsvSource({
    // sections
    "0e00, malformed section id, 8",
    "ff00, malformed section id, 8",
    "01, unexpected end, 9",
    "0105, length out of bounds, 10",
    "0180, unexpected end, 10",
    "0180808080 8000, integer representation too long, 13",
    "010100 010100, unexpected content after last section, 11",
    "030100 010100, unexpected content after last section, 11",
    "060100 0d0100, unexpected content after last section, 11",
    "0a0100 0c0100, unexpected content after last section, 11",
    "01020000, section size mismatch, 11",
    "0000, unexpected end, 10",
    "00020261, length out of bounds, 10",
    "000201ff, malformed UTF-8 encoding, 11",
    "000403eda080, malformed UTF-8 encoding, 11",
    "000302c080, malformed UTF-8 encoding, 11",
    // types
    "010101, unexpected end, 10",
    "01020161, malformed type, 11",
    "0104 01600161 00, malformed value type, 13",
    "0104 01600100 00, malformed value type, 13",
    "0105 01600164 40, malformed heap type, 14",
    "0107 016001 64f07f 00, malformed heap type, 14",
    "0104 01 5e7f02, malformed mutability, 13",
    "0104 01 5e7902, malformed value type, 12",
    "0105 ffffffff0f, unexpected end, 10",
    // imports
    "0205 01 000005 00, malformed import kind, 13",
    "0206 01 0000 04 0100, malformed tag attribute, 14",
    // functions and code
    "010401600000 03020100, function and code section have inconsistent lengths, 18",
    "0a040102000b, function and code section have inconsistent lengths, 14",
    "0a0401 03000b, unexpected end, 12",
    "0a0401 04000b, length out of bounds, 12",
    "0302 0100 0a06 01 04 01 0a 6401, unexpected end, 20",
    "0302 0100 0a0a 01 08 01 ffffffff0f 7f0b, too many locals, 17",
    "0302 0100 0a05 01 03 00 01 01, unexpected end, 19",
    "0302 0100 0a05 01 03 00 01 01 000100, END opcode expected, 19",
    "0302 0100 0a05 01 03 00 01 01 0b0100, section size mismatch, 19",
    "0302 0100 0a05 01 03 00 0b 0b, END opcode expected, 18",
    "0302 0100 0a06 01 04 00 ff 00 0b, illegal opcode ff, 17",
    "0302 0100 0a07 01 05 00 fcff00 0b, illegal opcode fc 7f, 17",
    "0302 0100 0a08 01 06 00 fc0900 0b 0b, data count section required, 17",
    "0302 0100 0a0a 01 08 00 41808080 8070 0b, integer too large, 22",
    "0302 0100 0a06 01 04 00 0261 0b, malformed value type, 18",
    "0302 0100 0a08 01 06 00 288001 00 0b 0b, malformed memop flags, 18",
    // tables, memories
    "0403 017008, malformed limits flags, 12",
    "0403 017010, malformed limits flags, 12",
    "0404 01700200, tables cannot be shared, 12",
    "0405 0140 01 7000, malformed table, 12",
    "0402 017f, malformed reference type, 11",
    "0503 011000, malformed limits flags, 11",
    "0504 01080040, invalid custom page size, 13",
    // globals, exports
    "0605 017f02 410b, malformed mutability, 12",
    "0606 017f00 410001, unexpected end, 16",
    "0703 010005, malformed export kind, 12",
    // segments
    "0902 0108, malformed elements segment kind, 11",
    "0903 010101, malformed element kind, 12",
    "0b02 0103, malformed data segment kind, 11",
    "0b05 01 01 05 0000, unexpected end, 13",
    "0c0101, data count and data section have inconsistent lengths, 11",
    "0c0101 0b0100, data count and data section have inconsistent lengths, 14",
  })
  void sections(String hex, String message, long offset) {
    check(new ModuleBytes().raw(hex).bytes(), message, offset);
  }
}
