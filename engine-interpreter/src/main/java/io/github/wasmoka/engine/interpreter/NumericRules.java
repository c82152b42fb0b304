package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.decoder.code.Opcode;

/**
 * Translates numeric instructions (§4.4.1): to operations of their own where they are frequent,
 * else as they stand.
 */
final class NumericRules {
  private final Emitter out;

  NumericRules(Emitter out) {
    this.out = out;
  }

  void plain(Opcode op) {
    switch (op) {
      case I32_EQZ -> zeroTest(Op.I32_EQ);
      case I64_EQZ -> zeroTest(Op.I64_EQ);
      case I32_EQ -> out.binary(Op.I32_EQ);
      case I32_NE -> out.binary(Op.I32_NE);
      case I64_EQ -> out.binary(Op.I64_EQ);
      case I64_NE -> out.binary(Op.I64_NE);
      case I32_LT_S -> out.binary(Op.I32_LT_S);
      case I32_GT_S -> out.swapped(Op.I32_LT_S);
      case I32_LE_S -> out.binary(Op.I32_LE_S);
      case I32_GE_S -> out.swapped(Op.I32_LE_S);
      case I32_LT_U -> out.binary(Op.I32_LT_U);
      case I32_GT_U -> out.swapped(Op.I32_LT_U);
      case I32_LE_U -> out.binary(Op.I32_LE_U);
      case I32_GE_U -> out.swapped(Op.I32_LE_U);
      case I64_LT_S -> out.binary(Op.I64_LT_S);
      case I64_GT_S -> out.swapped(Op.I64_LT_S);
      case I64_LE_S -> out.binary(Op.I64_LE_S);
      case I64_GE_S -> out.swapped(Op.I64_LE_S);
      case I64_LT_U -> out.binary(Op.I64_LT_U);
      case I64_GT_U -> out.swapped(Op.I64_LT_U);
      case I64_LE_U -> out.binary(Op.I64_LE_U);
      case I64_GE_U -> out.swapped(Op.I64_LE_U);
      case F32_EQ -> out.binary(Op.F32_EQ);
      case F32_NE -> out.binary(Op.F32_NE);
      case F32_LT -> out.binary(Op.F32_LT);
      case F32_GT -> out.swapped(Op.F32_LT);
      case F32_LE -> out.binary(Op.F32_LE);
      case F32_GE -> out.swapped(Op.F32_LE);
      case F64_EQ -> out.binary(Op.F64_EQ);
      case F64_NE -> out.binary(Op.F64_NE);
      case F64_LT -> out.binary(Op.F64_LT);
      case F64_GT -> out.swapped(Op.F64_LT);
      case F64_LE -> out.binary(Op.F64_LE);
      case F64_GE -> out.swapped(Op.F64_LE);
      case I32_ADD -> out.binary(Op.I32_ADD, Op.I32_ADD_I, true);
      case I32_SUB -> subtract(Op.I32_SUB, Op.I32_ADD_I);
      case I32_MUL -> out.binary(Op.I32_MUL);
      case I32_DIV_S -> out.binary(Op.I32_DIV_S);
      case I32_DIV_U -> out.binary(Op.I32_DIV_U);
      case I32_REM_S -> out.binary(Op.I32_REM_S);
      case I32_REM_U -> out.binary(Op.I32_REM_U);
      case I32_AND -> out.binary(Op.I32_AND, Op.I32_AND_I, true);
      case I32_OR -> out.binary(Op.I32_OR);
      case I32_XOR -> out.binary(Op.I32_XOR);
      case I32_SHL -> out.binary(Op.I32_SHL, Op.I32_SHL_I, false);
      case I32_SHR_S -> out.binary(Op.I32_SHR_S, Op.I32_SHR_S_I, false);
      case I32_SHR_U -> out.binary(Op.I32_SHR_U, Op.I32_SHR_U_I, false);
      case I32_ROTL -> out.binary(Op.I32_ROTL);
      case I32_ROTR -> rotateRight(op, Op.I32_ROTL, 31);
      case I64_ADD -> out.binary(Op.I64_ADD, Op.I64_ADD_I, true);
      case I64_SUB -> subtract(Op.I64_SUB, Op.I64_ADD_I);
      case I64_MUL -> out.binary(Op.I64_MUL);
      case I64_DIV_S -> out.binary(Op.I64_DIV_S);
      case I64_DIV_U -> out.binary(Op.I64_DIV_U);
      case I64_REM_S -> out.binary(Op.I64_REM_S);
      case I64_REM_U -> out.binary(Op.I64_REM_U);
      case I64_AND -> out.binary(Op.I64_AND);
      case I64_OR -> out.binary(Op.I64_OR);
      case I64_XOR -> out.binary(Op.I64_XOR);
      case I64_SHL -> out.binary(Op.I64_SHL);
      case I64_SHR_S -> out.binary(Op.I64_SHR_S);
      case I64_SHR_U -> out.binary(Op.I64_SHR_U);
      case I64_ROTL -> out.binary(Op.I64_ROTL);
      case I64_ROTR -> rotateRight(op, Op.I64_ROTL, 63);
      case F32_ADD -> out.binary(Op.F32_ADD);
      case F32_SUB -> out.binary(Op.F32_SUB);
      case F32_MUL -> out.binary(Op.F32_MUL);
      case F32_DIV -> out.binary(Op.F32_DIV);
      case F64_ABS -> out.unary(Op.F64_ABS);
      case F64_NEG -> out.unary(Op.F64_NEG);
      case F64_SQRT -> out.unary(Op.F64_SQRT);
      case F64_ADD -> out.binary(Op.F64_ADD);
      case F64_SUB -> out.binary(Op.F64_SUB);
      case F64_MUL -> out.binary(Op.F64_MUL);
      case F64_DIV -> out.binary(Op.F64_DIV);
      // The slot of an i32 is sign-extended, that of an f32 need not be: taking the low half does
      // for all of these.
      case I32_WRAP_I64,
          I64_EXTEND_I32_S,
          I64_EXTEND32_S,
          I32_REINTERPRET_F32,
          F32_REINTERPRET_I32 ->
          out.unary(Op.I32_WRAP_I64);
      case I64_EXTEND_I32_U -> out.unary(Op.I64_EXTEND_I32_U);
      case I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> {
        // the same bits in the same slot
      }
      case I32_EXTEND8_S -> out.unary(Op.I32_EXTEND8_S);
      case I32_EXTEND16_S -> out.unary(Op.I32_EXTEND16_S);
      case F64_CONVERT_I32_S -> out.unary(Op.F64_CONVERT_I32_S);
      case I32_TRUNC_F64_S -> out.unary(Op.I32_TRUNC_F64_S);
      case I32_TRUNC_SAT_F64_S -> out.unary(Op.I32_TRUNC_SAT_F64_S);
      case F64_CONVERT_I32_U -> out.unary(Op.F64_CONVERT_I32_U);
      case F32_CONVERT_I32_S -> out.unary(Op.F32_CONVERT_I32_S);
      case F64_PROMOTE_F32 -> out.unary(Op.F64_PROMOTE_F32);
      case F32_DEMOTE_F64 -> out.unary(Op.F32_DEMOTE_F64);
      default -> asItStands(op);
    }
  }

