package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much is refused, and before it costs anything. */
class DecoderLimitsTest {
  /** A module of one section: a count, then so many times the same bytes. */
  private static byte[] module(int section, int count, String each) {
    var contents = new ByteSink();
    contents.u32(count);
    byte[] unit = ModuleBytes.hex(each);
    for (int i = 0; i < count; i++) {
      contents.bytes(unit);
    }
    var out = new ByteSink();
    out.bytes(new ModuleBytes().bytes());
    out.u8(section);
    out.sized(contents);
    return out.toByteArray();
  }

  private static void refused(byte[] bytes, String message) {
    var e = assertThrows(MalformedException.class, () -> BinaryDecoder.decode(bytes, Features.ALL));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void tooMany() {
    refused(module(1, DecoderLimits.TYPES + 1, "5f00"), "too many types");
    refused(module(5, DecoderLimits.MEMORIES + 1, "0000"), "too many memories");
    refused(module(4, DecoderLimits.TABLES + 1, "700000"), "too many tables");
    refused(module(11, DecoderLimits.DATA_SEGMENTS + 1, "0100"), "too many data segments");
    String parameters = "60 e907" + "7f".repeat(DecoderLimits.PARAMS + 1) + "00";
    refused(module(1, 1, parameters), "too many parameters");
  }

  @Test
  void typesOfGroupsCountOneByOne() {
    byte[] half = module(0x4e, DecoderLimits.TYPES / 2 + 1, "5f00");
    byte[] group = Arrays.copyOfRange(half, 8, half.length);
    // A group is 4e, a count, its members; the section's size stands where only the count belongs.
    int sizeBytes = 3;
    var contents = new ByteSink();
    contents.u32(2);
    for (int i = 0; i < 2; i++) {
      contents.u8(group[0]);
      contents.bytes(group, 1 + sizeBytes, group.length);
    }
    var out = new ByteSink();
    out.bytes(new ModuleBytes().bytes());
    out.u8(1);
    out.sized(contents);
    refused(out.toByteArray(), "too many types");
  }

  /** The largest counts that the number format knows, with nothing behind them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 05 ffffffff0f",
        "01 06 01 4e ffffffff07",
        "01 06 01 60 ffffffff07",
        "01 07 01 60 00 ffffffff07",
        "01 06 01 5f ffffffff07",
        "01 06 01 50 ffffffff07",
        "02 05 ffffffff0f",
        "02 06 01 ffffffff0f",
        "03 05 ffffffff0f",
        "07 06 01 ffffffff0f",
        "09 07 01 01 00 ffffff7f",
        "09 07 01 05 70 ffffff7f",
        "0a 05 ffffffff0f",
        "0a 06 01 ffffffff0f",
        "0b 06 01 01 ffffff7f",
        "00 05 ffffffff0f",
      })
  void hugeCountsCostNothing(String section) {
    byte[] bytes = new ModuleBytes().raw(section).bytes();
    // A single array of that size takes longer to clear than all of this.
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 2000; i++) {
            assertThrows(MalformedException.class, () -> BinaryDecoder.decode(bytes, Features.ALL));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e ffffffff07 00 0b", "1c ffffffff07 0b", "1f 40 ffffffff07 0b"})
  void hugeCountsInCode(String code) {
    byte[] bytes = ModuleBytes.hex(code);
    var reader = new InstructionReader(bytes, 0, bytes.length, Features.ALL, true);
    var e = assertThrows(MalformedException.class, () -> reader.next(new EmptyVisitor()));
    assertTrue(e.getMessage().startsWith("unexpected end"), e.getMessage());
  }

  @Test
  void blocksInsideEachOther() {
    byte[] bytes = new byte[2 * DecoderLimits.NESTING + 2];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x02;
      bytes[i + 1] = 0x40;
    }
    var reader = new InstructionReader(bytes, 0, bytes.length, Features.ALL, true);
    var e =
        assertThrows(
            MalformedException.class,
            () -> {
              while (reader.next(new EmptyVisitor())) {
                // until it is too deep
              }
            });
    assertEquals("nesting too deep", e.getMessage().replaceFirst(" \\(.*", ""));
    assertEquals(2L * (DecoderLimits.NESTING - 1), e.offset());
  }
}
