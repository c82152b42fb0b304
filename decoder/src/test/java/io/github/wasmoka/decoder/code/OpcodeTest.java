package io.github.wasmoka.decoder.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of instructions against itself. */
class OpcodeTest {
  /** Instructions that share a text name with the one before them in the table. */
  private static final Set<Opcode> SECOND_OF_A_NAME =
      EnumSet.of(Opcode.SELECT_T, Opcode.REF_TEST_NULL, Opcode.REF_CAST_NULL);

  private static final Set<Imm> MEMORY_ACCESSES = EnumSet.of(Imm.MEMARG, Imm.MEMARG_LANE);

  @Test
  void codesAreUnique() {
    Map<Integer, Opcode> seen = new HashMap<>();
    for (Opcode op : Opcode.values()) {
      Opcode other = seen.put(op.prefix() << 16 | op.number(), op);
      assertNull(other, () -> op.name() + " and " + other);
    }
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void isFoundByItsCode(Opcode op) {
    assertSame(op, Opcode.of(op.prefix(), op.number()));
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void isFoundByItsName(Opcode op) {
    Opcode found = Opcode.ofText(op.text());
    if (SECOND_OF_A_NAME.contains(op)) {
      assertEquals(op.text(), found.text());
      assertTrue(found.compareTo(op) < 0);
    } else {
      assertSame(op, found);
    }
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void prefixesAreNoInstructions(Opcode op) {
    if (op.prefix() == 0) {
      assertTrue(op.number() < 0x100 && !Opcode.isPrefix(op.number()));
    } else {
      assertTrue(Opcode.isPrefix(op.prefix()));
    }
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void typesAreWrittenInTheirLetters(Opcode op) {
    String type = op.type();
    if (type != null) {
      assertTrue(type.matches("[ilfdva]*>[ilfdva]*"), type);
      // An address type needs a memory to be that of.
      boolean ofMemory =
          MEMORY_ACCESSES.contains(op.imm())
              || op.imm() == Imm.MEMORY
              || op.imm().name().contains("MEMORY");
      assertTrue(ofMemory || type.indexOf('a') < 0, type);
    }
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void memoryAccessesHaveAWidthAndNoOthersHave(Opcode op) {
    int width = op.accessWidth();
    assertEquals(MEMORY_ACCESSES.contains(op.imm()), width != 0);
    assertEquals(width == 0 ? 0 : 1, Integer.bitCount(width));
    assertTrue(width <= 16);
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void loadsAndStoresAreOfTheWidthThatTheirNameTells(Opcode op) {
    var name = Pattern.compile("(i32|i64|f32|f64|v128)\\.(load|store)(\\d*)(_[su])?");
    var matcher = name.matcher(op.text());
    if (matcher.matches()) {
      String bits = matcher.group(3).isEmpty() ? matcher.group(1).substring(1) : matcher.group(3);
      assertEquals(Integer.parseInt(bits) / 8, op.accessWidth());
    }
  }

  @ParameterizedTest
  @EnumSource(Imm.class)
  void eachShapeIsUsed(Imm imm) {
    assertTrue(Opcode.ofShape(imm).stream().allMatch(op -> op.imm() == imm));
    assertTrue(!Opcode.ofShape(imm).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void hasAName(Opcode op) {
    assertNotNull(op.text());
    assertTrue(op.text().matches("[a-z0-9_.]+"));
  }

  @Test
  void thereIsNothingElse() {
    assertNull(Opcode.of(0, 0xff));
    assertNull(Opcode.of(0xfc, -1));
    assertNull(Opcode.of(0xfd, 0x7fff_ffff));
    assertNull(Opcode.ofText("i32.nonsense"));
  }
}
