package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine sees that drives a validator beside its translation. */
class LockstepTest {
  private final ValidModule module =
      Wat.valid(
          """
          (module (func (param i32) (result i64)
            i32.const 1
            loop (param i32) (result f32)
              drop
              f32.const 0
              i64.const 0
              br 1
              drop
            end
            drop
            i64.const 0))
          """);
  private final InstructionReader reader =
      new InstructionReader(module.module(), module.body(0).expr(), module.features());
  private final FunctionValidator validator = new FunctionValidator(module, 0, reader::offset);

  private void step(int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(reader.next(validator));
    }
  }

  @Test
  void stackAndBlocksAreThoseBeforeTheNextInstruction() {
    assertEquals(1, validator.controlDepth());
    assertEquals(Opcode.CALL, validator.control(0).op());
    assertEquals(List.of(ValType.I64), validator.control(0).labelTypes());

    step(2);
    assertEquals(2, validator.controlDepth());
    Control loop = validator.control(0);
    assertEquals(Opcode.LOOP, loop.op());
    assertEquals(0, loop.height());
    assertEquals(List.of(ValType.I32), loop.labelTypes());
    assertEquals(List.of(ValType.F32), loop.results());
    assertEquals(1, validator.height());
    assertEquals(ValType.I32, validator.operand(0));
    assertNull(validator.operand(1));

    step(2);
    assertEquals(ValType.F32, validator.operand(0));
    assertFalse(validator.unreachable());

    step(2);
    assertTrue(validator.unreachable());
    assertTrue(loop.unreachable());
    assertEquals(0, validator.height());
    assertNull(validator.operand(0));

    step(2);
    assertFalse(validator.unreachable());
    assertEquals(1, validator.controlDepth());
    assertEquals(ValType.F32, validator.operand(0));
  }

  @Test
  void anOperandOfTheBlockAroundIsNotSeen() {
    step(2);
    step(1);
    assertEquals(0, validator.height());
    assertNull(validator.operand(0));
  }

  @Test
  void theEndLeavesTheResults() {
    while (reader.next(validator)) {
      // to the end
    }
    assertEquals(0, validator.controlDepth());
  }
}
