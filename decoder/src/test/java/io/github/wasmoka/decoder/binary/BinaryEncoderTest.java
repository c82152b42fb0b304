package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.module.WasmModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules come back as they were, in the shortest form. */
class BinaryEncoderTest {
  private static byte[] again(byte[] bytes) {
    return BinaryEncoder.encode(BinaryDecoder.decode(bytes, Features.ALL));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 04 60027f7e017d 4e02 5000 5f01 640101 4f0101 5e7800 5001 01 600000 6000016400",
    "1, 02 4e00 4e02 6000 00 5e7b01",
    "1, 01 600a 7f7e7d7c7b706f 6300 646e 6473 00",
    "2, 05 016d0166 0007 016d0174 01700001 016d016d 02010203 016d0167 037f01 016d0165 040009",
    "4, 03 6f040a 4000 70000a d0700b 6401 05 02 80808080 10",
    "5, 05 0001 010102 030102 080100 0f01020c",
    "5, 01 04ffffffffffffffffff01",
    "13, 02 0003 0000",
    "6, 02 7f01 41070b 6300 00 d0000b",
    "7, 02 0161 0005 00 0400",
    "8, 05",
    "9, 08 00 41000b 020102 0100020102 02 03 41000b 00 020102 0300 00 "
        + "04 41000b 02 d0700b d2010b 056f01 d06f0b 0603 41000b 6f 00 077000",
    "9, 03 06 00 41000b 6f 00 05 6470 01 d2000b 01 00 00",
    "11, 02 00 41000b 02abcd 02 05 41010b 00",
    "0, 0161 ff00",
  })
  void sections(int id, String contents) {
    byte[] bytes = new ModuleBytes().section(id, contents).bytes();
    assertArrayEquals(bytes, again(bytes));
  }

  @Test
  void codeWithDataCount() {
    byte[] bytes =
        new ModuleBytes()
            .section(0, "0162")
            .section(1, "01 600000")
            .section(3, "02 0000")
            .section(0, "0161 01")
            .section(12, "01")
            .section(10, "02 02000b 0903 027f 017e 0170 010b")
            .section(0, "0161 02")
            .section(11, "01 01 01ef")
            .section(0, "046e616d65 00")
            .bytes();
    assertArrayEquals(bytes, again(bytes));
  }

  @Test
  void aDataCountOfNoneStays() {
    byte[] bytes = new ModuleBytes().section(12, "00").bytes();
    assertArrayEquals(bytes, again(bytes));
  }

  @Test
  void whatSaysNothingIsLeftOut() {
    byte[] bytes =
        new ModuleBytes()
            .section(1, "8100 60 8000 00")
            .section(0, "8100 61")
            .raw("03 81808000 00")
            .section(0, "0162")
            .bytes();
    // The custom sections keep their order although the function section between them goes.
    byte[] shorter =
        new ModuleBytes().section(1, "01 600000").section(0, "0161").section(0, "0162").bytes();
    assertEquals(0, BinaryDecoder.decode(bytes.clone(), Features.ALL).functions().size());
    assertArrayEquals(shorter, again(bytes));
  }

  /** The same structure is read again, but for where it stands. */
  @Test
  void theStructureStays() {
    byte[] bytes =
        new ModuleBytes()
            .section(1, "8100 4e01 60 8000 00")
            .section(2, "8000")
            .section(9, "82 00 04 41000b 8000 80 00 41000b 8100 07")
            .bytes();
    WasmModule first = BinaryDecoder.decode(bytes, Features.ALL);
    WasmModule second = BinaryDecoder.decode(BinaryEncoder.encode(first), Features.ALL);
    assertEquals(first.types(), second.types());
    assertEquals(first.elements().get(0).type(), second.elements().get(0).type());
    assertEquals(first.elements().get(1).type(), second.elements().get(1).type());
    assertArrayEquals(first.elements().get(1).functions(), second.elements().get(1).functions());
  }
}
