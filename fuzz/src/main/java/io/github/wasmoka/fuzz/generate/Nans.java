package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps the bits of NaNs, which arithmetic may choose (§4.3.3), out of what is compared: either
 * each such result is made canonical at once, or scalars only where their bits could be seen, so
 * that arithmetic is also tried on what arithmetic left.
 */
final class Nans {
  /** When scalars are made canonical. */
  enum Mode {
    AT_ONCE,
    WHERE_SEEN
  }

  /** Instructions through whose last operand the bits of a float can be seen. */
  private static final Set<Opcode> OBSERVERS =
      EnumSet.of(
          Opcode.F32_STORE,
          Opcode.F64_STORE,
          Opcode.I32_REINTERPRET_F32,
          Opcode.I64_REINTERPRET_F64,
          Opcode.F32_COPYSIGN,
          Opcode.F64_COPYSIGN,
          Opcode.F32X4_SPLAT,
          Opcode.F64X2_SPLAT,
          Opcode.F32X4_REPLACE_LANE,
          Opcode.F64X2_REPLACE_LANE);

  private final CodeGenerator g;
  private final Mode mode;

  Nans(CodeGenerator g, Mode mode) {
    this.g = g;
    this.mode = mode;
  }

  /** Before an instruction: makes its last operand canonical if it would be seen. */
  void before(Opcode op) {
    if (OBSERVERS.contains(op)) {
      String operands = Menu.operandsOf(op);
      observe(operands.charAt(operands.length() - 1) == 'f' ? ValType.F32 : ValType.F64);
    }
  }

  /** Where the bits of the float on top of the stack are about to be seen. */
  void observe(ValType type) {
    if (mode == Mode.WHERE_SEEN) {
      canonical(type, type == ValType.F32 ? Opcode.F32_EQ : Opcode.F64_EQ);
    }
  }

  /** Behind an instruction: makes its result canonical if arithmetic chose its bits. */
  void after(Opcode op, ValType result) {
    if (!Freedom.choosesNan(op)) {
      return;
    }
    if (result == ValType.V128) {
      canonical(result, Freedom.equality(op));
    } else if (mode == Mode.AT_ONCE) {
      canonical(result, Freedom.equality(op));
    }
  }

  private void canonical(ValType type, Opcode equal) {
    Freedom.canonical(g.code.out, equal, g.leaves.scratch(type));
  }
}
