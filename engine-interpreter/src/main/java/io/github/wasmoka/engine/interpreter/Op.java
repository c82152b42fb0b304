package io.github.wasmoka.engine.interpreter;

/**
 * The internal operations. Each is a number in {@code FuncCode.ops} and a word of operands at the
 * same index of {@code FuncCode.args}: four fields of 16 bits, {@code a} (lowest) to {@code d},
 * that are slots of the frame unless said otherwise; {@code c} and {@code d} together may be one
 * 32-bit immediate. {@code a} is the slot of the result, the address of a store, or the left
 * operand of a branch.
 *
 * <p>Suffixes: {@code _I} the right operand is the immediate (of branches: {@code b}); {@code _X}
 * the address is the sum of two slots; {@code _XS} of a slot shifted left and another; {@code _C}
 * the address is the immediate.
 *
 * <p>The numbers below {@link #COLD} are cases of {@link Loop}; those above go to {@link Cold} by
 * range.
 */
final class Op {
  static final int I32_ADD = 0;
  static final int I32_SUB = 1;
  static final int I32_MUL = 2;
  static final int I32_AND = 3;
  static final int I32_OR = 4;
  static final int I32_XOR = 5;
  static final int I32_SHL = 6;
  static final int I32_SHR_S = 7;
  static final int I32_SHR_U = 8;
  static final int I32_ROTL = 9;
  static final int I32_ADD_I = 10;
  static final int I32_AND_I = 11;
  static final int I32_SHL_I = 12;
  static final int I32_SHR_S_I = 13;
  static final int I32_SHR_U_I = 14;
  static final int I32_EQ = 15;
  static final int I32_NE = 16;
  static final int I32_LT_S = 17;
  static final int I32_LE_S = 18;
  static final int I32_LT_U = 19;
  static final int I32_LE_U = 20;
  static final int I32_EXTEND8_S = 21;
  static final int I32_EXTEND16_S = 22;
  static final int I32_WRAP_I64 = 23;
  static final int I32_DIV_S = 24;
  static final int I32_DIV_U = 25;
  static final int I32_REM_S = 26;
  static final int I32_REM_U = 27;
  static final int I64_ADD = 28;
  static final int I64_SUB = 29;
  static final int I64_MUL = 30;
  static final int I64_AND = 31;
  static final int I64_OR = 32;
  static final int I64_XOR = 33;
  static final int I64_SHL = 34;
  static final int I64_SHR_S = 35;
  static final int I64_SHR_U = 36;
  static final int I64_ROTL = 37;
  static final int I64_ADD_I = 38;
  static final int I64_EQ = 39;
  static final int I64_NE = 40;
  static final int I64_LT_S = 41;
  static final int I64_LE_S = 42;
  static final int I64_LT_U = 43;
  static final int I64_LE_U = 44;
  static final int I64_EXTEND_I32_U = 45;
  static final int I64_DIV_S = 46;
  static final int I64_DIV_U = 47;
  static final int I64_REM_S = 48;
  static final int I64_REM_U = 49;
  static final int F64_ADD = 50;
  static final int F64_SUB = 51;
  static final int F64_MUL = 52;
  static final int F64_DIV = 53;
  static final int F64_EQ = 54;
  static final int F64_NE = 55;
  static final int F64_LT = 56;
  static final int F64_LE = 57;
  static final int F64_ABS = 58;
  static final int F64_NEG = 59;
  static final int F64_SQRT = 60;
  static final int F32_ADD = 61;
  static final int F32_SUB = 62;
  static final int F32_MUL = 63;
  static final int F32_DIV = 64;
  static final int F32_EQ = 65;
  static final int F32_NE = 66;
  static final int F32_LT = 67;
  static final int F32_LE = 68;
  static final int F64_CONVERT_I32_S = 69;
  static final int F64_CONVERT_I32_U = 70;
  static final int F32_CONVERT_I32_S = 71;
  static final int F64_PROMOTE_F32 = 72;
  static final int F32_DEMOTE_F64 = 73;
  static final int I32_TRUNC_F64_S = 74;
  static final int I32_TRUNC_SAT_F64_S = 75;
  static final int COPY = 76;
  static final int COPY2 = 77;
  static final int CONST = 78;
  static final int SELECT = 79;
  static final int GLOBAL_GET = 80;
  static final int GLOBAL_SET = 81;
  static final int I32_LOAD = 82;
  static final int I64_LOAD = 83;
  static final int LOAD8_U = 84;
  static final int LOAD8_S = 85;
  static final int LOAD16_U = 86;
  static final int LOAD16_S = 87;
  static final int LOAD32_U = 88;
  static final int I32_LOAD_X = 89;
  static final int I64_LOAD_X = 90;
  static final int LOAD8_U_X = 91;
  static final int I32_LOAD_XS = 92;
  static final int I64_LOAD_XS = 93;
  static final int I32_STORE = 94;
  static final int I64_STORE = 95;
  static final int STORE8 = 96;
  static final int STORE16 = 97;
  static final int I32_STORE_X = 98;
  static final int STORE8_X = 99;
  static final int I32_ADD3 = 100;
  static final int I32_ADD_ADD_I = 101;
  static final int I32_XOR3 = 102;
  static final int I32_SHL_ADD = 103;
  static final int I32_SHL_OR = 104;
  static final int I32_SHR_U_XOR = 105;
  static final int I32_ROTL_XOR = 106;
  static final int I32_SHR_U_AND = 107;
  static final int I32_AND_SHL = 108;
  static final int I32_XOR_ROTL = 109;
  static final int I32_AND_XOR = 110;
  static final int I32_XOR_AND = 111;
  static final int I32_MUL_ADD = 112;
  static final int I32_LOAD_ADD = 113;
  static final int I32_LOAD_XOR = 114;
  static final int F64_MUL_ADD = 115;
  static final int F64_MUL_SUB = 116;
  static final int F64_MUL_RSUB = 117;
  static final int F64_LOAD_MUL = 118;
  static final int F64_LOAD_ADD = 119;
  static final int BR = 120;
  static final int BR_Z = 121;
  static final int BR_NZ = 122;
  static final int BR_I32_EQ = 123;
  static final int BR_I32_NE = 124;
  static final int BR_I32_LT_S = 125;
  static final int BR_I32_LE_S = 126;
  static final int BR_I32_LT_U = 127;
  static final int BR_I32_LE_U = 128;
  static final int BR_I64_EQ = 129;
  static final int BR_I64_NE = 130;
  static final int BR_I64_LT_S = 131;
  static final int BR_I64_LE_S = 132;
  static final int BR_I64_LT_U = 133;
  static final int BR_I64_LE_U = 134;
  static final int BR_AND_Z = 135;
  static final int BR_AND_NZ = 136;
  static final int BR_F64_EQ = 137;
  static final int BR_F64_NE = 138;
  static final int BR_F64_LT = 139;
  static final int BR_F64_LE = 140;
  static final int BR_F64_NLT = 141;
  static final int BR_F64_NLE = 142;
  static final int ADD_BR_NZ = 143;
  static final int ADD_BR_NE = 144;
  static final int ADD_BR_LT_S = 145;
  static final int ADD_BR_LT_U = 146;
  static final int BR_TABLE = 147;

