package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the instruction table goes from text to binary and back. */
class OpcodeTextTest {
  private static final String SURROUNDINGS =
      """
      (type $s (struct (field $x i32) (field $y i32))) (type $v (func)) (type $a (array i8))
      (memory $m 1) (memory $n 1) (table $t 1 funcref) (table $u 1 funcref) (global $g (mut i32) (i32.const 0))
      (tag $e) (elem $el func) (data $d "")
      """;

  private static String immediates(Opcode op) {
    return switch (op.imm()) {
      case NONE, FENCE -> "";
      case BLOCK -> "(type $v)";
      case TRY_TABLE ->
          "(result i32) (catch $e 0) (catch_ref $e 0) (catch_all 0) (catch_all_ref 0)";
      case LABEL -> op == Opcode.DELEGATE ? "1" : "$l";
      case BR_TABLE -> "0 $l 0 1";
      case BR_ON_CAST -> "$l (ref null any) (ref $s)";
      case FUNC -> "$f";
      case TYPE -> "$s";
      case LOCAL -> "$x";
      case GLOBAL -> "$g";
      case TABLE -> "$u";
      case MEMORY -> "$n";
      case TAG -> "$e";
      case ELEM -> "$el";
      case DATA -> "$d";
      case CALL_INDIRECT -> "$u (type $v)";
      case TABLE_TABLE -> "$t $u";
      case ELEM_TABLE -> "$u $el";
      case DATA_MEMORY -> "$n $d";
      case MEMORY_MEMORY -> "$m $n";
      case TYPE_FIELD -> "$s $y";
      case TYPE_LENGTH -> "$a 3";
      case TYPE_DATA -> "$a $d";
      case TYPE_ELEM -> "$a $el";
      case TYPE_TYPE -> "$a $s";
      case SELECT_T -> "(result i32)";
      case MEMARG -> "$n offset=7 align=1";
      case MEMARG_LANE -> "$n offset=7 align=1 1";
      case I32 -> "-5";
      case I64 -> "-6";
      case F32 -> "0x1.8p1";
      case F64 -> "-nan:0x123";
      case V128 -> "i32x4 1 2 3 4";
      case LANE -> "1";
      case SHUFFLE -> "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31";
      case HEAP_TYPE -> "$s";
      case CAST ->
          op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL ? "(ref null $s)" : "(ref $s)";
    };
  }

  private static String body(Opcode op) {
    String instruction = op.text() + " " + immediates(op);
    return switch (op) {
      case END -> "block end";
      case ELSE -> "if else end";
      case CATCH, CATCH_ALL -> "try " + instruction + " end";
      case DELEGATE -> "block $l try " + instruction + " end";
      default -> op.opensBlock() ? instruction + " end" : "block $l " + instruction + " end";
    };
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void comesBack(Opcode op) {
    String text = SURROUNDINGS + "(func $f (local $x i32) " + body(op) + ")";
    WasmModule module = TextReader.read(text, Features.ALL);
    var met = EnumSet.noneOf(Opcode.class);
    InstructionReader.readAll(
        module, module.bodies().getFirst().expr(), Features.ALL, new Met(met));
    assertTrue(met.contains(op), () -> met.toString());

    String printed = TextPrinter.print(module);
    assertTrue(printed.contains(op.text()));
    assertArrayEquals(module.bytes(), TextReader.read(printed, Features.ALL).bytes(), printed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Opcode.class,
      names = {"END", "ELSE", "CATCH", "CATCH_ALL", "DELEGATE"},
      mode = EnumSource.Mode.EXCLUDE)
  void meansTheSameFolded(Opcode op) {
    if (op.opensBlock()) {
      return;
    }
    String flat =
        SURROUNDINGS
            + "(func $f (local $x i32) block $l nop "
            + op.text()
            + " "
            + immediates(op)
            + " end)";
    String folded =
        SURROUNDINGS
            + "(func $f (local $x i32) (block $l ("
            + op.text()
            + " "
            + immediates(op)
            + " (nop))))";
    assertArrayEquals(
        TextReader.read(flat, Features.ALL).bytes(), TextReader.read(folded, Features.ALL).bytes());
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void isFoundByItsName(Opcode op) {
    Opcode found = Opcode.ofText(op.text());
    assertEquals(op.text(), found.text());
    assertTrue(found == op || op.imm() == Imm.CAST || op == Opcode.SELECT_T, () -> found.name());
  }

  private static final class Met extends EmptyVisitor {
    private final EnumSet<Opcode> met;

    Met(EnumSet<Opcode> met) {
      this.met = met;
    }

    @Override
    public void plain(Opcode op) {
      met.add(op);
    }

    @Override
    public void block(Opcode op, BlockType type) {
      met.add(op);
    }

    @Override
    public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
      met.add(op);
    }

    @Override
    public void label(Opcode op, int label) {
      met.add(op);
    }

    @Override
    public void brTable(Opcode op, int[] labels, int defaultLabel) {
      met.add(op);
    }

    @Override
    public void brOnCast(Opcode op, int label, RefType from, RefType to) {
      met.add(op);
    }

    @Override
    public void index(Opcode op, int index) {
      met.add(op);
    }

    @Override
    public void index2(Opcode op, int first, int second) {
      met.add(op);
    }

    @Override
    public void select(Opcode op, List<ValType> types) {
      met.add(op);
    }

    @Override
    public void memArg(Opcode op, int memory, int align, long offset) {
      assertEquals(1, memory);
      assertEquals(7, offset);
      assertEquals(0, align);
      met.add(op);
    }

    @Override
    public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
      memArg(op, memory, align, offset);
      assertEquals(1, lane);
    }

    @Override
    public void i32Const(int value) {
      met.add(Opcode.I32_CONST);
    }

    @Override
    public void i64Const(long value) {
      met.add(Opcode.I64_CONST);
    }

    @Override
    public void f32Const(int bits) {
      assertEquals(3.0f, Float.intBitsToFloat(bits));
      met.add(Opcode.F32_CONST);
    }

    @Override
    public void f64Const(long bits) {
      assertEquals(0xfff0_0000_0000_0123L, bits);
      met.add(Opcode.F64_CONST);
    }

    @Override
    public void v128Const(long lo, long hi) {
      assertEquals(0x2_0000_0001L, lo);
      met.add(Opcode.V128_CONST);
    }

    @Override
    public void lane(Opcode op, int lane) {
      met.add(op);
    }

    @Override
    public void shuffle(Opcode op, long lo, long hi) {
      assertEquals(0x1f0e_0d0c_0b0a_0908L, hi);
      met.add(op);
    }

    @Override
    public void heapType(Opcode op, HeapType type) {
      met.add(op);
    }
  }
}