  private void zeroTest(int op) {
    out.push(Operands.NUM, Operands.CONST, 0);
    out.binary(op);
  }

  private void subtract(int op, int addImmediate) {
    if (out.rightImmediate(-Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      out.immediate(addImmediate, out.top() - 1, -out.rightValue());
    } else {
      out.binary(op);
    }
  }

  /** By a constant it is a rotation to the left. */
  private void rotateRight(Opcode op, int leftOp, int mask) {
    if (out.rightImmediate(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      out.stack.set(out.top(), Operands.CONST, -out.rightValue() & mask);
      out.binary(leftOp);
    } else {
      asItStands(op);
    }
  }

  /** The rare ones, which {@link ColdNumeric} knows by their opcodes. */
  private void asItStands(Opcode op) {
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    int params = type.indexOf('>');
    if (op.prefix() == 0xFC) {
      out.flushTop(params);
      int slot = out.stack.slot(out.stack.height() - params);
      out.stack.pop(params);
      for (int i = params + 1; i < type.length(); i++) {
        out.pushTemp(Operands.NUM);
      }
      out.code.emit(Op.NUMERIC_FC + op.number(), slot, 0, 0);
    } else if (params == 1) {
      out.unary(Op.NUMERIC + op.number());
    } else {
      out.binary(Op.NUMERIC + op.number());
    }
  }
}
