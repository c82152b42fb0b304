package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each instruction of a fixed type takes and leaves what the table says, and nothing else. */
class OpcodeTypesTest {
  private static final int NARROW = 0;
  private static final int WIDE = 1;

  private final ValidModule module =
      Wat.valid(
          "(module (memory 1) (memory i64 1) (data \"\") (elem func) (func (memory.init 0"
              + " (i32.const 0) (i32.const 0) (i32.const 0))))");

  static Stream<Opcode> fixed() {
    return Arrays.stream(Opcode.values()).filter(op -> op.type() != null);
  }

  private static ValType ofLetter(char letter, int memory) {
    return switch (letter) {
      case 'i' -> ValType.I32;
      case 'l' -> ValType.I64;
      case 'f' -> ValType.F32;
      case 'd' -> ValType.F64;
      case 'v' -> ValType.V128;
      case 'a' -> memory == WIDE ? ValType.I64 : ValType.I32;
      default -> throw new AssertionError(letter);
    };
  }

  private static List<ValType> types(String letters, int memory) {
    return letters.chars().mapToObj(c -> ofLetter((char) c, memory)).toList();
  }

  private static void visit(FunctionValidator v, Opcode op, int memory) {
    int align = op.atomic() ? Integer.numberOfTrailingZeros(op.accessWidth()) : 0;
    switch (op.imm()) {
      case NONE, FENCE -> v.plain(op);
      case MEMORY -> v.index(op, memory);
      case DATA, ELEM -> v.index(op, 0);
      case DATA_MEMORY -> v.index2(op, 0, memory);
      case MEMARG -> v.memArg(op, memory, align, 0);
      case MEMARG_LANE -> v.memArgLane(op, memory, align, 0, 0);
      case I32 -> v.i32Const(0);
      case I64 -> v.i64Const(0);
      case F32 -> v.f32Const(0);
      case F64 -> v.f64Const(0);
      case V128 -> v.v128Const(0, 0);
      case LANE -> v.lane(op, 0);
      case SHUFFLE -> v.shuffle(op, 0, 0);
      default -> throw new AssertionError(op + " has a fixed type and " + op.imm());
    }
  }

  private FunctionValidator with(List<ValType> operands) {
    var validator = new FunctionValidator(module, 0, () -> 7);
    operands.forEach(validator::push);
    return validator;
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void takesAndLeavesItsType(Opcode op) {
    String type = op.type();
    assertNotNull(type);
    int arrow = type.indexOf('>');
    for (int memory : new int[] {NARROW, WIDE}) {
      List<ValType> params = types(type.substring(0, arrow), memory);
      List<ValType> results = types(type.substring(arrow + 1), memory);
      var below = new ArrayList<ValType>(List.of(ValType.F64, ValType.V128));
      below.addAll(params);
      FunctionValidator validator = with(below);
      visit(validator, op, memory);
      assertEquals(2 + results.size(), validator.height(), op.text());
      for (int i = 0; i < results.size(); i++) {
        assertEquals(results.get(results.size() - 1 - i), validator.operand(i), op.text());
      }
      for (int i = 0; i < params.size(); i++) {
        var wrong = new ArrayList<>(params);
        wrong.set(i, params.get(i).equals(ValType.F32) ? ValType.I64 : ValType.F32);
        refuses(with(wrong), op, memory);
      }
      if (!params.isEmpty()) {
        refuses(with(params.subList(1, params.size())), op, memory);
      }
    }
  }

  private static void refuses(FunctionValidator validator, Opcode op, int memory) {
    var e = assertThrows(InvalidException.class, () -> visit(validator, op, memory), op.text());
    assertTrue(String.valueOf(e.getMessage()).startsWith("type mismatch"), e.getMessage());
    assertEquals(7, e.offset());
  }

  static Stream<Opcode> scalars() {
    return fixed().filter(op -> numType(op.text()) != null);
  }

  private static @Nullable NumType numType(String text) {
    for (NumType type : NumType.values()) {
      if (text.startsWith(type + ".")) {
        return type;
      }
    }
    return null;
  }

  /** The table itself, by what the name of a scalar instruction says of its result. */
  @ParameterizedTest
  @MethodSource("scalars")
  void theNameTellsTheResult(Opcode op) {
    String type = String.valueOf(op.type());
    String results = type.substring(type.indexOf('>') + 1);
    String action = op.text().substring(op.text().indexOf('.') + 1);
    if (action.contains("store")) {
      assertEquals("", results, op.text());
    } else if (action.matches("eqz?|ne|[lg][te](_[su])?")) {
      assertEquals("i", results, op.text());
    } else {
      int count = action.matches("(add|sub)128|mul_wide_[su]") ? 2 : 1;
      assertEquals(
          Collections.nCopies(count, numType(op.text())), types(results, NARROW), op.text());
    }
  }
}