  /** The number of operations of {@link Dispatch}; those from here on are done by {@link Loop}. */
  static final int HOT_COUNT = 148;

  static final int RETURN = 148;
  static final int RETURN1 = 149;
  static final int RETURNS = 150;
  static final int CALL = 151;
  static final int CALL_IMPORT = 152;
  static final int CALL_INDIRECT = 153;
  static final int CALL_REF = 154;
  static final int TAIL_CALL = 155;
  static final int TAIL_CALL_IMPORT = 156;
  static final int TAIL_CALL_INDIRECT = 157;
  static final int TAIL_CALL_REF = 158;
  static final int UNREACHABLE = 159;
  static final int MEMORY_GROW = 160;

  /** Where the operations of {@link Cold} begin. */
  static final int COLD = 0x200;

  static final int CONST64 = COLD + 0;
  static final int REF_NULL = COLD + 1;
  static final int REF_FUNC = COLD + 2;
  static final int REF_COPY = COLD + 3;
  static final int REF_IS_NULL = COLD + 4;
  static final int REF_AS_NON_NULL = COLD + 5;
  static final int REF_EQ = COLD + 6;
  static final int REF_TEST = COLD + 7;
  static final int REF_CAST = COLD + 8;
  static final int REF_I31 = COLD + 9;
  static final int I31_GET_S = COLD + 10;
  static final int I31_GET_U = COLD + 11;
  static final int SELECT_V = COLD + 12;
  static final int SELECT_REF = COLD + 13;
  static final int GLOBAL_GET_V = COLD + 14;
  static final int GLOBAL_SET_V = COLD + 15;
  static final int GLOBAL_GET_REF = COLD + 16;
  static final int GLOBAL_SET_REF = COLD + 17;
  static final int LOAD = COLD + 18;
  static final int STORE = COLD + 19;
  static final int MEMORY_SIZE = COLD + 20;
  static final int MEMORY_FILL = COLD + 21;
  static final int MEMORY_COPY = COLD + 22;
  static final int MEMORY_INIT = COLD + 23;
  static final int DATA_DROP = COLD + 24;
  static final int TABLE_GET = COLD + 25;
  static final int TABLE_SET = COLD + 26;
  static final int TABLE_SIZE = COLD + 27;
  static final int TABLE_GROW = COLD + 28;
  static final int TABLE_FILL = COLD + 29;
  static final int TABLE_COPY = COLD + 30;
  static final int TABLE_INIT = COLD + 31;
  static final int ELEM_DROP = COLD + 32;
  static final int THROW = COLD + 33;
  static final int THROW_REF = COLD + 34;
  static final int RETHROW = COLD + 35;
  static final int STRUCT_NEW = COLD + 36;
  static final int STRUCT_NEW_DEFAULT = COLD + 37;
  static final int STRUCT_GET = COLD + 38;
  static final int STRUCT_SET = COLD + 39;
  static final int ARRAY_NEW = COLD + 40;
  static final int ARRAY_NEW_DEFAULT = COLD + 41;
  static final int ARRAY_NEW_FIXED = COLD + 42;
  static final int ARRAY_NEW_DATA = COLD + 43;
  static final int ARRAY_NEW_ELEM = COLD + 44;
  static final int ARRAY_GET = COLD + 45;
  static final int ARRAY_SET = COLD + 46;
  static final int ARRAY_LEN = COLD + 47;
  static final int ARRAY_FILL = COLD + 48;
  static final int ARRAY_COPY = COLD + 49;
  static final int ARRAY_INIT_DATA = COLD + 50;
  static final int ARRAY_INIT_ELEM = COLD + 51;
  static final int VECTOR_ACCESS = COLD + 52;
  static final int SHUFFLE = COLD + 53;
  static final int ATOMIC_ACCESS = COLD + 54;
  static final int FENCE = COLD + 55;

