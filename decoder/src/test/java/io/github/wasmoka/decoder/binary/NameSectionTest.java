package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, and that broken ones do no harm. */
class NameSectionTest {
  private static NameSection names(String contents) {
    byte[] bytes = new ModuleBytes().section(0, "046e616d65" + contents).bytes();
    return NameSection.of(BinaryDecoder.decode(bytes, Features.ALL));
  }

  @Test
  void withoutOne() {
    NameSection names =
        NameSection.of(BinaryDecoder.decode(new ModuleBytes().bytes(), Features.ALL));
    assertEquals("", names.moduleName());
    assertEquals(Optional.empty(), names.functionName(0));
    assertEquals(Optional.empty(), names.name(Kind.LOCAL, 0, 0));
  }

  @Test
  void ofAllKinds() {
    NameSection names =
        names(
            "00 02 016d"
                + "01 07 02 00 0161 05 0162"
                + "02 06 01 05 01 02 0178"
                + "03 06 01 05 01 00 016c"
                + "04 04 01 00 0174"
                + "0b 04 01 00 0165"
                + "0a 06 01 03 01 01 0166");
    assertEquals("m", names.moduleName());
    assertEquals(Optional.of("a"), names.functionName(0));
    assertEquals(Optional.of("b"), names.functionName(5));
    assertEquals(Optional.empty(), names.functionName(1));
    assertEquals(Optional.of("x"), names.name(Kind.LOCAL, 5, 2));
    assertEquals(Optional.empty(), names.name(Kind.LOCAL, 0, 2));
    assertEquals(Optional.of("l"), names.name(Kind.LABEL, 5, 0));
    assertEquals(Optional.of("t"), names.name(Kind.TYPE, 0));
    assertEquals(Optional.of("e"), names.name(Kind.TAG, 0));
    assertEquals(Optional.of("f"), names.name(Kind.FIELD, 3, 1));
  }

  @Test
  void unknownSubsectionsArePassedOver() {
    assertEquals("m", names("63 03 ffffff 00 02 016d").moduleName());
  }

  /** What stands before the fault stays known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 02 016d 01",
        "00 02 016d 01 05 01",
        "00 02 016d 01 07 7f 00 0161 05 0162",
        "00 02 016d 01 04 01 00 01ff",
        "00 02 016d 02 ffffffff0f",
        "00 02 016d 01 8080808080 80",
        "00 02 016d 02 05 ffffffff0f",
        "00 02 016d 01 04 01 00 0561",
        "00 02 016d 01 03 01 00 0161",
      })
  void faultsEndIt(String contents) {
    NameSection names = names(contents);
    assertEquals("m", names.moduleName());
    assertEquals(Optional.empty(), names.functionName(0));
  }
}
