package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.MemoryOps.INT;
import static io.github.wasmoka.engine.interpreter.MemoryOps.LONG;
import static io.github.wasmoka.engine.interpreter.MemoryOps.SHORT;
import static io.github.wasmoka.engine.interpreter.MemoryOps.ea;

/**
 * The dispatch loop: the operations of one frame up to the first that is not its own. Its shape is
 * what HotSpot's C2 compiles well; RATIONALE.md has the measurements. Nothing is called that may
 * not be inlined, and nothing that the loop reads is ever replaced: a call would push everything
 * the loop keeps in registers to the stack, for all operations. So calls, returns and all that is
 * rare leave the loop. Operations and operands are two arrays, so that no operand is decoded before
 * the branch to its operation: decoding that is common to all operations would be moved above it,
 * and fill all registers. The method must stay below the 8,000 bytes that HotSpot compiles at most.
 */
final class Dispatch {
  private Dispatch() {}

  /**
   * Runs operations.
   *
   * @param r the frame's slots
   * @param args its operands
   * @param ops its operations
   * @param start the index before the first operation to run
   * @param mem the bytes of memory 0
   * @param frame the frame
   * @return the index of the first operation that has to be done elsewhere
   */
  // An i32 is computed in 32 bits and then stands sign-extended in its slot.
  @SuppressWarnings({"IntLongMath", "NarrowCalculation"})
  static int run(long[] r, long[] args, short[] ops, int start, byte[] mem, Frame frame) {
    int pc = start;
    try {
      while (true) {
        switch (ops[++pc]) {
          case Op.I32_ADD -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] + (int) r[(int) (w >>> 32)];
          }
          case Op.I32_SUB -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] - (int) r[(int) (w >>> 32)];
          }
          case Op.I32_MUL -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] * (int) r[(int) (w >>> 32)];
          }
          case Op.I32_AND -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] & (int) r[(int) (w >>> 32)];
          }
          case Op.I32_OR -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] | (int) r[(int) (w >>> 32)];
          }
          case Op.I32_XOR -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] ^ (int) r[(int) (w >>> 32)];
          }
          case Op.I32_SHL -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] << (int) r[(int) (w >>> 32)];
          }
          case Op.I32_SHR_S -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] >> (int) r[(int) (w >>> 32)];
          }
          case Op.I32_SHR_U -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] >>> (int) r[(int) (w >>> 32)];
          }
          case Op.I32_ROTL -> {
            long w = args[pc];
            r[(char) w] = Integer.rotateLeft((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
          }
          case Op.I32_ADD_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] + (int) (w >>> 32);
          }
          case Op.I32_AND_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] & (int) (w >>> 32);
          }
          case Op.I32_SHL_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] << (int) (w >>> 32);
          }
          case Op.I32_SHR_S_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] >> (int) (w >>> 32);
          }
          case Op.I32_SHR_U_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] >>> (int) (w >>> 32);
          }
          case Op.I32_EQ -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] == (int) r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I32_NE -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] != (int) r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I32_LT_S -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] < (int) r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I32_LE_S -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] <= (int) r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I32_LT_U -> {
            long w = args[pc];
            r[(char) w] =
                Integer.compareUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]) < 0
                    ? 1
                    : 0;
          }
          case Op.I32_LE_U -> {
            long w = args[pc];
            r[(char) w] =
                Integer.compareUnsigned((int) r[(int) w >>> 16], (int) r[(int) (w >>> 32)]) <= 0
                    ? 1
                    : 0;
          }
          case Op.I32_EXTEND8_S -> {
            long w = args[pc];
            r[(char) w] = (byte) r[(int) w >>> 16];
          }
          case Op.I32_EXTEND16_S -> {
            long w = args[pc];
            r[(char) w] = (short) r[(int) w >>> 16];
          }
          case Op.I32_WRAP_I64 -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16];
          }
          case Op.I32_DIV_S -> {
            long w = args[pc];
            int y = (int) r[(int) (w >>> 32)];
            if (y == 0 || y == -1) {
              return pc;
            }
            r[(char) w] = (int) r[(int) w >>> 16] / y;
          }
          case Op.I32_DIV_U -> {
            long w = args[pc];
            int y = (int) r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = Integer.divideUnsigned((int) r[(int) w >>> 16], y);
          }
          case Op.I32_REM_S -> {
            long w = args[pc];
            int y = (int) r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = (int) r[(int) w >>> 16] % y;
          }
          case Op.I32_REM_U -> {
            long w = args[pc];
            int y = (int) r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = Integer.remainderUnsigned((int) r[(int) w >>> 16], y);
          }
          case Op.I64_ADD -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] + r[(int) (w >>> 32)];
          }
          case Op.I64_SUB -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] - r[(int) (w >>> 32)];
          }
          case Op.I64_MUL -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] * r[(int) (w >>> 32)];
          }
          case Op.I64_AND -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] & r[(int) (w >>> 32)];
          }
          case Op.I64_OR -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] | r[(int) (w >>> 32)];
          }
          case Op.I64_XOR -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] ^ r[(int) (w >>> 32)];
          }
          case Op.I64_SHL -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] << (int) r[(int) (w >>> 32)];
          }
          case Op.I64_SHR_S -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] >> (int) r[(int) (w >>> 32)];
          }
          case Op.I64_SHR_U -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] >>> (int) r[(int) (w >>> 32)];
          }
          case Op.I64_ROTL -> {
            long w = args[pc];
            r[(char) w] = Long.rotateLeft(r[(int) w >>> 16], (int) r[(int) (w >>> 32)]);
          }
          case Op.I64_ADD_I -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] + (int) (w >>> 32);
          }
          case Op.I64_EQ -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] == r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I64_NE -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] != r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I64_LT_S -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] < r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I64_LE_S -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] <= r[(int) (w >>> 32)] ? 1 : 0;
          }
          case Op.I64_LT_U -> {
            long w = args[pc];
            r[(char) w] = Long.compareUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]) < 0 ? 1 : 0;
          }
          case Op.I64_LE_U -> {
            long w = args[pc];
            r[(char) w] = Long.compareUnsigned(r[(int) w >>> 16], r[(int) (w >>> 32)]) <= 0 ? 1 : 0;
          }
          case Op.I64_EXTEND_I32_U -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] & 0xFFFF_FFFFL;
          }
          case Op.I64_DIV_S -> {
            long w = args[pc];
            long y = r[(int) (w >>> 32)];
            if (y == 0 || y == -1) {
              return pc;
            }
            r[(char) w] = r[(int) w >>> 16] / y;
          }
          case Op.I64_DIV_U -> {
            long w = args[pc];
            long y = r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = Long.divideUnsigned(r[(int) w >>> 16], y);
          }
          case Op.I64_REM_S -> {
            long w = args[pc];
            long y = r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = r[(int) w >>> 16] % y;
          }
          case Op.I64_REM_U -> {
            long w = args[pc];
            long y = r[(int) (w >>> 32)];
            if (y == 0) {
              return pc;
            }
            r[(char) w] = Long.remainderUnsigned(r[(int) w >>> 16], y);
          }
          case Op.F64_ADD -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                        + Double.longBitsToDouble(r[(int) (w >>> 32)]));
          }
          case Op.F64_SUB -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                        - Double.longBitsToDouble(r[(int) (w >>> 32)]));
          }
          case Op.F64_MUL -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                        * Double.longBitsToDouble(r[(int) (w >>> 32)]));
          }
          case Op.F64_DIV -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                        / Double.longBitsToDouble(r[(int) (w >>> 32)]));
          }
          case Op.F64_EQ -> {
            long w = args[pc];
            r[(char) w] =
                Double.longBitsToDouble(r[(int) w >>> 16])
                        == Double.longBitsToDouble(r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F64_NE -> {
            long w = args[pc];
            r[(char) w] =
                Double.longBitsToDouble(r[(int) w >>> 16])
                        != Double.longBitsToDouble(r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F64_LT -> {
            long w = args[pc];
            r[(char) w] =
                Double.longBitsToDouble(r[(int) w >>> 16])
                        < Double.longBitsToDouble(r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F64_LE -> {
            long w = args[pc];
            r[(char) w] =
                Double.longBitsToDouble(r[(int) w >>> 16])
                        <= Double.longBitsToDouble(r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F64_ABS -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] & Long.MAX_VALUE;
          }
          case Op.F64_NEG -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16] ^ Long.MIN_VALUE;
          }
          case Op.F64_SQRT -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(r[(int) w >>> 16])));
          }
          case Op.F32_ADD -> {
            long w = args[pc];
            r[(char) w] =
                Float.floatToRawIntBits(
                    Float.intBitsToFloat((int) r[(int) w >>> 16])
                        + Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
          }
          case Op.F32_SUB -> {
            long w = args[pc];
            r[(char) w] =
                Float.floatToRawIntBits(
                    Float.intBitsToFloat((int) r[(int) w >>> 16])
                        - Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
          }
          case Op.F32_MUL -> {
            long w = args[pc];
            r[(char) w] =
                Float.floatToRawIntBits(
                    Float.intBitsToFloat((int) r[(int) w >>> 16])
                        * Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
          }
          case Op.F32_DIV -> {
            long w = args[pc];
            r[(char) w] =
                Float.floatToRawIntBits(
                    Float.intBitsToFloat((int) r[(int) w >>> 16])
                        / Float.intBitsToFloat((int) r[(int) (w >>> 32)]));
          }
          case Op.F32_EQ -> {
            long w = args[pc];
            r[(char) w] =
                Float.intBitsToFloat((int) r[(int) w >>> 16])
                        == Float.intBitsToFloat((int) r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F32_NE -> {
            long w = args[pc];
            r[(char) w] =
                Float.intBitsToFloat((int) r[(int) w >>> 16])
                        != Float.intBitsToFloat((int) r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F32_LT -> {
            long w = args[pc];
            r[(char) w] =
                Float.intBitsToFloat((int) r[(int) w >>> 16])
                        < Float.intBitsToFloat((int) r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F32_LE -> {
            long w = args[pc];
            r[(char) w] =
                Float.intBitsToFloat((int) r[(int) w >>> 16])
                        <= Float.intBitsToFloat((int) r[(int) (w >>> 32)])
                    ? 1
                    : 0;
          }
          case Op.F64_CONVERT_I32_S -> {
            long w = args[pc];
            r[(char) w] = Double.doubleToRawLongBits((int) r[(int) w >>> 16]);
          }
          case Op.F64_CONVERT_I32_U -> {
            long w = args[pc];
            r[(char) w] = Double.doubleToRawLongBits((double) (r[(int) w >>> 16] & 0xFFFF_FFFFL));
          }
          case Op.F32_CONVERT_I32_S -> {
            long w = args[pc];
            r[(char) w] = Float.floatToRawIntBits((float) (int) r[(int) w >>> 16]);
          }
          case Op.F64_PROMOTE_F32 -> {
            long w = args[pc];
            r[(char) w] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) r[(int) w >>> 16]));
          }
          case Op.F32_DEMOTE_F64 -> {
            long w = args[pc];
            r[(char) w] =
                Float.floatToRawIntBits((float) Double.longBitsToDouble(r[(int) w >>> 16]));
          }
          case Op.I32_TRUNC_F64_S -> {
            long w = args[pc];
            double x = Double.longBitsToDouble(r[(int) w >>> 16]);
            if (!(x > -2147483649.0 && x < 2147483648.0)) {
              return pc;
            }
            r[(char) w] = (int) x;
          }
          case Op.I32_TRUNC_SAT_F64_S -> {
            long w = args[pc];
            r[(char) w] = (int) Double.longBitsToDouble(r[(int) w >>> 16]);
          }
          case Op.COPY -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16];
          }
          case Op.COPY2 -> {
            long w = args[pc];
            r[(char) w] = r[(int) w >>> 16];
            r[(char) (w >> 32)] = r[(int) (w >>> 48)];
          }
          case Op.CONST -> {
            long w = args[pc];
            r[(char) w] = (int) (w >>> 32);
          }
          case Op.SELECT -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) (w >>> 48)] != 0 ? r[(int) w >>> 16] : r[(char) (w >> 32)];
          }
          case Op.GLOBAL_GET -> {
            long w = args[pc];
            r[(char) w] = frame.globals[(int) (w >>> 32)].bits;
          }
          case Op.GLOBAL_SET -> {
            long w = args[pc];
            frame.globals[(int) (w >>> 32)].bits = r[(char) w];
          }
          case Op.I32_LOAD -> {
            long w = args[pc];
            r[(char) w] = (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
          }
          case Op.I64_LOAD -> {
            long w = args[pc];
            r[(char) w] = (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
          }
          case Op.LOAD8_U -> {
            long w = args[pc];
            r[(char) w] = mem[ea((int) r[(int) w >>> 16], (int) (w >>> 32))] & 0xFF;
          }
          case Op.LOAD8_S -> {
            long w = args[pc];
            r[(char) w] = mem[ea((int) r[(int) w >>> 16], (int) (w >>> 32))];
          }
          case Op.LOAD16_U -> {
            long w = args[pc];
            r[(char) w] =
                (short) SHORT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32))) & 0xFFFF;
          }
          case Op.LOAD16_S -> {
            long w = args[pc];
            r[(char) w] = (short) SHORT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32)));
          }
          case Op.LOAD32_U -> {
            long w = args[pc];
            r[(char) w] =
                (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 32))) & 0xFFFF_FFFFL;
          }
          case Op.I32_LOAD_X -> {
            long w = args[pc];
            r[(char) w] =
                (int)
                    INT.get(
                        mem,
                        ea((int) r[(int) w >>> 16] + (int) r[(char) (w >> 32)], (int) (w >>> 48)));
          }
          case Op.I64_LOAD_X -> {
            long w = args[pc];
            r[(char) w] =
                (long)
                    LONG.get(
                        mem,
                        ea((int) r[(int) w >>> 16] + (int) r[(char) (w >> 32)], (int) (w >>> 48)));
          }
          case Op.LOAD8_U_X -> {
            long w = args[pc];
            r[(char) w] =
                mem[ea((int) r[(int) w >>> 16] + (int) r[(char) (w >> 32)], (int) (w >>> 48))]
                    & 0xFF;
          }
          case Op.I32_LOAD_XS -> {
            long w = args[pc];
            r[(char) w] =
                (int)
                    INT.get(
                        mem,
                        ea(
                            ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                                + (int) r[(char) (w >> 32)],
                            (int) (w >>> 48) & 0x1FFF));
          }
          case Op.I64_LOAD_XS -> {
            long w = args[pc];
            r[(char) w] =
                (long)
                    LONG.get(
                        mem,
                        ea(
                            ((int) r[(int) w >>> 16] << (int) (w >>> 61))
                                + (int) r[(char) (w >> 32)],
                            (int) (w >>> 48) & 0x1FFF));
          }
          case Op.I32_STORE -> {
            long w = args[pc];
            INT.set(mem, ea((int) r[(char) w], (int) (w >>> 32)), (int) r[(int) w >>> 16]);
          }
          case Op.I64_STORE -> {
            long w = args[pc];
            LONG.set(mem, ea((int) r[(char) w], (int) (w >>> 32)), r[(int) w >>> 16]);
          }
          case Op.STORE8 -> {
            long w = args[pc];
            mem[ea((int) r[(char) w], (int) (w >>> 32))] = (byte) r[(int) w >>> 16];
          }
          case Op.STORE16 -> {
            long w = args[pc];
            SHORT.set(mem, ea((int) r[(char) w], (int) (w >>> 32)), (short) r[(int) w >>> 16]);
          }
          case Op.I32_STORE_X -> {
            long w = args[pc];
            INT.set(
                mem,
                ea((int) r[(char) w] + (int) r[(char) (w >> 32)], (int) (w >>> 48)),
                (int) r[(int) w >>> 16]);
          }
          case Op.STORE8_X -> {
            long w = args[pc];
            mem[ea((int) r[(char) w] + (int) r[(char) (w >> 32)], (int) (w >>> 48))] =
                (byte) r[(int) w >>> 16];
          }
          case Op.I32_ADD3 -> {
            long w = args[pc];
            r[(char) w] =
                (int) r[(int) w >>> 16] + (int) r[(char) (w >> 32)] + (int) r[(int) (w >>> 48)];
          }
          case Op.I32_ADD_ADD_I -> {
            long w = args[pc];
            r[(char) w] = (int) r[(int) w >>> 16] + (int) r[(char) (w >> 32)] + (int) (w >> 48);
          }
          case Op.I32_XOR3 -> {
            long w = args[pc];
            r[(char) w] =
                (int) r[(int) w >>> 16] ^ (int) r[(char) (w >> 32)] ^ (int) r[(int) (w >>> 48)];
          }
          case Op.I32_SHL_ADD -> {
            long w = args[pc];
            r[(char) w] = ((int) r[(int) w >>> 16] << (int) (w >>> 48)) + (int) r[(char) (w >> 32)];
          }
          case Op.I32_SHL_OR -> {
            long w = args[pc];
            r[(char) w] = ((int) r[(int) w >>> 16] << (int) (w >>> 48)) | (int) r[(char) (w >> 32)];
          }
          case Op.I32_SHR_U_XOR -> {
            long w = args[pc];
            r[(char) w] =
                ((int) r[(int) w >>> 16] >>> (int) (w >>> 48)) ^ (int) r[(char) (w >> 32)];
          }
          case Op.I32_ROTL_XOR -> {
            long w = args[pc];
            r[(char) w] =
                Integer.rotateLeft((int) r[(int) w >>> 16], (int) (w >>> 48))
                    ^ (int) r[(char) (w >> 32)];
          }
          case Op.I32_SHR_U_AND -> {
            long w = args[pc];
            r[(char) w] = ((int) r[(int) w >>> 16] >>> (int) (w >>> 48)) & (char) (w >> 32);
          }
          case Op.I32_AND_SHL -> {
            long w = args[pc];
            r[(char) w] = ((int) r[(int) w >>> 16] & (char) (w >> 32)) << (int) (w >>> 48);
          }
          case Op.I32_XOR_ROTL -> {
            long w = args[pc];
            r[(char) w] =
                Integer.rotateLeft(
                    (int) r[(int) w >>> 16] ^ (int) r[(char) (w >> 32)], (int) (w >>> 48));
          }
          case Op.I32_AND_XOR -> {
            long w = args[pc];
            r[(char) w] =
                ((int) r[(int) w >>> 16] & (int) r[(char) (w >> 32)]) ^ (int) r[(int) (w >>> 48)];
          }
          case Op.I32_XOR_AND -> {
            long w = args[pc];
            r[(char) w] =
                ((int) r[(int) w >>> 16] ^ (int) r[(char) (w >> 32)]) & (int) r[(int) (w >>> 48)];
          }
          case Op.I32_MUL_ADD -> {
            long w = args[pc];
            r[(char) w] =
                (int) r[(int) w >>> 16] * (int) r[(char) (w >> 32)] + (int) r[(int) (w >>> 48)];
          }
          case Op.I32_LOAD_ADD -> {
            long w = args[pc];
            r[(char) w] =
                (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48)))
                    + (int) r[(char) (w >> 32)];
          }
          case Op.I32_LOAD_XOR -> {
            long w = args[pc];
            r[(char) w] =
                (int) INT.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48)))
                    ^ (int) r[(char) (w >> 32)];
          }
          case Op.F64_MUL_ADD -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                            * Double.longBitsToDouble(r[(char) (w >> 32)])
                        + Double.longBitsToDouble(r[(int) (w >>> 48)]));
          }
          case Op.F64_MUL_SUB -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) w >>> 16])
                            * Double.longBitsToDouble(r[(char) (w >> 32)])
                        - Double.longBitsToDouble(r[(int) (w >>> 48)]));
          }
          case Op.F64_MUL_RSUB -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(r[(int) (w >>> 48)])
                        - Double.longBitsToDouble(r[(int) w >>> 16])
                            * Double.longBitsToDouble(r[(char) (w >> 32)]));
          }
          case Op.F64_LOAD_MUL -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(
                            (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48))))
                        * Double.longBitsToDouble(r[(char) (w >> 32)]));
          }
          case Op.F64_LOAD_ADD -> {
            long w = args[pc];
            r[(char) w] =
                Double.doubleToRawLongBits(
                    Double.longBitsToDouble(
                            (long) LONG.get(mem, ea((int) r[(int) w >>> 16], (int) (w >>> 48))))
                        + Double.longBitsToDouble(r[(char) (w >> 32)]));
          }
          case Op.BR -> {
            pc = (int) (args[pc] >>> 32);
          }
          case Op.BR_Z -> {
            long w = args[pc];
            if ((int) r[(char) w] == 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_NZ -> {
            long w = args[pc];
            if ((int) r[(char) w] != 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_EQ -> {
            long w = args[pc];
            if ((int) r[(char) w] == (int) r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_NE -> {
            long w = args[pc];
            if ((int) r[(char) w] != (int) r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_LT_S -> {
            long w = args[pc];
            if ((int) r[(char) w] < (int) r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_LE_S -> {
            long w = args[pc];
            if ((int) r[(char) w] <= (int) r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_LT_U -> {
            long w = args[pc];
            if (Integer.compareUnsigned((int) r[(char) w], (int) r[(int) w >>> 16]) < 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I32_LE_U -> {
            long w = args[pc];
            if (Integer.compareUnsigned((int) r[(char) w], (int) r[(int) w >>> 16]) <= 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_EQ -> {
            long w = args[pc];
            if (r[(char) w] == r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_NE -> {
            long w = args[pc];
            if (r[(char) w] != r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_LT_S -> {
            long w = args[pc];
            if (r[(char) w] < r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_LE_S -> {
            long w = args[pc];
            if (r[(char) w] <= r[(int) w >>> 16]) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_LT_U -> {
            long w = args[pc];
            if (Long.compareUnsigned(r[(char) w], r[(int) w >>> 16]) < 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_I64_LE_U -> {
            long w = args[pc];
            if (Long.compareUnsigned(r[(char) w], r[(int) w >>> 16]) <= 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_AND_Z -> {
            long w = args[pc];
            if (((int) r[(char) w] & (short) (w >>> 16)) == 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_AND_NZ -> {
            long w = args[pc];
            if (((int) r[(char) w] & (short) (w >>> 16)) != 0) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_EQ -> {
            long w = args[pc];
            if (Double.longBitsToDouble(r[(char) w])
                == Double.longBitsToDouble(r[(int) w >>> 16])) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_NE -> {
            long w = args[pc];
            if (Double.longBitsToDouble(r[(char) w])
                != Double.longBitsToDouble(r[(int) w >>> 16])) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_LT -> {
            long w = args[pc];
            if (Double.longBitsToDouble(r[(char) w]) < Double.longBitsToDouble(r[(int) w >>> 16])) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_LE -> {
            long w = args[pc];
            if (Double.longBitsToDouble(r[(char) w])
                <= Double.longBitsToDouble(r[(int) w >>> 16])) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_NLT -> {
            long w = args[pc];
            if (!(Double.longBitsToDouble(r[(char) w])
                < Double.longBitsToDouble(r[(int) w >>> 16]))) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.BR_F64_NLE -> {
            long w = args[pc];
            if (!(Double.longBitsToDouble(r[(char) w])
                <= Double.longBitsToDouble(r[(int) w >>> 16]))) {
              pc = (int) (w >>> 32);
            }
          }
          case Op.ADD_BR_NZ -> {
            long w = args[pc];
            int x = (int) r[(char) w] + (int) (w >> 48);
            r[(char) w] = x;
            if (x != 0) {
              pc += (short) (w >>> 32);
            }
          }
          case Op.ADD_BR_NE -> {
            long w = args[pc];
            int x = (int) r[(char) w] + (int) (w >> 48);
            r[(char) w] = x;
            if (x != (int) r[(int) w >>> 16]) {
              pc += (short) (w >>> 32);
            }
          }
          case Op.ADD_BR_LT_S -> {
            long w = args[pc];
            int x = (int) r[(char) w] + (int) (w >> 48);
            r[(char) w] = x;
            if (x < (int) r[(int) w >>> 16]) {
              pc += (short) (w >>> 32);
            }
          }
          case Op.ADD_BR_LT_U -> {
            long w = args[pc];
            int x = (int) r[(char) w] + (int) (w >> 48);
            r[(char) w] = x;
            if (Integer.compareUnsigned(x, (int) r[(int) w >>> 16]) < 0) {
              pc += (short) (w >>> 32);
            }
          }
          case Op.BR_TABLE -> {
            long w = args[pc];
            int n = (int) (w >>> 32);
            int x = (int) r[(char) w];
            pc = (int) (args[pc + 1 + (x < 0 || x > n ? n : x)] >>> 32);
          }
          default -> {
            return pc;
          }
        }
      }
    } catch (Throwable t) { // for the trace, and the search for a handler
      frame.pc = pc;
      throw t;
    }
  }
}
