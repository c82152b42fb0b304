package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instruction set: the one description that decoder, encoder, validator, text format, printer,
 * fuzzer and engines read from. A new instruction is one row here and its semantics in each engine.
 *
 * <p>A row holds the opcode ({@code prefix << 16 | number} for prefixed ones), the text name, the
 * shape of the immediates, the type, the feature it came with (none for 1.0), and for memory
 * accesses their width in bytes and for all whether it is allowed in constant expressions
 * (§3.4.13).
 *
 * <p>The type is written as operand letters, {@code >}, result letters: {@code i} i32, {@code l}
 * i64, {@code f} f32, {@code d} f64, {@code v} v128, {@code a} the address type of the memory that
 * the immediate names. It is null where validation has a rule of its own, because the type depends
 * on immediates or on the stack.
 *
 * @spec https://webassembly.github.io/spec/core/binary/instructions.html Instructions
 */
public enum Opcode {
  // Parametric and control instructions (§5.4.1, §5.4.2)
  UNREACHABLE(0x00, "unreachable", Imm.NONE, null),
  NOP(0x01, "nop", Imm.NONE, ">"),
  BLOCK(0x02, "block", Imm.BLOCK, null),
  LOOP(0x03, "loop", Imm.BLOCK, null),
  IF(0x04, "if", Imm.BLOCK, null),
  ELSE(0x05, "else", Imm.NONE, null),
  TRY(0x06, "try", Imm.BLOCK, null, Feature.LEGACY_EXCEPTIONS),
  CATCH(0x07, "catch", Imm.TAG, null, Feature.LEGACY_EXCEPTIONS),
  THROW(0x08, "throw", Imm.TAG, null, Feature.EXCEPTIONS),
  RETHROW(0x09, "rethrow", Imm.LABEL, null, Feature.LEGACY_EXCEPTIONS),
  THROW_REF(0x0a, "throw_ref", Imm.NONE, null, Feature.EXCEPTIONS),
  END(0x0b, "end", Imm.NONE, null),
  BR(0x0c, "br", Imm.LABEL, null),
  BR_IF(0x0d, "br_if", Imm.LABEL, null),
  BR_TABLE(0x0e, "br_table", Imm.BR_TABLE, null),
  RETURN(0x0f, "return", Imm.NONE, null),
  CALL(0x10, "call", Imm.FUNC, null),
  CALL_INDIRECT(0x11, "call_indirect", Imm.CALL_INDIRECT, null),
  RETURN_CALL(0x12, "return_call", Imm.FUNC, null, Feature.TAIL_CALL),
  RETURN_CALL_INDIRECT(0x13, "return_call_indirect", Imm.CALL_INDIRECT, null, Feature.TAIL_CALL),
  CALL_REF(0x14, "call_ref", Imm.TYPE, null, Feature.FUNCTION_REFERENCES),
  RETURN_CALL_REF(0x15, "return_call_ref", Imm.TYPE, null, Feature.TAIL_CALL),
  DELEGATE(0x18, "delegate", Imm.LABEL, null, Feature.LEGACY_EXCEPTIONS),
  CATCH_ALL(0x19, "catch_all", Imm.NONE, null, Feature.LEGACY_EXCEPTIONS),
  DROP(0x1a, "drop", Imm.NONE, null),
  SELECT(0x1b, "select", Imm.NONE, null),
  SELECT_T(0x1c, "select", Imm.SELECT_T, null, Feature.REFERENCE_TYPES),
  TRY_TABLE(0x1f, "try_table", Imm.TRY_TABLE, null, Feature.EXCEPTIONS),

  // Variable instructions (§5.4.3)
  LOCAL_GET(0x20, "local.get", Imm.LOCAL, null),
  LOCAL_SET(0x21, "local.set", Imm.LOCAL, null),
  LOCAL_TEE(0x22, "local.tee", Imm.LOCAL, null),
  GLOBAL_GET(0x23, "global.get", Imm.GLOBAL, null, null, 0, true),
  GLOBAL_SET(0x24, "global.set", Imm.GLOBAL, null),

  // Table instructions (§5.4.4)
  TABLE_GET(0x25, "table.get", Imm.TABLE, null, Feature.REFERENCE_TYPES),
  TABLE_SET(0x26, "table.set", Imm.TABLE, null, Feature.REFERENCE_TYPES),

  // Memory instructions (§5.4.5)
  I32_LOAD(0x28, "i32.load", Imm.MEMARG, "a>i", null, 4, false),
  I64_LOAD(0x29, "i64.load", Imm.MEMARG, "a>l", null, 8, false),
  F32_LOAD(0x2a, "f32.load", Imm.MEMARG, "a>f", null, 4, false),
  F64_LOAD(0x2b, "f64.load", Imm.MEMARG, "a>d", null, 8, false),
  I32_LOAD8_S(0x2c, "i32.load8_s", Imm.MEMARG, "a>i", null, 1, false),
  I32_LOAD8_U(0x2d, "i32.load8_u", Imm.MEMARG, "a>i", null, 1, false),
  I32_LOAD16_S(0x2e, "i32.load16_s", Imm.MEMARG, "a>i", null, 2, false),
  I32_LOAD16_U(0x2f, "i32.load16_u", Imm.MEMARG, "a>i", null, 2, false),
  I64_LOAD8_S(0x30, "i64.load8_s", Imm.MEMARG, "a>l", null, 1, false),
  I64_LOAD8_U(0x31, "i64.load8_u", Imm.MEMARG, "a>l", null, 1, false),
  I64_LOAD16_S(0x32, "i64.load16_s", Imm.MEMARG, "a>l", null, 2, false),
  I64_LOAD16_U(0x33, "i64.load16_u", Imm.MEMARG, "a>l", null, 2, false),
  I64_LOAD32_S(0x34, "i64.load32_s", Imm.MEMARG, "a>l", null, 4, false),
  I64_LOAD32_U(0x35, "i64.load32_u", Imm.MEMARG, "a>l", null, 4, false),
  I32_STORE(0x36, "i32.store", Imm.MEMARG, "ai>", null, 4, false),
  I64_STORE(0x37, "i64.store", Imm.MEMARG, "al>", null, 8, false),
  F32_STORE(0x38, "f32.store", Imm.MEMARG, "af>", null, 4, false),
  F64_STORE(0x39, "f64.store", Imm.MEMARG, "ad>", null, 8, false),
  I32_STORE8(0x3a, "i32.store8", Imm.MEMARG, "ai>", null, 1, false),
  I32_STORE16(0x3b, "i32.store16", Imm.MEMARG, "ai>", null, 2, false),
  I64_STORE8(0x3c, "i64.store8", Imm.MEMARG, "al>", null, 1, false),
  I64_STORE16(0x3d, "i64.store16", Imm.MEMARG, "al>", null, 2, false),
  I64_STORE32(0x3e, "i64.store32", Imm.MEMARG, "al>", null, 4, false),
  MEMORY_SIZE(0x3f, "memory.size", Imm.MEMORY, ">a"),
  MEMORY_GROW(0x40, "memory.grow", Imm.MEMORY, "a>a"),

