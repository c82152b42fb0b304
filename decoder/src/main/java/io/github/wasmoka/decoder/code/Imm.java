package io.github.wasmoka.decoder.code;

/** The shapes of immediates; each belongs to one method of {@link InstructionVisitor}. */
public enum Imm {
  /** Nothing: {@link InstructionVisitor#plain}. */
  NONE,
  /** A block type: {@link InstructionVisitor#block}. */
  BLOCK,
  /** A block type and catch clauses: {@link InstructionVisitor#tryTable}. */
  TRY_TABLE,
  /** A label: {@link InstructionVisitor#label}. */
  LABEL,
  /** Labels and a default: {@link InstructionVisitor#brTable}. */
  BR_TABLE,
  /** A label and two reference types: {@link InstructionVisitor#brOnCast}. */
  BR_ON_CAST,
  /** A function index: {@link InstructionVisitor#index}, as the next eight. */
  FUNC,
  /** A type index. */
  TYPE,
  /** A local index. */
  LOCAL,
  /** A global index. */
  GLOBAL,
  /** A table index. */
  TABLE,
  /** A memory index. */
  MEMORY,
  /** A tag index. */
  TAG,
  /** An element segment index. */
  ELEM,
  /** A data segment index. */
  DATA,
  /** A type index and a table index: {@link InstructionVisitor#index2}, as all of two indices. */
  CALL_INDIRECT,
  /** Two table indices: target and source. */
  TABLE_TABLE,
  /** An element segment index and a table index. */
  ELEM_TABLE,
  /** A data segment index and a memory index. */
  DATA_MEMORY,
  /** Two memory indices: target and source. */
  MEMORY_MEMORY,
  /** A type index and a field index. */
  TYPE_FIELD,
  /** A type index and a number of operands. */
  TYPE_LENGTH,
  /** A type index and a data segment index. */
  TYPE_DATA,
  /** A type index and an element segment index. */
  TYPE_ELEM,
  /** Two type indices: target and source. */
  TYPE_TYPE,
  /** Value types: {@link InstructionVisitor#select}. */
  SELECT_T,
  /** A memory argument: {@link InstructionVisitor#memArg}. */
  MEMARG,
  /** A memory argument and a lane: {@link InstructionVisitor#memArgLane}. */
  MEMARG_LANE,
  /** An integer: {@link InstructionVisitor#i32Const}. */
  I32,
  /** An integer: {@link InstructionVisitor#i64Const}. */
  I64,
  /** A float: {@link InstructionVisitor#f32Const}. */
  F32,
  /** A float: {@link InstructionVisitor#f64Const}. */
  F64,
  /** A vector: {@link InstructionVisitor#v128Const}. */
  V128,
  /** A lane: {@link InstructionVisitor#lane}. */
  LANE,
  /** Sixteen lanes: {@link InstructionVisitor#shuffle}. */
  SHUFFLE,
  /** A heap type: {@link InstructionVisitor#heapType}. */
  HEAP_TYPE,
  /** A heap type whose nullability the opcode tells: {@link InstructionVisitor#heapType}. */
  CAST,
  /** A zero byte: {@link InstructionVisitor#plain}. */
  FENCE
}