  /** Takes fuel, the immediate, and polls for interruption. */
  static final int GUARD = COLD + 56;

  /** Tells the call listener. */
  static final int ENTERED = COLD + 57;

  /** Tells the call listener. */
  static final int LEFT = COLD + 58;

  /** Copies slots, as many as the immediate says, from b on to a on. */
  static final int COPY_RANGE = COLD + 59;

  /** Of the wide form: copies b slots from that of the immediate on to a on. */
  static final int FAR_IN = COLD + 60;

  /** Of the wide form: copies b slots from a on to that of the immediate on. */
  static final int FAR_OUT = COLD + 61;

  /** Of the wide form: sets the far slots below the immediate to zero and null. */
  static final int FAR_ZERO = COLD + 62;

  /** Plain numeric instructions without an operation of their own: this plus the opcode. */
  static final int NUMERIC = 0x300;

  /** Saturating conversions and wide arithmetic: this plus the number behind the prefix 0xFC. */
  static final int NUMERIC_FC = 0x400;

  /** Vector instructions: this plus the number behind the prefix 0xFD. */
  static final int VECTOR = 0x500;

  /**
   * Vector loads and {@code v128.store} on the array of memory 0: this plus the number; the
   * immediate is the offset.
   */
  static final int VECTOR_ARRAY = VECTOR + 0x140;

  private Op() {}
}