  // Numeric instructions (§5.4.8)
  I32_CONST(0x41, "i32.const", Imm.I32, ">i", null, 0, true),
  I64_CONST(0x42, "i64.const", Imm.I64, ">l", null, 0, true),
  F32_CONST(0x43, "f32.const", Imm.F32, ">f", null, 0, true),
  F64_CONST(0x44, "f64.const", Imm.F64, ">d", null, 0, true),
  I32_EQZ(0x45, "i32.eqz", Imm.NONE, "i>i"),
  I32_EQ(0x46, "i32.eq", Imm.NONE, "ii>i"),
  I32_NE(0x47, "i32.ne", Imm.NONE, "ii>i"),
  I32_LT_S(0x48, "i32.lt_s", Imm.NONE, "ii>i"),
  I32_LT_U(0x49, "i32.lt_u", Imm.NONE, "ii>i"),
  I32_GT_S(0x4a, "i32.gt_s", Imm.NONE, "ii>i"),
  I32_GT_U(0x4b, "i32.gt_u", Imm.NONE, "ii>i"),
  I32_LE_S(0x4c, "i32.le_s", Imm.NONE, "ii>i"),
  I32_LE_U(0x4d, "i32.le_u", Imm.NONE, "ii>i"),
  I32_GE_S(0x4e, "i32.ge_s", Imm.NONE, "ii>i"),
  I32_GE_U(0x4f, "i32.ge_u", Imm.NONE, "ii>i"),
  I64_EQZ(0x50, "i64.eqz", Imm.NONE, "l>i"),
  I64_EQ(0x51, "i64.eq", Imm.NONE, "ll>i"),
  I64_NE(0x52, "i64.ne", Imm.NONE, "ll>i"),
  I64_LT_S(0x53, "i64.lt_s", Imm.NONE, "ll>i"),
  I64_LT_U(0x54, "i64.lt_u", Imm.NONE, "ll>i"),
  I64_GT_S(0x55, "i64.gt_s", Imm.NONE, "ll>i"),
  I64_GT_U(0x56, "i64.gt_u", Imm.NONE, "ll>i"),
  I64_LE_S(0x57, "i64.le_s", Imm.NONE, "ll>i"),
  I64_LE_U(0x58, "i64.le_u", Imm.NONE, "ll>i"),
  I64_GE_S(0x59, "i64.ge_s", Imm.NONE, "ll>i"),
  I64_GE_U(0x5a, "i64.ge_u", Imm.NONE, "ll>i"),
  F32_EQ(0x5b, "f32.eq", Imm.NONE, "ff>i"),
  F32_NE(0x5c, "f32.ne", Imm.NONE, "ff>i"),
  F32_LT(0x5d, "f32.lt", Imm.NONE, "ff>i"),
  F32_GT(0x5e, "f32.gt", Imm.NONE, "ff>i"),
  F32_LE(0x5f, "f32.le", Imm.NONE, "ff>i"),
  F32_GE(0x60, "f32.ge", Imm.NONE, "ff>i"),
  F64_EQ(0x61, "f64.eq", Imm.NONE, "dd>i"),
  F64_NE(0x62, "f64.ne", Imm.NONE, "dd>i"),
  F64_LT(0x63, "f64.lt", Imm.NONE, "dd>i"),
  F64_GT(0x64, "f64.gt", Imm.NONE, "dd>i"),
  F64_LE(0x65, "f64.le", Imm.NONE, "dd>i"),
  F64_GE(0x66, "f64.ge", Imm.NONE, "dd>i"),
  I32_CLZ(0x67, "i32.clz", Imm.NONE, "i>i"),
  I32_CTZ(0x68, "i32.ctz", Imm.NONE, "i>i"),
  I32_POPCNT(0x69, "i32.popcnt", Imm.NONE, "i>i"),
  I32_ADD(0x6a, "i32.add", Imm.NONE, "ii>i", null, 0, true),
  I32_SUB(0x6b, "i32.sub", Imm.NONE, "ii>i", null, 0, true),
  I32_MUL(0x6c, "i32.mul", Imm.NONE, "ii>i", null, 0, true),
  I32_DIV_S(0x6d, "i32.div_s", Imm.NONE, "ii>i"),
  I32_DIV_U(0x6e, "i32.div_u", Imm.NONE, "ii>i"),
  I32_REM_S(0x6f, "i32.rem_s", Imm.NONE, "ii>i"),
  I32_REM_U(0x70, "i32.rem_u", Imm.NONE, "ii>i"),
  I32_AND(0x71, "i32.and", Imm.NONE, "ii>i"),
  I32_OR(0x72, "i32.or", Imm.NONE, "ii>i"),
  I32_XOR(0x73, "i32.xor", Imm.NONE, "ii>i"),
  I32_SHL(0x74, "i32.shl", Imm.NONE, "ii>i"),
  I32_SHR_S(0x75, "i32.shr_s", Imm.NONE, "ii>i"),
  I32_SHR_U(0x76, "i32.shr_u", Imm.NONE, "ii>i"),
  I32_ROTL(0x77, "i32.rotl", Imm.NONE, "ii>i"),
  I32_ROTR(0x78, "i32.rotr", Imm.NONE, "ii>i"),
  I64_CLZ(0x79, "i64.clz", Imm.NONE, "l>l"),
  I64_CTZ(0x7a, "i64.ctz", Imm.NONE, "l>l"),
  I64_POPCNT(0x7b, "i64.popcnt", Imm.NONE, "l>l"),
  I64_ADD(0x7c, "i64.add", Imm.NONE, "ll>l", null, 0, true),
  I64_SUB(0x7d, "i64.sub", Imm.NONE, "ll>l", null, 0, true),
  I64_MUL(0x7e, "i64.mul", Imm.NONE, "ll>l", null, 0, true),
  I64_DIV_S(0x7f, "i64.div_s", Imm.NONE, "ll>l"),
  I64_DIV_U(0x80, "i64.div_u", Imm.NONE, "ll>l"),
  I64_REM_S(0x81, "i64.rem_s", Imm.NONE, "ll>l"),
  I64_REM_U(0x82, "i64.rem_u", Imm.NONE, "ll>l"),
  I64_AND(0x83, "i64.and", Imm.NONE, "ll>l"),
  I64_OR(0x84, "i64.or", Imm.NONE, "ll>l"),
  I64_XOR(0x85, "i64.xor", Imm.NONE, "ll>l"),
  I64_SHL(0x86, "i64.shl", Imm.NONE, "ll>l"),
  I64_SHR_S(0x87, "i64.shr_s", Imm.NONE, "ll>l"),
  I64_SHR_U(0x88, "i64.shr_u", Imm.NONE, "ll>l"),
  I64_ROTL(0x89, "i64.rotl", Imm.NONE, "ll>l"),
  I64_ROTR(0x8a, "i64.rotr", Imm.NONE, "ll>l"),
  F32_ABS(0x8b, "f32.abs", Imm.NONE, "f>f"),
  F32_NEG(0x8c, "f32.neg", Imm.NONE, "f>f"),
  F32_CEIL(0x8d, "f32.ceil", Imm.NONE, "f>f"),
  F32_FLOOR(0x8e, "f32.floor", Imm.NONE, "f>f"),
  F32_TRUNC(0x8f, "f32.trunc", Imm.NONE, "f>f"),
  F32_NEAREST(0x90, "f32.nearest", Imm.NONE, "f>f"),
  F32_SQRT(0x91, "f32.sqrt", Imm.NONE, "f>f"),
  F32_ADD(0x92, "f32.add", Imm.NONE, "ff>f"),
  F32_SUB(0x93, "f32.sub", Imm.NONE, "ff>f"),
  F32_MUL(0x94, "f32.mul", Imm.NONE, "ff>f"),
  F32_DIV(0x95, "f32.div", Imm.NONE, "ff>f"),
  F32_MIN(0x96, "f32.min", Imm.NONE, "ff>f"),
  F32_MAX(0x97, "f32.max", Imm.NONE, "ff>f"),
  F32_COPYSIGN(0x98, "f32.copysign", Imm.NONE, "ff>f"),
  F64_ABS(0x99, "f64.abs", Imm.NONE, "d>d"),
  F64_NEG(0x9a, "f64.neg", Imm.NONE, "d>d"),
  F64_CEIL(0x9b, "f64.ceil", Imm.NONE, "d>d"),
  F64_FLOOR(0x9c, "f64.floor", Imm.NONE, "d>d"),
  F64_TRUNC(0x9d, "f64.trunc", Imm.NONE, "d>d"),
  F64_NEAREST(0x9e, "f64.nearest", Imm.NONE, "d>d"),
  F64_SQRT(0x9f, "f64.sqrt", Imm.NONE, "d>d"),
  F64_ADD(0xa0, "f64.add", Imm.NONE, "dd>d"),
  F64_SUB(0xa1, "f64.sub", Imm.NONE, "dd>d"),
  F64_MUL(0xa2, "f64.mul", Imm.NONE, "dd>d"),
  F64_DIV(0xa3, "f64.div", Imm.NONE, "dd>d"),
  F64_MIN(0xa4, "f64.min", Imm.NONE, "dd>d"),
  F64_MAX(0xa5, "f64.max", Imm.NONE, "dd>d"),
  F64_COPYSIGN(0xa6, "f64.copysign", Imm.NONE, "dd>d"),
  I32_WRAP_I64(0xa7, "i32.wrap_i64", Imm.NONE, "l>i"),
  I32_TRUNC_F32_S(0xa8, "i32.trunc_f32_s", Imm.NONE, "f>i"),
  I32_TRUNC_F32_U(0xa9, "i32.trunc_f32_u", Imm.NONE, "f>i"),
  I32_TRUNC_F64_S(0xaa, "i32.trunc_f64_s", Imm.NONE, "d>i"),
  I32_TRUNC_F64_U(0xab, "i32.trunc_f64_u", Imm.NONE, "d>i"),
  I64_EXTEND_I32_S(0xac, "i64.extend_i32_s", Imm.NONE, "i>l"),
  I64_EXTEND_I32_U(0xad, "i64.extend_i32_u", Imm.NONE, "i>l"),
  I64_TRUNC_F32_S(0xae, "i64.trunc_f32_s", Imm.NONE, "f>l"),
  I64_TRUNC_F32_U(0xaf, "i64.trunc_f32_u", Imm.NONE, "f>l"),
  I64_TRUNC_F64_S(0xb0, "i64.trunc_f64_s", Imm.NONE, "d>l"),
  I64_TRUNC_F64_U(0xb1, "i64.trunc_f64_u", Imm.NONE, "d>l"),
  F32_CONVERT_I32_S(0xb2, "f32.convert_i32_s", Imm.NONE, "i>f"),
  F32_CONVERT_I32_U(0xb3, "f32.convert_i32_u", Imm.NONE, "i>f"),
  F32_CONVERT_I64_S(0xb4, "f32.convert_i64_s", Imm.NONE, "l>f"),
  F32_CONVERT_I64_U(0xb5, "f32.convert_i64_u", Imm.NONE, "l>f"),
  F32_DEMOTE_F64(0xb6, "f32.demote_f64", Imm.NONE, "d>f"),
  F64_CONVERT_I32_S(0xb7, "f64.convert_i32_s", Imm.NONE, "i>d"),
  F64_CONVERT_I32_U(0xb8, "f64.convert_i32_u", Imm.NONE, "i>d"),
  F64_CONVERT_I64_S(0xb9, "f64.convert_i64_s", Imm.NONE, "l>d"),
  F64_CONVERT_I64_U(0xba, "f64.convert_i64_u", Imm.NONE, "l>d"),
  F64_PROMOTE_F32(0xbb, "f64.promote_f32", Imm.NONE, "f>d"),
  I32_REINTERPRET_F32(0xbc, "i32.reinterpret_f32", Imm.NONE, "f>i"),
  I64_REINTERPRET_F64(0xbd, "i64.reinterpret_f64", Imm.NONE, "d>l"),
  F32_REINTERPRET_I32(0xbe, "f32.reinterpret_i32", Imm.NONE, "i>f"),
  F64_REINTERPRET_I64(0xbf, "f64.reinterpret_i64", Imm.NONE, "l>d"),
  I32_EXTEND8_S(0xc0, "i32.extend8_s", Imm.NONE, "i>i", Feature.SIGN_EXTENSION),
  I32_EXTEND16_S(0xc1, "i32.extend16_s", Imm.NONE, "i>i", Feature.SIGN_EXTENSION),
  I64_EXTEND8_S(0xc2, "i64.extend8_s", Imm.NONE, "l>l", Feature.SIGN_EXTENSION),
  I64_EXTEND16_S(0xc3, "i64.extend16_s", Imm.NONE, "l>l", Feature.SIGN_EXTENSION),
  I64_EXTEND32_S(0xc4, "i64.extend32_s", Imm.NONE, "l>l", Feature.SIGN_EXTENSION),

