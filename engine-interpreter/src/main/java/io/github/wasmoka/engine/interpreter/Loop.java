package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.runtime.store.GlobalInstance;
import java.util.List;

/**
 * The dispatch loop. Its shape is what HotSpot's C2 compiles well; RATIONALE.md has the
 * measurements. Operations and operands are two arrays, so that no operand is decoded before the
 * branch to its operation (decoding that is common to all operations would be moved above it, and
 * fill all registers); each body is a method of its own, inlined when it runs often, so that this
 * method stays far below the 8,000 bytes that HotSpot compiles at most; nothing but the frame is
 * live across a call, and WebAssembly calls do not use the Java stack.
 */
final class Loop {
  private Loop() {}

  /**
   * Runs a frame that Java code entered, until it returns; its results then stand in its first
   * slots.
   *
   * @param base the frame
   */
  static void run(Frame base) {
    Frame frame = base;
    int pc = -1;
    while (true) {
      try {
        reload:
        while (true) {
          final long[] r = frame.r;
          final short[] ops = frame.ops;
          final long[] args = frame.args;
          final InstanceState instance = frame.instance;
          final GlobalInstance[] globals = instance.globals;
          final byte[] mem = instance.bytes();
          pc = frame.pc;
          while (true) {
            switch (ops[++pc]) {
              case Op.I32_ADD -> I32Ops.i32Add(r, args[pc]);
              case Op.I32_SUB -> I32Ops.i32Sub(r, args[pc]);
              case Op.I32_MUL -> I32Ops.i32Mul(r, args[pc]);
              case Op.I32_AND -> I32Ops.i32And(r, args[pc]);
              case Op.I32_OR -> I32Ops.i32Or(r, args[pc]);
              case Op.I32_XOR -> I32Ops.i32Xor(r, args[pc]);
              case Op.I32_SHL -> I32Ops.i32Shl(r, args[pc]);
              case Op.I32_SHR_S -> I32Ops.i32ShrS(r, args[pc]);
              case Op.I32_SHR_U -> I32Ops.i32ShrU(r, args[pc]);
              case Op.I32_ROTL -> I32Ops.i32Rotl(r, args[pc]);
              case Op.I32_ROTR -> I32Ops.i32Rotr(r, args[pc]);
              case Op.I32_ADD_I -> I32Ops.i32AddI(r, args[pc]);
              case Op.I32_MUL_I -> I32Ops.i32MulI(r, args[pc]);
              case Op.I32_AND_I -> I32Ops.i32AndI(r, args[pc]);
              case Op.I32_OR_I -> I32Ops.i32OrI(r, args[pc]);
              case Op.I32_XOR_I -> I32Ops.i32XorI(r, args[pc]);
              case Op.I32_SHL_I -> I32Ops.i32ShlI(r, args[pc]);
              case Op.I32_SHR_S_I -> I32Ops.i32ShrSI(r, args[pc]);
              case Op.I32_SHR_U_I -> I32Ops.i32ShrUI(r, args[pc]);
              case Op.I32_ROTL_I -> I32Ops.i32RotlI(r, args[pc]);
              case Op.I32_RSUB_I -> I32Ops.i32RsubI(r, args[pc]);
              case Op.I32_DIV_S -> I32Ops.i32DivS(r, args[pc]);
              case Op.I32_DIV_U -> I32Ops.i32DivU(r, args[pc]);
              case Op.I32_REM_S -> I32Ops.i32RemS(r, args[pc]);
              case Op.I32_REM_U -> I32Ops.i32RemU(r, args[pc]);
              case Op.I32_EQ -> I32Ops.i32Eq(r, args[pc]);
              case Op.I32_NE -> I32Ops.i32Ne(r, args[pc]);
              case Op.I32_LT_S -> I32Ops.i32LtS(r, args[pc]);
              case Op.I32_LE_S -> I32Ops.i32LeS(r, args[pc]);
              case Op.I32_LT_U -> I32Ops.i32LtU(r, args[pc]);
              case Op.I32_LE_U -> I32Ops.i32LeU(r, args[pc]);
              case Op.I32_EQ_I -> I32Ops.i32EqI(r, args[pc]);
              case Op.I32_NE_I -> I32Ops.i32NeI(r, args[pc]);
              case Op.I32_LT_S_I -> I32Ops.i32LtSI(r, args[pc]);
              case Op.I32_GT_S_I -> I32Ops.i32GtSI(r, args[pc]);
              case Op.I32_LT_U_I -> I32Ops.i32LtUI(r, args[pc]);
              case Op.I32_GT_U_I -> I32Ops.i32GtUI(r, args[pc]);
              case Op.I32_CLZ -> I32Ops.i32Clz(r, args[pc]);
              case Op.I32_CTZ -> I32Ops.i32Ctz(r, args[pc]);
              case Op.I32_POPCNT -> I32Ops.i32Popcnt(r, args[pc]);
              case Op.I32_EXTEND8_S -> I32Ops.i32Extend8S(r, args[pc]);
              case Op.I32_EXTEND16_S -> I32Ops.i32Extend16S(r, args[pc]);
              case Op.I32_WRAP_I64 -> I32Ops.i32WrapI64(r, args[pc]);
              case Op.I64_ADD -> I64Ops.i64Add(r, args[pc]);
              case Op.I64_SUB -> I64Ops.i64Sub(r, args[pc]);
              case Op.I64_MUL -> I64Ops.i64Mul(r, args[pc]);
              case Op.I64_AND -> I64Ops.i64And(r, args[pc]);
              case Op.I64_OR -> I64Ops.i64Or(r, args[pc]);
              case Op.I64_XOR -> I64Ops.i64Xor(r, args[pc]);
              case Op.I64_SHL -> I64Ops.i64Shl(r, args[pc]);
              case Op.I64_SHR_S -> I64Ops.i64ShrS(r, args[pc]);
              case Op.I64_SHR_U -> I64Ops.i64ShrU(r, args[pc]);
              case Op.I64_ROTL -> I64Ops.i64Rotl(r, args[pc]);
              case Op.I64_ROTR -> I64Ops.i64Rotr(r, args[pc]);
              case Op.I64_ADD_I -> I64Ops.i64AddI(r, args[pc]);
              case Op.I64_MUL_I -> I64Ops.i64MulI(r, args[pc]);
              case Op.I64_AND_I -> I64Ops.i64AndI(r, args[pc]);
              case Op.I64_OR_I -> I64Ops.i64OrI(r, args[pc]);
              case Op.I64_XOR_I -> I64Ops.i64XorI(r, args[pc]);
              case Op.I64_SHL_I -> I64Ops.i64ShlI(r, args[pc]);
              case Op.I64_SHR_S_I -> I64Ops.i64ShrSI(r, args[pc]);
              case Op.I64_SHR_U_I -> I64Ops.i64ShrUI(r, args[pc]);
              case Op.I64_ROTL_I -> I64Ops.i64RotlI(r, args[pc]);
              case Op.I64_DIV_S -> I64Ops.i64DivS(r, args[pc]);
              case Op.I64_DIV_U -> I64Ops.i64DivU(r, args[pc]);
              case Op.I64_REM_S -> I64Ops.i64RemS(r, args[pc]);
              case Op.I64_REM_U -> I64Ops.i64RemU(r, args[pc]);
              case Op.I64_EQ -> I64Ops.i64Eq(r, args[pc]);
              case Op.I64_NE -> I64Ops.i64Ne(r, args[pc]);
              case Op.I64_LT_S -> I64Ops.i64LtS(r, args[pc]);
              case Op.I64_LE_S -> I64Ops.i64LeS(r, args[pc]);
              case Op.I64_LT_U -> I64Ops.i64LtU(r, args[pc]);
              case Op.I64_LE_U -> I64Ops.i64LeU(r, args[pc]);
              case Op.I64_EQ_I -> I64Ops.i64EqI(r, args[pc]);
              case Op.I64_NE_I -> I64Ops.i64NeI(r, args[pc]);
              case Op.I64_LT_S_I -> I64Ops.i64LtSI(r, args[pc]);
              case Op.I64_GT_S_I -> I64Ops.i64GtSI(r, args[pc]);
              case Op.I64_LT_U_I -> I64Ops.i64LtUI(r, args[pc]);
              case Op.I64_GT_U_I -> I64Ops.i64GtUI(r, args[pc]);
              case Op.I64_CLZ -> I64Ops.i64Clz(r, args[pc]);
              case Op.I64_CTZ -> I64Ops.i64Ctz(r, args[pc]);
              case Op.I64_POPCNT -> I64Ops.i64Popcnt(r, args[pc]);
              case Op.I64_EXTEND8_S -> I64Ops.i64Extend8S(r, args[pc]);
              case Op.I64_EXTEND16_S -> I64Ops.i64Extend16S(r, args[pc]);
              case Op.I64_EXTEND_I32_U -> I64Ops.i64ExtendI32U(r, args[pc]);
              case Op.F64_ADD -> FloatOps.f64Add(r, args[pc]);
              case Op.F64_SUB -> FloatOps.f64Sub(r, args[pc]);
              case Op.F64_MUL -> FloatOps.f64Mul(r, args[pc]);
              case Op.F64_DIV -> FloatOps.f64Div(r, args[pc]);
              case Op.F32_ADD -> FloatOps.f32Add(r, args[pc]);
              case Op.F32_SUB -> FloatOps.f32Sub(r, args[pc]);
              case Op.F32_MUL -> FloatOps.f32Mul(r, args[pc]);
              case Op.F32_DIV -> FloatOps.f32Div(r, args[pc]);
              case Op.F64_EQ -> FloatOps.f64Eq(r, args[pc]);
              case Op.F64_NE -> FloatOps.f64Ne(r, args[pc]);
              case Op.F64_LT -> FloatOps.f64Lt(r, args[pc]);
              case Op.F64_LE -> FloatOps.f64Le(r, args[pc]);
              case Op.F32_EQ -> FloatOps.f32Eq(r, args[pc]);
              case Op.F32_NE -> FloatOps.f32Ne(r, args[pc]);
              case Op.F32_LT -> FloatOps.f32Lt(r, args[pc]);
              case Op.F32_LE -> FloatOps.f32Le(r, args[pc]);
              case Op.F64_ABS -> FloatOps.f64Abs(r, args[pc]);
              case Op.F64_NEG -> FloatOps.f64Neg(r, args[pc]);
              case Op.F64_SQRT -> FloatOps.f64Sqrt(r, args[pc]);
              case Op.F32_ABS -> FloatOps.f32Abs(r, args[pc]);
              case Op.F32_NEG -> FloatOps.f32Neg(r, args[pc]);
              case Op.F32_SQRT -> FloatOps.f32Sqrt(r, args[pc]);
              case Op.F64_CONVERT_I32_S -> FloatOps.f64ConvertI32S(r, args[pc]);
              case Op.F64_CONVERT_I32_U -> FloatOps.f64ConvertI32U(r, args[pc]);
              case Op.F64_CONVERT_I64_S -> FloatOps.f64ConvertI64S(r, args[pc]);
              case Op.F32_CONVERT_I32_S -> FloatOps.f32ConvertI32S(r, args[pc]);
              case Op.F64_PROMOTE_F32 -> FloatOps.f64PromoteF32(r, args[pc]);
              case Op.F32_DEMOTE_F64 -> FloatOps.f32DemoteF64(r, args[pc]);
              case Op.COPY -> VariableOps.copy(r, args[pc]);
              case Op.COPY2 -> VariableOps.copy2(r, args[pc]);
              case Op.CONST -> VariableOps.constant(r, args[pc]);
              case Op.SELECT -> VariableOps.select(r, args[pc]);
              case Op.GLOBAL_GET -> VariableOps.globalGet(r, args[pc], globals);
              case Op.GLOBAL_SET -> VariableOps.globalSet(r, args[pc], globals);
              case Op.I32_LOAD -> MemoryOps.i32Load(r, args[pc], mem);
              case Op.I64_LOAD -> MemoryOps.i64Load(r, args[pc], mem);
              case Op.LOAD8_U -> MemoryOps.load8U(r, args[pc], mem);
              case Op.LOAD8_S -> MemoryOps.load8S(r, args[pc], mem);
              case Op.LOAD16_U -> MemoryOps.load16U(r, args[pc], mem);
              case Op.LOAD16_S -> MemoryOps.load16S(r, args[pc], mem);
              case Op.LOAD32_U -> MemoryOps.load32U(r, args[pc], mem);
              case Op.I32_LOAD_X -> MemoryOps.i32LoadX(r, args[pc], mem);
              case Op.I64_LOAD_X -> MemoryOps.i64LoadX(r, args[pc], mem);
              case Op.LOAD8_U_X -> MemoryOps.load8UX(r, args[pc], mem);
              case Op.LOAD8_S_X -> MemoryOps.load8SX(r, args[pc], mem);
              case Op.LOAD16_U_X -> MemoryOps.load16UX(r, args[pc], mem);
              case Op.LOAD16_S_X -> MemoryOps.load16SX(r, args[pc], mem);
              case Op.I32_LOAD_XS -> MemoryOps.i32LoadXs(r, args[pc], mem);
              case Op.I64_LOAD_XS -> MemoryOps.i64LoadXs(r, args[pc], mem);
              case Op.LOAD8_U_XS -> MemoryOps.load8UXs(r, args[pc], mem);
              case Op.LOAD16_U_XS -> MemoryOps.load16UXs(r, args[pc], mem);
              case Op.I32_LOAD_C -> MemoryOps.i32LoadC(r, args[pc], mem);
              case Op.I64_LOAD_C -> MemoryOps.i64LoadC(r, args[pc], mem);
              case Op.LOAD8_U_C -> MemoryOps.load8UC(r, args[pc], mem);
              case Op.I32_STORE -> MemoryOps.i32Store(r, args[pc], mem);
              case Op.I64_STORE -> MemoryOps.i64Store(r, args[pc], mem);
              case Op.STORE8 -> MemoryOps.store8(r, args[pc], mem);
              case Op.STORE16 -> MemoryOps.store16(r, args[pc], mem);
              case Op.I32_STORE_X -> MemoryOps.i32StoreX(r, args[pc], mem);
              case Op.I64_STORE_X -> MemoryOps.i64StoreX(r, args[pc], mem);
              case Op.STORE8_X -> MemoryOps.store8X(r, args[pc], mem);
              case Op.STORE16_X -> MemoryOps.store16X(r, args[pc], mem);
              case Op.I32_STORE_C -> MemoryOps.i32StoreC(r, args[pc], mem);
              case Op.I64_STORE_C -> MemoryOps.i64StoreC(r, args[pc], mem);
              case Op.STORE8_C -> MemoryOps.store8C(r, args[pc], mem);
              case Op.I32_STORE_I -> MemoryOps.i32StoreI(r, args[pc], mem);
              case Op.I64_STORE_I -> MemoryOps.i64StoreI(r, args[pc], mem);
              case Op.STORE8_I -> MemoryOps.store8I(r, args[pc], mem);
              case Op.I32_ADD3 -> FusedOps.i32Add3(r, args[pc]);
              case Op.I32_XOR3 -> FusedOps.i32Xor3(r, args[pc]);
              case Op.I32_SHL_ADD -> FusedOps.i32ShlAdd(r, args[pc]);
              case Op.I32_SHL_OR -> FusedOps.i32ShlOr(r, args[pc]);
              case Op.I32_SHR_U_XOR -> FusedOps.i32ShrUXor(r, args[pc]);
              case Op.I32_ROTL_XOR -> FusedOps.i32RotlXor(r, args[pc]);
              case Op.I32_SHR_U_AND -> FusedOps.i32ShrUAnd(r, args[pc]);
              case Op.I32_AND_SHL -> FusedOps.i32AndShl(r, args[pc]);
              case Op.I32_XOR_ROTL -> FusedOps.i32XorRotl(r, args[pc]);
              case Op.I32_AND_XOR -> FusedOps.i32AndXor(r, args[pc]);
              case Op.I32_XOR_AND -> FusedOps.i32XorAnd(r, args[pc]);
              case Op.I32_MUL_ADD -> FusedOps.i32MulAdd(r, args[pc]);
              case Op.I32_MUL_I_ADD -> FusedOps.i32MulIAdd(r, args[pc]);
              case Op.I32_ADD_ADD_I -> FusedOps.i32AddAddI(r, args[pc]);
              case Op.I32_LOAD_ADD -> FusedOps.i32LoadAdd(r, args[pc], mem);
              case Op.I32_LOAD_XOR -> FusedOps.i32LoadXor(r, args[pc], mem);
              case Op.I64_ADD3 -> FusedOps.i64Add3(r, args[pc]);
              case Op.I64_SHR_U_AND -> FusedOps.i64ShrUAnd(r, args[pc]);
              case Op.F64_MUL_ADD -> FusedOps.f64MulAdd(r, args[pc]);
              case Op.F64_MUL_SUB -> FusedOps.f64MulSub(r, args[pc]);
              case Op.F64_MUL_RSUB -> FusedOps.f64MulRsub(r, args[pc]);
              case Op.F64_LOAD_MUL -> FusedOps.f64LoadMul(r, args[pc], mem);
              case Op.F64_LOAD_ADD -> FusedOps.f64LoadAdd(r, args[pc], mem);
              case Op.BR -> pc = (int) (args[pc] >>> 32);
              case Op.BR_Z -> pc = BranchOps.brZ(r, args[pc], pc);
              case Op.BR_NZ -> pc = BranchOps.brNz(r, args[pc], pc);
              case Op.BR_I32_EQ -> pc = BranchOps.brI32Eq(r, args[pc], pc);
              case Op.BR_I32_NE -> pc = BranchOps.brI32Ne(r, args[pc], pc);
              case Op.BR_I32_LT_S -> pc = BranchOps.brI32LtS(r, args[pc], pc);
              case Op.BR_I32_LE_S -> pc = BranchOps.brI32LeS(r, args[pc], pc);
              case Op.BR_I32_LT_U -> pc = BranchOps.brI32LtU(r, args[pc], pc);
              case Op.BR_I32_LE_U -> pc = BranchOps.brI32LeU(r, args[pc], pc);
              case Op.BR_I32_EQ_I -> pc = BranchOps.brI32EqI(r, args[pc], pc);
              case Op.BR_I32_NE_I -> pc = BranchOps.brI32NeI(r, args[pc], pc);
              case Op.BR_I32_LT_S_I -> pc = BranchOps.brI32LtSI(r, args[pc], pc);
              case Op.BR_I32_GT_S_I -> pc = BranchOps.brI32GtSI(r, args[pc], pc);
              case Op.BR_I32_LT_U_I -> pc = BranchOps.brI32LtUI(r, args[pc], pc);
              case Op.BR_I32_GT_U_I -> pc = BranchOps.brI32GtUI(r, args[pc], pc);
              case Op.BR_I64_EQ -> pc = BranchOps.brI64Eq(r, args[pc], pc);
              case Op.BR_I64_NE -> pc = BranchOps.brI64Ne(r, args[pc], pc);
              case Op.BR_I64_LT_S -> pc = BranchOps.brI64LtS(r, args[pc], pc);
              case Op.BR_I64_LE_S -> pc = BranchOps.brI64LeS(r, args[pc], pc);
              case Op.BR_I64_LT_U -> pc = BranchOps.brI64LtU(r, args[pc], pc);
              case Op.BR_I64_LE_U -> pc = BranchOps.brI64LeU(r, args[pc], pc);
              case Op.BR_I64_EQ_I -> pc = BranchOps.brI64EqI(r, args[pc], pc);
              case Op.BR_I64_NE_I -> pc = BranchOps.brI64NeI(r, args[pc], pc);
              case Op.BR_AND_Z -> pc = BranchOps.brAndZ(r, args[pc], pc);
              case Op.BR_AND_NZ -> pc = BranchOps.brAndNz(r, args[pc], pc);
              case Op.BR_F64_EQ -> pc = BranchOps.brF64Eq(r, args[pc], pc);
              case Op.BR_F64_NE -> pc = BranchOps.brF64Ne(r, args[pc], pc);
              case Op.BR_F64_LT -> pc = BranchOps.brF64Lt(r, args[pc], pc);
              case Op.BR_F64_LE -> pc = BranchOps.brF64Le(r, args[pc], pc);
              case Op.BR_F64_NLT -> pc = BranchOps.brF64Nlt(r, args[pc], pc);
              case Op.BR_F64_NLE -> pc = BranchOps.brF64Nle(r, args[pc], pc);
              case Op.ADD_BR_NZ -> pc = BranchOps.addBrNz(r, args[pc], pc);
              case Op.ADD_BR_NE -> pc = BranchOps.addBrNe(r, args[pc], pc);
              case Op.ADD_BR_LT_S -> pc = BranchOps.addBrLtS(r, args[pc], pc);
              case Op.ADD_BR_LT_U -> pc = BranchOps.addBrLtU(r, args[pc], pc);
              case Op.ADD_BR_NE_I -> pc = BranchOps.addBrNeI(r, args[pc], pc);
              case Op.BR_TABLE -> pc = Calls.brTable(r, args, pc);
              case Op.RETURN -> {
                if (frame.entry) {
                  return;
                }
                frame = frame.leave();
                continue reload;
              }
              case Op.RETURN1 -> {
                Frame to = frame.leave1((int) args[pc] & 0xFFFF);
                if (to == frame) {
                  return;
                }
                frame = to;
                continue reload;
              }
              case Op.RETURNS -> {
                Frame to = frame.leave((int) args[pc] & 0xFFFF);
                if (to == frame) {
                  return;
                }
                frame = to;
                continue reload;
              }
              case Op.CALL -> {
                long w = args[pc];
                frame.pc = pc;
                frame = frame.enter(instance.own[(int) (w >>> 32)], (int) w & 0xFFFF);
                continue reload;
              }
              case Op.CALL_IMPORT, Op.CALL_INDIRECT, Op.CALL_REF -> {
                frame.pc = pc;
                frame = Calls.call(frame, ops[pc], args[pc]);
                continue reload;
              }
              case Op.TAIL_CALL, Op.TAIL_CALL_IMPORT, Op.TAIL_CALL_INDIRECT, Op.TAIL_CALL_REF -> {
                frame.pc = pc;
                Frame to = Calls.tailCall(frame, ops[pc], args[pc]);
                if (to == null) {
                  return;
                }
                frame = to;
                continue reload;
              }
              case Op.MEMORY_GROW -> {
                frame.pc = pc;
                Calls.memoryGrow(frame, args[pc]);
                continue reload;
              }
              case Op.UNREACHABLE -> throw new Trap(TrapKind.UNREACHABLE, List.of(), null);
              default -> pc = Cold.run(ops[pc], args[pc], frame, pc);
            }
          }
        }
      } catch (
          Throwable
              t) { // all of them: traps become what the API says, exceptions look for their handler
        frame.pc = pc;
        frame = Unwinder.unwind(t, frame, base);
      }
    }
  }
}
