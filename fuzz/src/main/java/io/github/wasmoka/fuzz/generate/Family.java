package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;

/** Groups of instructions; a module likes some more than others. */
enum Family {
  INTEGER,
  FLOAT,
  MEMORY_ACCESS,
  BULK_MEMORY,
  VECTOR,
  VECTOR_MEMORY,
  RELAXED,
  ATOMIC,
  BLOCK,
  BRANCH,
  CALL,
  VARIABLE,
  PARAMETRIC,
  TABLE,
  REFERENCE,
  AGGREGATE,
  CAST,
  EXCEPTION,
  /** What only stands inside other instructions: {@code else}, {@code end}, handlers. */
  PART;

  static Family of(Opcode op) {
    return switch (op) {
      case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> PART;
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> BLOCK;
      case UNREACHABLE, BR, BR_IF, BR_TABLE, RETURN, BR_ON_NULL, BR_ON_NON_NULL -> BRANCH;
      case THROW, THROW_REF, RETHROW -> EXCEPTION;
      case CALL, CALL_INDIRECT, CALL_REF -> CALL;
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> CALL;
      case NOP, DROP, SELECT, SELECT_T -> PARAMETRIC;
      case REF_TEST, REF_TEST_NULL, REF_CAST, REF_CAST_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> CAST;
      case MEMORY_SIZE, MEMORY_GROW -> BULK_MEMORY;
      default -> byShape(op);
    };
  }

  private static Family byShape(Opcode op) {
    switch (op.imm()) {
      case LOCAL, GLOBAL -> {
        return VARIABLE;
      }
      case TABLE, TABLE_TABLE, ELEM_TABLE, ELEM -> {
        return TABLE;
      }
      case DATA, DATA_MEMORY, MEMORY_MEMORY, MEMORY -> {
        return BULK_MEMORY;
      }
      default -> {
        // by prefix
      }
    }
    return switch (op.prefix()) {
      case 0xfb -> AGGREGATE;
      case 0xfd ->
          op.feature() == Feature.RELAXED_SIMD
              ? RELAXED
              : op.accessWidth() > 0 ? VECTOR_MEMORY : VECTOR;
      case 0xfe -> ATOMIC;
      default -> {
        if (op.imm() == Imm.MEMARG) {
          yield MEMORY_ACCESS;
        }
        if (op.text().startsWith("ref.")) {
          yield REFERENCE;
        }
        yield op.text().startsWith("f") || op.text().contains("_f") ? FLOAT : INTEGER;
      }
    };
  }
}