  // Reference instructions (§5.4.6)
  REF_NULL(0xd0, "ref.null", Imm.HEAP_TYPE, null, Feature.REFERENCE_TYPES, 0, true),
  REF_IS_NULL(0xd1, "ref.is_null", Imm.NONE, null, Feature.REFERENCE_TYPES),
  REF_FUNC(0xd2, "ref.func", Imm.FUNC, null, Feature.REFERENCE_TYPES, 0, true),
  REF_EQ(0xd3, "ref.eq", Imm.NONE, null, Feature.GC),
  REF_AS_NON_NULL(0xd4, "ref.as_non_null", Imm.NONE, null, Feature.FUNCTION_REFERENCES),
  BR_ON_NULL(0xd5, "br_on_null", Imm.LABEL, null, Feature.FUNCTION_REFERENCES),
  BR_ON_NON_NULL(0xd6, "br_on_non_null", Imm.LABEL, null, Feature.FUNCTION_REFERENCES),

  // Aggregate instructions (§5.4.7)
  STRUCT_NEW(0xfb0000, "struct.new", Imm.TYPE, null, Feature.GC, 0, true),
  STRUCT_NEW_DEFAULT(0xfb0001, "struct.new_default", Imm.TYPE, null, Feature.GC, 0, true),
  STRUCT_GET(0xfb0002, "struct.get", Imm.TYPE_FIELD, null, Feature.GC),
  STRUCT_GET_S(0xfb0003, "struct.get_s", Imm.TYPE_FIELD, null, Feature.GC),
  STRUCT_GET_U(0xfb0004, "struct.get_u", Imm.TYPE_FIELD, null, Feature.GC),
  STRUCT_SET(0xfb0005, "struct.set", Imm.TYPE_FIELD, null, Feature.GC),
  ARRAY_NEW(0xfb0006, "array.new", Imm.TYPE, null, Feature.GC, 0, true),
  ARRAY_NEW_DEFAULT(0xfb0007, "array.new_default", Imm.TYPE, null, Feature.GC, 0, true),
  ARRAY_NEW_FIXED(0xfb0008, "array.new_fixed", Imm.TYPE_LENGTH, null, Feature.GC, 0, true),
  ARRAY_NEW_DATA(0xfb0009, "array.new_data", Imm.TYPE_DATA, null, Feature.GC),
  ARRAY_NEW_ELEM(0xfb000a, "array.new_elem", Imm.TYPE_ELEM, null, Feature.GC),
  ARRAY_GET(0xfb000b, "array.get", Imm.TYPE, null, Feature.GC),
  ARRAY_GET_S(0xfb000c, "array.get_s", Imm.TYPE, null, Feature.GC),
  ARRAY_GET_U(0xfb000d, "array.get_u", Imm.TYPE, null, Feature.GC),
  ARRAY_SET(0xfb000e, "array.set", Imm.TYPE, null, Feature.GC),
  ARRAY_LEN(0xfb000f, "array.len", Imm.NONE, null, Feature.GC),
  ARRAY_FILL(0xfb0010, "array.fill", Imm.TYPE, null, Feature.GC),
  ARRAY_COPY(0xfb0011, "array.copy", Imm.TYPE_TYPE, null, Feature.GC),
  ARRAY_INIT_DATA(0xfb0012, "array.init_data", Imm.TYPE_DATA, null, Feature.GC),
  ARRAY_INIT_ELEM(0xfb0013, "array.init_elem", Imm.TYPE_ELEM, null, Feature.GC),
  REF_TEST(0xfb0014, "ref.test", Imm.CAST, null, Feature.GC),
  REF_TEST_NULL(0xfb0015, "ref.test", Imm.CAST, null, Feature.GC),
  REF_CAST(0xfb0016, "ref.cast", Imm.CAST, null, Feature.GC),
  REF_CAST_NULL(0xfb0017, "ref.cast", Imm.CAST, null, Feature.GC),
  BR_ON_CAST(0xfb0018, "br_on_cast", Imm.BR_ON_CAST, null, Feature.GC),
  BR_ON_CAST_FAIL(0xfb0019, "br_on_cast_fail", Imm.BR_ON_CAST, null, Feature.GC),
  ANY_CONVERT_EXTERN(0xfb001a, "any.convert_extern", Imm.NONE, null, Feature.GC, 0, true),
  EXTERN_CONVERT_ANY(0xfb001b, "extern.convert_any", Imm.NONE, null, Feature.GC, 0, true),
  REF_I31(0xfb001c, "ref.i31", Imm.NONE, null, Feature.GC, 0, true),
  I31_GET_S(0xfb001d, "i31.get_s", Imm.NONE, null, Feature.GC),
  I31_GET_U(0xfb001e, "i31.get_u", Imm.NONE, null, Feature.GC),

