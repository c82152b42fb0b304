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
      case I32_EQZ -> zeroTest(Op.I32_EQ_I);
      case I64_EQZ -> zeroTest(Op.I64_EQ_I);
      case I32_EQ -> out.binary(Op.I32_EQ, Op.I32_EQ_I, true);
      case I32_NE -> out.binary(Op.I32_NE, Op.I32_NE_I, true);
      case I64_EQ -> out.binary(Op.I64_EQ, Op.I64_EQ_I, true);
      case I64_NE -> out.binary(Op.I64_NE, Op.I64_NE_I, true);
      case I32_LT_S -> less(Op.I32_LT_S, Op.I32_LT_S_I);
      case I32_GT_S -> greater(Op.I32_LT_S, Op.I32_GT_S_I);
      case I32_LE_S -> lessOrEqualS(Op.I32_LE_S, Op.I32_LT_S_I);
      case I32_GE_S -> greaterOrEqualS(Op.I32_LE_S, Op.I32_GT_S_I);
      case I32_LT_U -> less(Op.I32_LT_U, Op.I32_LT_U_I);
      case I32_GT_U -> greater(Op.I32_LT_U, Op.I32_GT_U_I);
      case I32_LE_U -> lessOrEqualU(Op.I32_LE_U, Op.I32_LT_U_I);
      case I32_GE_U -> greaterOrEqualU(Op.I32_LE_U, Op.I32_GT_U_I);
      case I64_LT_S -> less(Op.I64_LT_S, Op.I64_LT_S_I);
      case I64_GT_S -> greater(Op.I64_LT_S, Op.I64_GT_S_I);
      case I64_LE_S -> lessOrEqualS(Op.I64_LE_S, Op.I64_LT_S_I);
      case I64_GE_S -> greaterOrEqualS(Op.I64_LE_S, Op.I64_GT_S_I);
      case I64_LT_U -> less(Op.I64_LT_U, Op.I64_LT_U_I);
      case I64_GT_U -> greater(Op.I64_LT_U, Op.I64_GT_U_I);
      case I64_LE_U -> lessOrEqualU(Op.I64_LE_U, Op.I64_LT_U_I);
      case I64_GE_U -> greaterOrEqualU(Op.I64_LE_U, Op.I64_GT_U_I);
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
      case I32_CLZ -> out.unary(Op.I32_CLZ);
      case I32_CTZ -> out.unary(Op.I32_CTZ);
      case I32_POPCNT -> out.unary(Op.I32_POPCNT);
      case I32_ADD -> out.binary(Op.I32_ADD, Op.I32_ADD_I, true);
      case I32_SUB -> subtract();
      case I32_MUL -> out.binary(Op.I32_MUL, Op.I32_MUL_I, true);
      case I32_DIV_S -> out.binary(Op.I32_DIV_S);
      case I32_DIV_U -> out.binary(Op.I32_DIV_U);
      case I32_REM_S -> out.binary(Op.I32_REM_S);
      case I32_REM_U -> out.binary(Op.I32_REM_U);
      case I32_AND -> out.binary(Op.I32_AND, Op.I32_AND_I, true);
      case I32_OR -> out.binary(Op.I32_OR, Op.I32_OR_I, true);
      case I32_XOR -> out.binary(Op.I32_XOR, Op.I32_XOR_I, true);
      case I32_SHL -> out.binary(Op.I32_SHL, Op.I32_SHL_I, false);
      case I32_SHR_S -> out.binary(Op.I32_SHR_S, Op.I32_SHR_S_I, false);
      case I32_SHR_U -> out.binary(Op.I32_SHR_U, Op.I32_SHR_U_I, false);
      case I32_ROTL -> out.binary(Op.I32_ROTL, Op.I32_ROTL_I, false);
      case I32_ROTR -> rotateRight(Op.I32_ROTR, Op.I32_ROTL_I);
      case I64_CLZ -> out.unary(Op.I64_CLZ);
      case I64_CTZ -> out.unary(Op.I64_CTZ);
      case I64_POPCNT -> out.unary(Op.I64_POPCNT);
      case I64_ADD -> out.binary(Op.I64_ADD, Op.I64_ADD_I, true);
      case I64_SUB -> {
        if (out.rightImmediate(-Integer.MAX_VALUE, Integer.MAX_VALUE)) {
          out.immediate(Op.I64_ADD_I, out.top() - 1, -out.rightValue());
        } else {
          out.binary(Op.I64_SUB);
        }
      }
      case I64_MUL -> out.binary(Op.I64_MUL, Op.I64_MUL_I, true);
      case I64_DIV_S -> out.binary(Op.I64_DIV_S);
      case I64_DIV_U -> out.binary(Op.I64_DIV_U);
      case I64_REM_S -> out.binary(Op.I64_REM_S);
      case I64_REM_U -> out.binary(Op.I64_REM_U);
      case I64_AND -> out.binary(Op.I64_AND, Op.I64_AND_I, true);
      case I64_OR -> out.binary(Op.I64_OR, Op.I64_OR_I, true);
      case I64_XOR -> out.binary(Op.I64_XOR, Op.I64_XOR_I, true);
      case I64_SHL -> out.binary(Op.I64_SHL, Op.I64_SHL_I, false);
      case I64_SHR_S -> out.binary(Op.I64_SHR_S, Op.I64_SHR_S_I, false);
      case I64_SHR_U -> out.binary(Op.I64_SHR_U, Op.I64_SHR_U_I, false);
      case I64_ROTL -> out.binary(Op.I64_ROTL, Op.I64_ROTL_I, false);
      case I64_ROTR -> rotateRight(Op.I64_ROTR, Op.I64_ROTL_I);
      case F32_ABS -> out.unary(Op.F32_ABS);
      case F32_NEG -> out.unary(Op.F32_NEG);
      case F32_SQRT -> out.unary(Op.F32_SQRT);
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
      case I64_EXTEND8_S -> out.unary(Op.I64_EXTEND8_S);
      case I64_EXTEND16_S -> out.unary(Op.I64_EXTEND16_S);
      case F64_CONVERT_I32_S -> out.unary(Op.F64_CONVERT_I32_S);
      case F64_CONVERT_I32_U -> out.unary(Op.F64_CONVERT_I32_U);
      case F64_CONVERT_I64_S -> out.unary(Op.F64_CONVERT_I64_S);
      case F32_CONVERT_I32_S -> out.unary(Op.F32_CONVERT_I32_S);
      case F64_PROMOTE_F32 -> out.unary(Op.F64_PROMOTE_F32);
      case F32_DEMOTE_F64 -> out.unary(Op.F32_DEMOTE_F64);
      default -> asItStands(op);
    }
  }

  private void zeroTest(int op) {
    out.push(Operands.NUM, Operands.CONST, 0);
    out.immediate(op, out.top() - 1, 0);
  }

  private void subtract() {
    if (out.rightImmediate(-Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      out.immediate(Op.I32_ADD_I, out.top() - 1, -out.rightValue());
    } else if (out.leftImmediate()) {
      out.immediate(Op.I32_RSUB_I, out.top(), out.leftValue());
    } else {
      out.binary(Op.I32_SUB);
    }
  }

  private void rotateRight(int op, int leftOp) {
    if (out.rightImmediate(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      out.immediate(leftOp, out.top() - 1, -out.rightValue() & 63);
    } else {
      out.binary(op);
    }
  }

  private void less(int op, int immediateOp) {
    out.binary(op, immediateOp, false);
  }

  private void greater(int lessOp, int immediateOp) {
    if (out.rightImmediate(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      out.immediate(immediateOp, out.top() - 1, out.rightValue());
    } else {
      out.swapped(lessOp);
    }
  }

  /** {@code x <= n} is {@code x < n + 1}. */
  private void lessOrEqualS(int op, int lessImmediate) {
    if (out.rightImmediate(Integer.MIN_VALUE, Integer.MAX_VALUE - 1)) {
      out.immediate(lessImmediate, out.top() - 1, out.rightValue() + 1);
    } else {
      out.binary(op);
    }
  }

  /** {@code x >= n} is {@code x > n - 1}. */
  private void greaterOrEqualS(int lessOrEqualOp, int greaterImmediate) {
    if (out.rightImmediate(Integer.MIN_VALUE + 1, Integer.MAX_VALUE)) {
      out.immediate(greaterImmediate, out.top() - 1, out.rightValue() - 1);
    } else {
      out.swapped(lessOrEqualOp);
    }
  }

  private void lessOrEqualU(int op, int lessImmediate) {
    if (out.rightImmediate(0, Integer.MAX_VALUE - 1)) {
      out.immediate(lessImmediate, out.top() - 1, out.rightValue() + 1);
    } else {
      out.binary(op);
    }
  }

  private void greaterOrEqualU(int lessOrEqualOp, int greaterImmediate) {
    if (out.rightImmediate(1, Integer.MAX_VALUE)) {
      out.immediate(greaterImmediate, out.top() - 1, out.rightValue() - 1);
    } else {
      out.swapped(lessOrEqualOp);
    }
  }

  /** The rare ones work where their operands are. */
  private void asItStands(Opcode op) {
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    int params = type.indexOf('>');
    int results = type.length() - params - 1;
    out.flushTop(params);
    int slot = out.stack.slot(out.stack.height() - params);
    out.stack.pop(params);
    for (int i = 0; i < results; i++) {
      out.pushTemp(Operands.NUM);
    }
    out.code.emit((op.prefix() == 0xFC ? Op.NUMERIC_FC : Op.NUMERIC) + op.number(), slot, 0, 0);
  }
}