  // Saturating conversions (§5.4.8)
  I32_TRUNC_SAT_F32_S(
      0xfc0000, "i32.trunc_sat_f32_s", Imm.NONE, "f>i", Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F32_U(
      0xfc0001, "i32.trunc_sat_f32_u", Imm.NONE, "f>i", Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_S(
      0xfc0002, "i32.trunc_sat_f64_s", Imm.NONE, "d>i", Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_U(
      0xfc0003, "i32.trunc_sat_f64_u", Imm.NONE, "d>i", Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_S(
      0xfc0004, "i64.trunc_sat_f32_s", Imm.NONE, "f>l", Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_U(
      0xfc0005, "i64.trunc_sat_f32_u", Imm.NONE, "f>l", Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_S(
      0xfc0006, "i64.trunc_sat_f64_s", Imm.NONE, "d>l", Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_U(
      0xfc0007, "i64.trunc_sat_f64_u", Imm.NONE, "d>l", Feature.SATURATING_FLOAT_TO_INT),

  // Bulk memory and table instructions (§5.4.4, §5.4.5)
  MEMORY_INIT(0xfc0008, "memory.init", Imm.DATA_MEMORY, "aii>", Feature.BULK_MEMORY),
  DATA_DROP(0xfc0009, "data.drop", Imm.DATA, ">", Feature.BULK_MEMORY),
  MEMORY_COPY(0xfc000a, "memory.copy", Imm.MEMORY_MEMORY, null, Feature.BULK_MEMORY),
  MEMORY_FILL(0xfc000b, "memory.fill", Imm.MEMORY, "aia>", Feature.BULK_MEMORY),
  TABLE_INIT(0xfc000c, "table.init", Imm.ELEM_TABLE, null, Feature.BULK_MEMORY),
  ELEM_DROP(0xfc000d, "elem.drop", Imm.ELEM, ">", Feature.BULK_MEMORY),
  TABLE_COPY(0xfc000e, "table.copy", Imm.TABLE_TABLE, null, Feature.BULK_MEMORY),
  TABLE_GROW(0xfc000f, "table.grow", Imm.TABLE, null, Feature.REFERENCE_TYPES),
  TABLE_SIZE(0xfc0010, "table.size", Imm.TABLE, null, Feature.REFERENCE_TYPES),
  TABLE_FILL(0xfc0011, "table.fill", Imm.TABLE, null, Feature.REFERENCE_TYPES),

  // Wide arithmetic (proposal)
  I64_ADD128(0xfc0013, "i64.add128", Imm.NONE, "llll>ll", Feature.WIDE_ARITHMETIC),
  I64_SUB128(0xfc0014, "i64.sub128", Imm.NONE, "llll>ll", Feature.WIDE_ARITHMETIC),
  I64_MUL_WIDE_S(0xfc0015, "i64.mul_wide_s", Imm.NONE, "ll>ll", Feature.WIDE_ARITHMETIC),
  I64_MUL_WIDE_U(0xfc0016, "i64.mul_wide_u", Imm.NONE, "ll>ll", Feature.WIDE_ARITHMETIC),

  // Vector instructions (§5.4.9)
  V128_LOAD(0xfd0000, "v128.load", Imm.MEMARG, "a>v", Feature.SIMD, 16, false),
  V128_LOAD8X8_S(0xfd0001, "v128.load8x8_s", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD8X8_U(0xfd0002, "v128.load8x8_u", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD16X4_S(0xfd0003, "v128.load16x4_s", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD16X4_U(0xfd0004, "v128.load16x4_u", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD32X2_S(0xfd0005, "v128.load32x2_s", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD32X2_U(0xfd0006, "v128.load32x2_u", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_LOAD8_SPLAT(0xfd0007, "v128.load8_splat", Imm.MEMARG, "a>v", Feature.SIMD, 1, false),
  V128_LOAD16_SPLAT(0xfd0008, "v128.load16_splat", Imm.MEMARG, "a>v", Feature.SIMD, 2, false),
  V128_LOAD32_SPLAT(0xfd0009, "v128.load32_splat", Imm.MEMARG, "a>v", Feature.SIMD, 4, false),
  V128_LOAD64_SPLAT(0xfd000a, "v128.load64_splat", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  V128_STORE(0xfd000b, "v128.store", Imm.MEMARG, "av>", Feature.SIMD, 16, false),
  V128_CONST(0xfd000c, "v128.const", Imm.V128, ">v", Feature.SIMD, 0, true),
  I8X16_SHUFFLE(0xfd000d, "i8x16.shuffle", Imm.SHUFFLE, "vv>v", Feature.SIMD),
  I8X16_SWIZZLE(0xfd000e, "i8x16.swizzle", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_SPLAT(0xfd000f, "i8x16.splat", Imm.NONE, "i>v", Feature.SIMD),
  I16X8_SPLAT(0xfd0010, "i16x8.splat", Imm.NONE, "i>v", Feature.SIMD),
  I32X4_SPLAT(0xfd0011, "i32x4.splat", Imm.NONE, "i>v", Feature.SIMD),
  I64X2_SPLAT(0xfd0012, "i64x2.splat", Imm.NONE, "l>v", Feature.SIMD),
  F32X4_SPLAT(0xfd0013, "f32x4.splat", Imm.NONE, "f>v", Feature.SIMD),
  F64X2_SPLAT(0xfd0014, "f64x2.splat", Imm.NONE, "d>v", Feature.SIMD),
  I8X16_EXTRACT_LANE_S(0xfd0015, "i8x16.extract_lane_s", Imm.LANE, "v>i", Feature.SIMD),
  I8X16_EXTRACT_LANE_U(0xfd0016, "i8x16.extract_lane_u", Imm.LANE, "v>i", Feature.SIMD),
  I8X16_REPLACE_LANE(0xfd0017, "i8x16.replace_lane", Imm.LANE, "vi>v", Feature.SIMD),
  I16X8_EXTRACT_LANE_S(0xfd0018, "i16x8.extract_lane_s", Imm.LANE, "v>i", Feature.SIMD),
  I16X8_EXTRACT_LANE_U(0xfd0019, "i16x8.extract_lane_u", Imm.LANE, "v>i", Feature.SIMD),
  I16X8_REPLACE_LANE(0xfd001a, "i16x8.replace_lane", Imm.LANE, "vi>v", Feature.SIMD),
  I32X4_EXTRACT_LANE(0xfd001b, "i32x4.extract_lane", Imm.LANE, "v>i", Feature.SIMD),
  I32X4_REPLACE_LANE(0xfd001c, "i32x4.replace_lane", Imm.LANE, "vi>v", Feature.SIMD),
  I64X2_EXTRACT_LANE(0xfd001d, "i64x2.extract_lane", Imm.LANE, "v>l", Feature.SIMD),
  I64X2_REPLACE_LANE(0xfd001e, "i64x2.replace_lane", Imm.LANE, "vl>v", Feature.SIMD),
  F32X4_EXTRACT_LANE(0xfd001f, "f32x4.extract_lane", Imm.LANE, "v>f", Feature.SIMD),
  F32X4_REPLACE_LANE(0xfd0020, "f32x4.replace_lane", Imm.LANE, "vf>v", Feature.SIMD),
  F64X2_EXTRACT_LANE(0xfd0021, "f64x2.extract_lane", Imm.LANE, "v>d", Feature.SIMD),
  F64X2_REPLACE_LANE(0xfd0022, "f64x2.replace_lane", Imm.LANE, "vd>v", Feature.SIMD),
  I8X16_EQ(0xfd0023, "i8x16.eq", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_NE(0xfd0024, "i8x16.ne", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_LT_S(0xfd0025, "i8x16.lt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_LT_U(0xfd0026, "i8x16.lt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_GT_S(0xfd0027, "i8x16.gt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_GT_U(0xfd0028, "i8x16.gt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_LE_S(0xfd0029, "i8x16.le_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_LE_U(0xfd002a, "i8x16.le_u", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_GE_S(0xfd002b, "i8x16.ge_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_GE_U(0xfd002c, "i8x16.ge_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EQ(0xfd002d, "i16x8.eq", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_NE(0xfd002e, "i16x8.ne", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_LT_S(0xfd002f, "i16x8.lt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_LT_U(0xfd0030, "i16x8.lt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_GT_S(0xfd0031, "i16x8.gt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_GT_U(0xfd0032, "i16x8.gt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_LE_S(0xfd0033, "i16x8.le_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_LE_U(0xfd0034, "i16x8.le_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_GE_S(0xfd0035, "i16x8.ge_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_GE_U(0xfd0036, "i16x8.ge_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_EQ(0xfd0037, "i32x4.eq", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_NE(0xfd0038, "i32x4.ne", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_LT_S(0xfd0039, "i32x4.lt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_LT_U(0xfd003a, "i32x4.lt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_GT_S(0xfd003b, "i32x4.gt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_GT_U(0xfd003c, "i32x4.gt_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_LE_S(0xfd003d, "i32x4.le_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_LE_U(0xfd003e, "i32x4.le_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_GE_S(0xfd003f, "i32x4.ge_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_GE_U(0xfd0040, "i32x4.ge_u", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_EQ(0xfd0041, "f32x4.eq", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_NE(0xfd0042, "f32x4.ne", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_LT(0xfd0043, "f32x4.lt", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_GT(0xfd0044, "f32x4.gt", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_LE(0xfd0045, "f32x4.le", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_GE(0xfd0046, "f32x4.ge", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_EQ(0xfd0047, "f64x2.eq", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_NE(0xfd0048, "f64x2.ne", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_LT(0xfd0049, "f64x2.lt", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_GT(0xfd004a, "f64x2.gt", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_LE(0xfd004b, "f64x2.le", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_GE(0xfd004c, "f64x2.ge", Imm.NONE, "vv>v", Feature.SIMD),
  V128_NOT(0xfd004d, "v128.not", Imm.NONE, "v>v", Feature.SIMD),
  V128_AND(0xfd004e, "v128.and", Imm.NONE, "vv>v", Feature.SIMD),
  V128_ANDNOT(0xfd004f, "v128.andnot", Imm.NONE, "vv>v", Feature.SIMD),
  V128_OR(0xfd0050, "v128.or", Imm.NONE, "vv>v", Feature.SIMD),
  V128_XOR(0xfd0051, "v128.xor", Imm.NONE, "vv>v", Feature.SIMD),
  V128_BITSELECT(0xfd0052, "v128.bitselect", Imm.NONE, "vvv>v", Feature.SIMD),
  V128_ANY_TRUE(0xfd0053, "v128.any_true", Imm.NONE, "v>i", Feature.SIMD),
  V128_LOAD8_LANE(0xfd0054, "v128.load8_lane", Imm.MEMARG_LANE, "av>v", Feature.SIMD, 1, false),
  V128_LOAD16_LANE(0xfd0055, "v128.load16_lane", Imm.MEMARG_LANE, "av>v", Feature.SIMD, 2, false),
  V128_LOAD32_LANE(0xfd0056, "v128.load32_lane", Imm.MEMARG_LANE, "av>v", Feature.SIMD, 4, false),
  V128_LOAD64_LANE(0xfd0057, "v128.load64_lane", Imm.MEMARG_LANE, "av>v", Feature.SIMD, 8, false),
  V128_STORE8_LANE(0xfd0058, "v128.store8_lane", Imm.MEMARG_LANE, "av>", Feature.SIMD, 1, false),
  V128_STORE16_LANE(0xfd0059, "v128.store16_lane", Imm.MEMARG_LANE, "av>", Feature.SIMD, 2, false),
  V128_STORE32_LANE(0xfd005a, "v128.store32_lane", Imm.MEMARG_LANE, "av>", Feature.SIMD, 4, false),
  V128_STORE64_LANE(0xfd005b, "v128.store64_lane", Imm.MEMARG_LANE, "av>", Feature.SIMD, 8, false),
  V128_LOAD32_ZERO(0xfd005c, "v128.load32_zero", Imm.MEMARG, "a>v", Feature.SIMD, 4, false),
  V128_LOAD64_ZERO(0xfd005d, "v128.load64_zero", Imm.MEMARG, "a>v", Feature.SIMD, 8, false),
  F32X4_DEMOTE_F64X2_ZERO(0xfd005e, "f32x4.demote_f64x2_zero", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_PROMOTE_LOW_F32X4(0xfd005f, "f64x2.promote_low_f32x4", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_ABS(0xfd0060, "i8x16.abs", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_NEG(0xfd0061, "i8x16.neg", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_POPCNT(0xfd0062, "i8x16.popcnt", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_ALL_TRUE(0xfd0063, "i8x16.all_true", Imm.NONE, "v>i", Feature.SIMD),
  I8X16_BITMASK(0xfd0064, "i8x16.bitmask", Imm.NONE, "v>i", Feature.SIMD),
  I8X16_NARROW_I16X8_S(0xfd0065, "i8x16.narrow_i16x8_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_NARROW_I16X8_U(0xfd0066, "i8x16.narrow_i16x8_u", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_CEIL(0xfd0067, "f32x4.ceil", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_FLOOR(0xfd0068, "f32x4.floor", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_TRUNC(0xfd0069, "f32x4.trunc", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_NEAREST(0xfd006a, "f32x4.nearest", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_SHL(0xfd006b, "i8x16.shl", Imm.NONE, "vi>v", Feature.SIMD),
  I8X16_SHR_S(0xfd006c, "i8x16.shr_s", Imm.NONE, "vi>v", Feature.SIMD),
  I8X16_SHR_U(0xfd006d, "i8x16.shr_u", Imm.NONE, "vi>v", Feature.SIMD),
  I8X16_ADD(0xfd006e, "i8x16.add", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_ADD_SAT_S(0xfd006f, "i8x16.add_sat_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_ADD_SAT_U(0xfd0070, "i8x16.add_sat_u", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_SUB(0xfd0071, "i8x16.sub", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_SUB_SAT_S(0xfd0072, "i8x16.sub_sat_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_SUB_SAT_U(0xfd0073, "i8x16.sub_sat_u", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_CEIL(0xfd0074, "f64x2.ceil", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_FLOOR(0xfd0075, "f64x2.floor", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_MIN_S(0xfd0076, "i8x16.min_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_MIN_U(0xfd0077, "i8x16.min_u", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_MAX_S(0xfd0078, "i8x16.max_s", Imm.NONE, "vv>v", Feature.SIMD),
  I8X16_MAX_U(0xfd0079, "i8x16.max_u", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_TRUNC(0xfd007a, "f64x2.trunc", Imm.NONE, "v>v", Feature.SIMD),
  I8X16_AVGR_U(0xfd007b, "i8x16.avgr_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_S(
      0xfd007c, "i16x8.extadd_pairwise_i8x16_s", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_U(
      0xfd007d, "i16x8.extadd_pairwise_i8x16_u", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_S(
      0xfd007e, "i32x4.extadd_pairwise_i16x8_s", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_U(
      0xfd007f, "i32x4.extadd_pairwise_i16x8_u", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_ABS(0xfd0080, "i16x8.abs", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_NEG(0xfd0081, "i16x8.neg", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_Q15MULR_SAT_S(0xfd0082, "i16x8.q15mulr_sat_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_ALL_TRUE(0xfd0083, "i16x8.all_true", Imm.NONE, "v>i", Feature.SIMD),
  I16X8_BITMASK(0xfd0084, "i16x8.bitmask", Imm.NONE, "v>i", Feature.SIMD),
  I16X8_NARROW_I32X4_S(0xfd0085, "i16x8.narrow_i32x4_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_NARROW_I32X4_U(0xfd0086, "i16x8.narrow_i32x4_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTEND_LOW_I8X16_S(0xfd0087, "i16x8.extend_low_i8x16_s", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_EXTEND_HIGH_I8X16_S(0xfd0088, "i16x8.extend_high_i8x16_s", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_EXTEND_LOW_I8X16_U(0xfd0089, "i16x8.extend_low_i8x16_u", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_EXTEND_HIGH_I8X16_U(0xfd008a, "i16x8.extend_high_i8x16_u", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_SHL(0xfd008b, "i16x8.shl", Imm.NONE, "vi>v", Feature.SIMD),
  I16X8_SHR_S(0xfd008c, "i16x8.shr_s", Imm.NONE, "vi>v", Feature.SIMD),
  I16X8_SHR_U(0xfd008d, "i16x8.shr_u", Imm.NONE, "vi>v", Feature.SIMD),
  I16X8_ADD(0xfd008e, "i16x8.add", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_ADD_SAT_S(0xfd008f, "i16x8.add_sat_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_ADD_SAT_U(0xfd0090, "i16x8.add_sat_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_SUB(0xfd0091, "i16x8.sub", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_SUB_SAT_S(0xfd0092, "i16x8.sub_sat_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_SUB_SAT_U(0xfd0093, "i16x8.sub_sat_u", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_NEAREST(0xfd0094, "f64x2.nearest", Imm.NONE, "v>v", Feature.SIMD),
  I16X8_MUL(0xfd0095, "i16x8.mul", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_MIN_S(0xfd0096, "i16x8.min_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_MIN_U(0xfd0097, "i16x8.min_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_MAX_S(0xfd0098, "i16x8.max_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_MAX_U(0xfd0099, "i16x8.max_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_AVGR_U(0xfd009b, "i16x8.avgr_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTMUL_LOW_I8X16_S(0xfd009c, "i16x8.extmul_low_i8x16_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTMUL_HIGH_I8X16_S(0xfd009d, "i16x8.extmul_high_i8x16_s", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTMUL_LOW_I8X16_U(0xfd009e, "i16x8.extmul_low_i8x16_u", Imm.NONE, "vv>v", Feature.SIMD),
  I16X8_EXTMUL_HIGH_I8X16_U(0xfd009f, "i16x8.extmul_high_i8x16_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_ABS(0xfd00a0, "i32x4.abs", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_NEG(0xfd00a1, "i32x4.neg", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_ALL_TRUE(0xfd00a3, "i32x4.all_true", Imm.NONE, "v>i", Feature.SIMD),
  I32X4_BITMASK(0xfd00a4, "i32x4.bitmask", Imm.NONE, "v>i", Feature.SIMD),
  I32X4_EXTEND_LOW_I16X8_S(0xfd00a7, "i32x4.extend_low_i16x8_s", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_EXTEND_HIGH_I16X8_S(0xfd00a8, "i32x4.extend_high_i16x8_s", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_EXTEND_LOW_I16X8_U(0xfd00a9, "i32x4.extend_low_i16x8_u", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_EXTEND_HIGH_I16X8_U(0xfd00aa, "i32x4.extend_high_i16x8_u", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_SHL(0xfd00ab, "i32x4.shl", Imm.NONE, "vi>v", Feature.SIMD),
  I32X4_SHR_S(0xfd00ac, "i32x4.shr_s", Imm.NONE, "vi>v", Feature.SIMD),
  I32X4_SHR_U(0xfd00ad, "i32x4.shr_u", Imm.NONE, "vi>v", Feature.SIMD),
  I32X4_ADD(0xfd00ae, "i32x4.add", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_SUB(0xfd00b1, "i32x4.sub", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_MUL(0xfd00b5, "i32x4.mul", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_MIN_S(0xfd00b6, "i32x4.min_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_MIN_U(0xfd00b7, "i32x4.min_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_MAX_S(0xfd00b8, "i32x4.max_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_MAX_U(0xfd00b9, "i32x4.max_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_DOT_I16X8_S(0xfd00ba, "i32x4.dot_i16x8_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_EXTMUL_LOW_I16X8_S(0xfd00bc, "i32x4.extmul_low_i16x8_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_EXTMUL_HIGH_I16X8_S(0xfd00bd, "i32x4.extmul_high_i16x8_s", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_EXTMUL_LOW_I16X8_U(0xfd00be, "i32x4.extmul_low_i16x8_u", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_EXTMUL_HIGH_I16X8_U(0xfd00bf, "i32x4.extmul_high_i16x8_u", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_ABS(0xfd00c0, "i64x2.abs", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_NEG(0xfd00c1, "i64x2.neg", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_ALL_TRUE(0xfd00c3, "i64x2.all_true", Imm.NONE, "v>i", Feature.SIMD),
  I64X2_BITMASK(0xfd00c4, "i64x2.bitmask", Imm.NONE, "v>i", Feature.SIMD),
  I64X2_EXTEND_LOW_I32X4_S(0xfd00c7, "i64x2.extend_low_i32x4_s", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_EXTEND_HIGH_I32X4_S(0xfd00c8, "i64x2.extend_high_i32x4_s", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_EXTEND_LOW_I32X4_U(0xfd00c9, "i64x2.extend_low_i32x4_u", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_EXTEND_HIGH_I32X4_U(0xfd00ca, "i64x2.extend_high_i32x4_u", Imm.NONE, "v>v", Feature.SIMD),
  I64X2_SHL(0xfd00cb, "i64x2.shl", Imm.NONE, "vi>v", Feature.SIMD),
  I64X2_SHR_S(0xfd00cc, "i64x2.shr_s", Imm.NONE, "vi>v", Feature.SIMD),
  I64X2_SHR_U(0xfd00cd, "i64x2.shr_u", Imm.NONE, "vi>v", Feature.SIMD),
  I64X2_ADD(0xfd00ce, "i64x2.add", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_SUB(0xfd00d1, "i64x2.sub", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_MUL(0xfd00d5, "i64x2.mul", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_EQ(0xfd00d6, "i64x2.eq", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_NE(0xfd00d7, "i64x2.ne", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_LT_S(0xfd00d8, "i64x2.lt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_GT_S(0xfd00d9, "i64x2.gt_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_LE_S(0xfd00da, "i64x2.le_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_GE_S(0xfd00db, "i64x2.ge_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_EXTMUL_LOW_I32X4_S(0xfd00dc, "i64x2.extmul_low_i32x4_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_EXTMUL_HIGH_I32X4_S(0xfd00dd, "i64x2.extmul_high_i32x4_s", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_EXTMUL_LOW_I32X4_U(0xfd00de, "i64x2.extmul_low_i32x4_u", Imm.NONE, "vv>v", Feature.SIMD),
  I64X2_EXTMUL_HIGH_I32X4_U(0xfd00df, "i64x2.extmul_high_i32x4_u", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_ABS(0xfd00e0, "f32x4.abs", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_NEG(0xfd00e1, "f32x4.neg", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_SQRT(0xfd00e3, "f32x4.sqrt", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_ADD(0xfd00e4, "f32x4.add", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_SUB(0xfd00e5, "f32x4.sub", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_MUL(0xfd00e6, "f32x4.mul", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_DIV(0xfd00e7, "f32x4.div", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_MIN(0xfd00e8, "f32x4.min", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_MAX(0xfd00e9, "f32x4.max", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_PMIN(0xfd00ea, "f32x4.pmin", Imm.NONE, "vv>v", Feature.SIMD),
  F32X4_PMAX(0xfd00eb, "f32x4.pmax", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_ABS(0xfd00ec, "f64x2.abs", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_NEG(0xfd00ed, "f64x2.neg", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_SQRT(0xfd00ef, "f64x2.sqrt", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_ADD(0xfd00f0, "f64x2.add", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_SUB(0xfd00f1, "f64x2.sub", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_MUL(0xfd00f2, "f64x2.mul", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_DIV(0xfd00f3, "f64x2.div", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_MIN(0xfd00f4, "f64x2.min", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_MAX(0xfd00f5, "f64x2.max", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_PMIN(0xfd00f6, "f64x2.pmin", Imm.NONE, "vv>v", Feature.SIMD),
  F64X2_PMAX(0xfd00f7, "f64x2.pmax", Imm.NONE, "vv>v", Feature.SIMD),
  I32X4_TRUNC_SAT_F32X4_S(0xfd00f8, "i32x4.trunc_sat_f32x4_s", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_TRUNC_SAT_F32X4_U(0xfd00f9, "i32x4.trunc_sat_f32x4_u", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_CONVERT_I32X4_S(0xfd00fa, "f32x4.convert_i32x4_s", Imm.NONE, "v>v", Feature.SIMD),
  F32X4_CONVERT_I32X4_U(0xfd00fb, "f32x4.convert_i32x4_u", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_TRUNC_SAT_F64X2_S_ZERO(
      0xfd00fc, "i32x4.trunc_sat_f64x2_s_zero", Imm.NONE, "v>v", Feature.SIMD),
  I32X4_TRUNC_SAT_F64X2_U_ZERO(
      0xfd00fd, "i32x4.trunc_sat_f64x2_u_zero", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_CONVERT_LOW_I32X4_S(0xfd00fe, "f64x2.convert_low_i32x4_s", Imm.NONE, "v>v", Feature.SIMD),
  F64X2_CONVERT_LOW_I32X4_U(0xfd00ff, "f64x2.convert_low_i32x4_u", Imm.NONE, "v>v", Feature.SIMD),

  // Relaxed vector instructions (§5.4.9)
  I8X16_RELAXED_SWIZZLE(0xfd0100, "i8x16.relaxed_swizzle", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_S(
      0xfd0101, "i32x4.relaxed_trunc_f32x4_s", Imm.NONE, "v>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_U(
      0xfd0102, "i32x4.relaxed_trunc_f32x4_u", Imm.NONE, "v>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_S_ZERO(
      0xfd0103, "i32x4.relaxed_trunc_f64x2_s_zero", Imm.NONE, "v>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_U_ZERO(
      0xfd0104, "i32x4.relaxed_trunc_f64x2_u_zero", Imm.NONE, "v>v", Feature.RELAXED_SIMD),
  F32X4_RELAXED_MADD(0xfd0105, "f32x4.relaxed_madd", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  F32X4_RELAXED_NMADD(0xfd0106, "f32x4.relaxed_nmadd", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  F64X2_RELAXED_MADD(0xfd0107, "f64x2.relaxed_madd", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  F64X2_RELAXED_NMADD(0xfd0108, "f64x2.relaxed_nmadd", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  I8X16_RELAXED_LANESELECT(
      0xfd0109, "i8x16.relaxed_laneselect", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  I16X8_RELAXED_LANESELECT(
      0xfd010a, "i16x8.relaxed_laneselect", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_LANESELECT(
      0xfd010b, "i32x4.relaxed_laneselect", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  I64X2_RELAXED_LANESELECT(
      0xfd010c, "i64x2.relaxed_laneselect", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),
  F32X4_RELAXED_MIN(0xfd010d, "f32x4.relaxed_min", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  F32X4_RELAXED_MAX(0xfd010e, "f32x4.relaxed_max", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  F64X2_RELAXED_MIN(0xfd010f, "f64x2.relaxed_min", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  F64X2_RELAXED_MAX(0xfd0110, "f64x2.relaxed_max", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  I16X8_RELAXED_Q15MULR_S(
      0xfd0111, "i16x8.relaxed_q15mulr_s", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  I16X8_RELAXED_DOT_I8X16_I7X16_S(
      0xfd0112, "i16x8.relaxed_dot_i8x16_i7x16_s", Imm.NONE, "vv>v", Feature.RELAXED_SIMD),
  I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
      0xfd0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", Imm.NONE, "vvv>v", Feature.RELAXED_SIMD),

  // Atomic memory instructions (threads proposal)
  MEMORY_ATOMIC_NOTIFY(
      0xfe0000, "memory.atomic.notify", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  MEMORY_ATOMIC_WAIT32(
      0xfe0001, "memory.atomic.wait32", Imm.MEMARG, "ail>i", Feature.THREADS, 4, false),
  MEMORY_ATOMIC_WAIT64(
      0xfe0002, "memory.atomic.wait64", Imm.MEMARG, "all>i", Feature.THREADS, 8, false),
  ATOMIC_FENCE(0xfe0003, "atomic.fence", Imm.FENCE, ">", Feature.THREADS),
  I32_ATOMIC_LOAD(0xfe0010, "i32.atomic.load", Imm.MEMARG, "a>i", Feature.THREADS, 4, false),
  I64_ATOMIC_LOAD(0xfe0011, "i64.atomic.load", Imm.MEMARG, "a>l", Feature.THREADS, 8, false),
  I32_ATOMIC_LOAD8_U(0xfe0012, "i32.atomic.load8_u", Imm.MEMARG, "a>i", Feature.THREADS, 1, false),
  I32_ATOMIC_LOAD16_U(
      0xfe0013, "i32.atomic.load16_u", Imm.MEMARG, "a>i", Feature.THREADS, 2, false),
  I64_ATOMIC_LOAD8_U(0xfe0014, "i64.atomic.load8_u", Imm.MEMARG, "a>l", Feature.THREADS, 1, false),
  I64_ATOMIC_LOAD16_U(
      0xfe0015, "i64.atomic.load16_u", Imm.MEMARG, "a>l", Feature.THREADS, 2, false),
  I64_ATOMIC_LOAD32_U(
      0xfe0016, "i64.atomic.load32_u", Imm.MEMARG, "a>l", Feature.THREADS, 4, false),
  I32_ATOMIC_STORE(0xfe0017, "i32.atomic.store", Imm.MEMARG, "ai>", Feature.THREADS, 4, false),
  I64_ATOMIC_STORE(0xfe0018, "i64.atomic.store", Imm.MEMARG, "al>", Feature.THREADS, 8, false),
  I32_ATOMIC_STORE8(0xfe0019, "i32.atomic.store8", Imm.MEMARG, "ai>", Feature.THREADS, 1, false),
  I32_ATOMIC_STORE16(0xfe001a, "i32.atomic.store16", Imm.MEMARG, "ai>", Feature.THREADS, 2, false),
  I64_ATOMIC_STORE8(0xfe001b, "i64.atomic.store8", Imm.MEMARG, "al>", Feature.THREADS, 1, false),
  I64_ATOMIC_STORE16(0xfe001c, "i64.atomic.store16", Imm.MEMARG, "al>", Feature.THREADS, 2, false),
  I64_ATOMIC_STORE32(0xfe001d, "i64.atomic.store32", Imm.MEMARG, "al>", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_ADD(0xfe001e, "i32.atomic.rmw.add", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_ADD(0xfe001f, "i64.atomic.rmw.add", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_ADD_U(
      0xfe0020, "i32.atomic.rmw8.add_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_ADD_U(
      0xfe0021, "i32.atomic.rmw16.add_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_ADD_U(
      0xfe0022, "i64.atomic.rmw8.add_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_ADD_U(
      0xfe0023, "i64.atomic.rmw16.add_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_ADD_U(
      0xfe0024, "i64.atomic.rmw32.add_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_SUB(0xfe0025, "i32.atomic.rmw.sub", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_SUB(0xfe0026, "i64.atomic.rmw.sub", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_SUB_U(
      0xfe0027, "i32.atomic.rmw8.sub_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_SUB_U(
      0xfe0028, "i32.atomic.rmw16.sub_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_SUB_U(
      0xfe0029, "i64.atomic.rmw8.sub_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_SUB_U(
      0xfe002a, "i64.atomic.rmw16.sub_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_SUB_U(
      0xfe002b, "i64.atomic.rmw32.sub_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_AND(0xfe002c, "i32.atomic.rmw.and", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_AND(0xfe002d, "i64.atomic.rmw.and", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_AND_U(
      0xfe002e, "i32.atomic.rmw8.and_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_AND_U(
      0xfe002f, "i32.atomic.rmw16.and_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_AND_U(
      0xfe0030, "i64.atomic.rmw8.and_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_AND_U(
      0xfe0031, "i64.atomic.rmw16.and_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_AND_U(
      0xfe0032, "i64.atomic.rmw32.and_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_OR(0xfe0033, "i32.atomic.rmw.or", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_OR(0xfe0034, "i64.atomic.rmw.or", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_OR_U(
      0xfe0035, "i32.atomic.rmw8.or_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_OR_U(
      0xfe0036, "i32.atomic.rmw16.or_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_OR_U(
      0xfe0037, "i64.atomic.rmw8.or_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_OR_U(
      0xfe0038, "i64.atomic.rmw16.or_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_OR_U(
      0xfe0039, "i64.atomic.rmw32.or_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_XOR(0xfe003a, "i32.atomic.rmw.xor", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_XOR(0xfe003b, "i64.atomic.rmw.xor", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_XOR_U(
      0xfe003c, "i32.atomic.rmw8.xor_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_XOR_U(
      0xfe003d, "i32.atomic.rmw16.xor_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_XOR_U(
      0xfe003e, "i64.atomic.rmw8.xor_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_XOR_U(
      0xfe003f, "i64.atomic.rmw16.xor_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_XOR_U(
      0xfe0040, "i64.atomic.rmw32.xor_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_XCHG(
      0xfe0041, "i32.atomic.rmw.xchg", Imm.MEMARG, "ai>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_XCHG(
      0xfe0042, "i64.atomic.rmw.xchg", Imm.MEMARG, "al>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_XCHG_U(
      0xfe0043, "i32.atomic.rmw8.xchg_u", Imm.MEMARG, "ai>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_XCHG_U(
      0xfe0044, "i32.atomic.rmw16.xchg_u", Imm.MEMARG, "ai>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_XCHG_U(
      0xfe0045, "i64.atomic.rmw8.xchg_u", Imm.MEMARG, "al>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_XCHG_U(
      0xfe0046, "i64.atomic.rmw16.xchg_u", Imm.MEMARG, "al>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_XCHG_U(
      0xfe0047, "i64.atomic.rmw32.xchg_u", Imm.MEMARG, "al>l", Feature.THREADS, 4, false),
  I32_ATOMIC_RMW_CMPXCHG(
      0xfe0048, "i32.atomic.rmw.cmpxchg", Imm.MEMARG, "aii>i", Feature.THREADS, 4, false),
  I64_ATOMIC_RMW_CMPXCHG(
      0xfe0049, "i64.atomic.rmw.cmpxchg", Imm.MEMARG, "all>l", Feature.THREADS, 8, false),
  I32_ATOMIC_RMW8_CMPXCHG_U(
      0xfe004a, "i32.atomic.rmw8.cmpxchg_u", Imm.MEMARG, "aii>i", Feature.THREADS, 1, false),
  I32_ATOMIC_RMW16_CMPXCHG_U(
      0xfe004b, "i32.atomic.rmw16.cmpxchg_u", Imm.MEMARG, "aii>i", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW8_CMPXCHG_U(
      0xfe004c, "i64.atomic.rmw8.cmpxchg_u", Imm.MEMARG, "all>l", Feature.THREADS, 1, false),
  I64_ATOMIC_RMW16_CMPXCHG_U(
      0xfe004d, "i64.atomic.rmw16.cmpxchg_u", Imm.MEMARG, "all>l", Feature.THREADS, 2, false),
  I64_ATOMIC_RMW32_CMPXCHG_U(
      0xfe004e, "i64.atomic.rmw32.cmpxchg_u", Imm.MEMARG, "all>l", Feature.THREADS, 4, false);

  private static final Opcode[][] BY_CODE = new Opcode[256][];

  static {
    for (Opcode op : values()) {
      int prefix = op.code >>> 16;
      Opcode[] page = BY_CODE[prefix];
      if (page == null) {
        page = new Opcode[prefix == 0 ? 256 : prefix == 0xfd ? 0x120 : 0x80];
        BY_CODE[prefix] = page;
      }
      page[op.code & 0xffff] = op;
    }
  }

  /** Apart, since who runs a binary module asks for no name. */
  private static final class Texts {
    static final Map<String, Opcode> OPCODES = new HashMap<>();

    static {
      for (Opcode op : values()) {
        OPCODES.putIfAbsent(op.text, op);
      }
    }
  }

  private final int code;
  private final String text;
  private final Imm imm;
  private final @Nullable String type;
  private final @Nullable Feature feature;
  private final int accessWidth;
  private final boolean constant;

  Opcode(int code, String text, Imm imm, @Nullable String type) {
    this(code, text, imm, type, null, 0, false);
  }

  Opcode(int code, String text, Imm imm, @Nullable String type, Feature feature) {
    this(code, text, imm, type, feature, 0, false);
  }

  Opcode(
      int code,
      String text,
      Imm imm,
      @Nullable String type,
      @Nullable Feature feature,
      int accessWidth,
      boolean constant) {
    this.code = code;
    this.text = text;
    this.imm = imm;
    this.type = type;
    this.feature = feature;
    this.accessWidth = accessWidth;
    this.constant = constant;
  }

  /**
   * The instruction of an opcode.
   *
   * @param prefix 0, 0xFB, 0xFC, 0xFD or 0xFE
   * @param number the byte without prefix, else the unsigned number behind the prefix
   * @return the instruction, or null if there is none
   */
  public static @Nullable Opcode of(int prefix, int number) {
    Opcode[] page = BY_CODE[prefix];
    return page != null && number >= 0 && number < page.length ? page[number] : null;
  }

  /**
   * The instruction of a text name. Three names stand for two instructions each, which the
   * immediates tell apart; for them the first is returned: {@link #SELECT}, {@link #REF_TEST},
   * {@link #REF_CAST}.
   *
   * @param text the name, such as {@code i32.add}
   * @return the instruction, or null if there is none
   */
  public static @Nullable Opcode ofText(String text) {
    return Texts.OPCODES.get(text);
  }

  /** {@return whether a byte is the prefix of a family of instructions} */
  static boolean isPrefix(int b) {
    return b >= 0xfb && b <= 0xfe;
  }

  /** {@return the prefix byte, or 0} */
  public int prefix() {
    return code >>> 16;
  }

  /** {@return the opcode without its prefix} */
  public int number() {
    return code & 0xffff;
  }

  /** {@return the name in the text format} */
  public String text() {
    return text;
  }

  /** {@return the shape of the immediates} */
  public Imm imm() {
    return imm;
  }

  /**
   * {@return operand letters, {@code >}, result letters; null where validation has a rule of its
   * own}
   */
  public @Nullable String type() {
    return type;
  }

  /** {@return the feature it came with; null for WebAssembly 1.0} */
  public @Nullable Feature feature() {
    return feature;
  }

  /**
   * {@return how many bytes of memory it accesses, its natural alignment; 0 if it does not by a
   * memarg}
   */
  public int accessWidth() {
    return accessWidth;
  }

  /**
   * {@return whether it is a constant instruction (§3.4.13); {@code global.get} has a further
   * condition}
   */
  public boolean constant() {
    return constant;
  }

  /** {@return whether it accesses memory atomically: the alignment must then be the natural one} */
  public boolean atomic() {
    return prefix() == 0xfe;
  }

  /** {@return whether it opens a block that {@link #END} closes} */
  public boolean opensBlock() {
    return imm == Imm.BLOCK || imm == Imm.TRY_TABLE;
  }

  /**
   * All instructions with these immediates.
   *
   * @param imm the shape
   * @return the instructions in opcode order
   */
  public static List<Opcode> ofShape(Imm imm) {
    var found = new ArrayList<Opcode>();
    for (Opcode op : values()) {
      if (op.imm == imm) {
        found.add(op);
      }
    }
    return Collections.unmodifiableList(found);
  }

  @Override
  public String toString() {
    return text;
  }
}
