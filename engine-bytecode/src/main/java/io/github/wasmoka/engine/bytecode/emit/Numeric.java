package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/** Numeric instructions (§4.4.3): JVM instructions, intrinsics of the JDK, or a method. */
final class Numeric {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";

  private final Emission e;
  private final Out out;

  Numeric(Emission e) {
    this.e = e;
    this.out = e.out;
  }

  void emit(Opcode op) {
    e.begin();
    instruction(op);
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    int arrow = type.indexOf('>');
    e.pop(arrow);
    for (int i = arrow + 1; i < type.length(); i++) {
      e.push(Kind.ofLetter(type.charAt(i), Kind.I32));
    }
  }

  private void instruction(Opcode op) {
    switch (op) {
      case I32_ADD -> out.insn(Opcodes.IADD);
      case I32_SUB -> out.insn(Opcodes.ISUB);
      case I32_MUL -> out.insn(Opcodes.IMUL);
      case I32_AND -> out.insn(Opcodes.IAND);
      case I32_OR -> out.insn(Opcodes.IOR);
      case I32_XOR -> out.insn(Opcodes.IXOR);
      case I32_SHL -> out.insn(Opcodes.ISHL);
      case I32_SHR_S -> out.insn(Opcodes.ISHR);
      case I32_SHR_U -> out.insn(Opcodes.IUSHR);
      case I32_ROTL -> out.call(INTEGER, "rotateLeft", "(II)I");
      case I32_ROTR -> out.call(INTEGER, "rotateRight", "(II)I");
      case I32_CLZ -> out.call(INTEGER, "numberOfLeadingZeros", "(I)I");
      case I32_CTZ -> out.call(INTEGER, "numberOfTrailingZeros", "(I)I");
      case I32_POPCNT -> out.call(INTEGER, "bitCount", "(I)I");
      case I32_DIV_S -> out.call(Names.ARITH, "divS", "(II)I");
      case I32_DIV_U -> out.call(Names.ARITH, "divU", "(II)I");
      case I32_REM_S -> out.call(Names.ARITH, "remS", "(II)I");
      case I32_REM_U -> out.call(Names.ARITH, "remU", "(II)I");
      case I64_ADD -> out.insn(Opcodes.LADD);
      case I64_SUB -> out.insn(Opcodes.LSUB);
      case I64_MUL -> out.insn(Opcodes.LMUL);
      case I64_AND -> out.insn(Opcodes.LAND);
      case I64_OR -> out.insn(Opcodes.LOR);
      case I64_XOR -> out.insn(Opcodes.LXOR);
      case I64_SHL -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.LSHL);
      }
      case I64_SHR_S -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.LSHR);
      }
      case I64_SHR_U -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.LUSHR);
      }
      case I64_ROTL -> {
        out.insn(Opcodes.L2I);
        out.call(LONG, "rotateLeft", "(JI)J");
      }
      case I64_ROTR -> {
        out.insn(Opcodes.L2I);
        out.call(LONG, "rotateRight", "(JI)J");
      }
      case I64_CLZ -> {
        out.call(LONG, "numberOfLeadingZeros", "(J)I");
        out.insn(Opcodes.I2L);
      }
      case I64_CTZ -> {
        out.call(LONG, "numberOfTrailingZeros", "(J)I");
        out.insn(Opcodes.I2L);
      }
      case I64_POPCNT -> {
        out.call(LONG, "bitCount", "(J)I");
        out.insn(Opcodes.I2L);
      }
      case I64_DIV_S -> out.call(Names.ARITH, "divS", "(JJ)J");
      case I64_DIV_U -> out.call(Names.ARITH, "divU", "(JJ)J");
      case I64_REM_S -> out.call(Names.ARITH, "remS", "(JJ)J");
      case I64_REM_U -> out.call(Names.ARITH, "remU", "(JJ)J");
      case F32_ADD -> out.insn(Opcodes.FADD);
      case F32_SUB -> out.insn(Opcodes.FSUB);
      case F32_MUL -> out.insn(Opcodes.FMUL);
      case F32_DIV -> out.insn(Opcodes.FDIV);
      case F32_NEG -> out.insn(Opcodes.FNEG);
      case F32_ABS -> out.call("java/lang/Math", "abs", "(F)F");
      case F32_CEIL -> out.call(Names.FLOAT_MATH, "ceil", "(F)F");
      case F32_FLOOR -> out.call(Names.FLOAT_MATH, "floor", "(F)F");
      case F32_TRUNC -> out.call(Names.FLOAT_MATH, "trunc", "(F)F");
      case F32_NEAREST -> out.call(Names.FLOAT_MATH, "nearest", "(F)F");
      case F32_MIN -> out.call(Names.FLOAT_MATH, "min", "(FF)F");
      case F32_MAX -> out.call(Names.FLOAT_MATH, "max", "(FF)F");
      case F32_COPYSIGN -> out.call(Names.ARITH, "copysign", "(FF)F");
      case F32_SQRT -> {
        out.insn(Opcodes.F2D);
        out.call("java/lang/Math", "sqrt", "(D)D");
        out.insn(Opcodes.D2F);
      }
      case F64_ADD -> out.insn(Opcodes.DADD);
      case F64_SUB -> out.insn(Opcodes.DSUB);
      case F64_MUL -> out.insn(Opcodes.DMUL);
      case F64_DIV -> out.insn(Opcodes.DDIV);
      case F64_NEG -> out.insn(Opcodes.DNEG);
      case F64_ABS -> out.call("java/lang/Math", "abs", "(D)D");
      case F64_CEIL -> out.call(Names.FLOAT_MATH, "ceil", "(D)D");
      case F64_FLOOR -> out.call(Names.FLOAT_MATH, "floor", "(D)D");
      case F64_TRUNC -> out.call(Names.FLOAT_MATH, "trunc", "(D)D");
      case F64_NEAREST -> out.call(Names.FLOAT_MATH, "nearest", "(D)D");
      case F64_MIN -> out.call(Names.FLOAT_MATH, "min", "(DD)D");
      case F64_MAX -> out.call(Names.FLOAT_MATH, "max", "(DD)D");
      case F64_COPYSIGN -> out.call(Names.ARITH, "copysign", "(DD)D");
      case F64_SQRT -> out.call("java/lang/Math", "sqrt", "(D)D");
      case I32_WRAP_I64 -> out.insn(Opcodes.L2I);
      case I64_EXTEND_I32_S -> out.insn(Opcodes.I2L);
      case I64_EXTEND_I32_U -> out.widen();
      case I32_EXTEND8_S -> out.insn(Opcodes.I2B);
      case I32_EXTEND16_S -> out.insn(Opcodes.I2S);
      case I64_EXTEND8_S -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.I2B);
        out.insn(Opcodes.I2L);
      }
      case I64_EXTEND16_S -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.I2S);
        out.insn(Opcodes.I2L);
      }
      case I64_EXTEND32_S -> {
        out.insn(Opcodes.L2I);
        out.insn(Opcodes.I2L);
      }
      case I32_TRUNC_F32_S -> {
        out.insn(Opcodes.F2D);
        out.call(Names.ARITH, "i32TruncS", "(D)I");
      }
      case I32_TRUNC_SAT_F32_S -> out.insn(Opcodes.F2I);
      case I32_TRUNC_F32_U -> {
        out.insn(Opcodes.F2D);
        out.call(Names.ARITH, "i32TruncU", "(D)I");
      }
      case I32_TRUNC_SAT_F32_U -> {
        out.insn(Opcodes.F2D);
        out.call(Names.CONVERSIONS, "i32TruncSatU", "(D)I");
      }
      case I32_TRUNC_F64_S -> out.call(Names.ARITH, "i32TruncS", "(D)I");
      case I32_TRUNC_SAT_F64_S -> out.insn(Opcodes.D2I);
      case I32_TRUNC_F64_U -> out.call(Names.ARITH, "i32TruncU", "(D)I");
      case I32_TRUNC_SAT_F64_U -> out.call(Names.CONVERSIONS, "i32TruncSatU", "(D)I");
      case I64_TRUNC_F32_S -> {
        out.insn(Opcodes.F2D);
        out.call(Names.ARITH, "i64TruncS", "(D)J");
      }
      case I64_TRUNC_SAT_F32_S -> out.insn(Opcodes.F2L);
      case I64_TRUNC_F32_U -> {
        out.insn(Opcodes.F2D);
        out.call(Names.ARITH, "i64TruncU", "(D)J");
      }
      case I64_TRUNC_SAT_F32_U -> {
        out.insn(Opcodes.F2D);
        out.call(Names.CONVERSIONS, "i64TruncSatU", "(D)J");
      }
      case I64_TRUNC_F64_S -> out.call(Names.ARITH, "i64TruncS", "(D)J");
      case I64_TRUNC_SAT_F64_S -> out.insn(Opcodes.D2L);
      case I64_TRUNC_F64_U -> out.call(Names.ARITH, "i64TruncU", "(D)J");
      case I64_TRUNC_SAT_F64_U -> out.call(Names.CONVERSIONS, "i64TruncSatU", "(D)J");
      case F32_CONVERT_I32_S -> out.insn(Opcodes.I2F);
      case F32_CONVERT_I64_S -> out.insn(Opcodes.L2F);
      case F64_CONVERT_I32_S -> out.insn(Opcodes.I2D);
      case F64_CONVERT_I64_S -> out.insn(Opcodes.L2D);
      case F32_CONVERT_I32_U -> out.call(Names.CONVERSIONS, "f32ConvertI32U", "(I)F");
      case F32_CONVERT_I64_U -> out.call(Names.CONVERSIONS, "f32ConvertI64U", "(J)F");
      case F64_CONVERT_I32_U -> {
        out.widen();
        out.insn(Opcodes.L2D);
      }
      case F64_CONVERT_I64_U -> out.call(Names.CONVERSIONS, "f64ConvertI64U", "(J)D");
      case F32_DEMOTE_F64 -> out.insn(Opcodes.D2F);
      case F64_PROMOTE_F32 -> out.insn(Opcodes.F2D);
      case I32_REINTERPRET_F32 -> out.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      case I64_REINTERPRET_F64 -> out.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case F32_REINTERPRET_I32 -> out.call("java/lang/Float", "intBitsToFloat", "(I)F");
      case F64_REINTERPRET_I64 -> out.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case I64_ADD128 -> wide128("add128Hi", Opcodes.LADD);
      case I64_SUB128 -> wide128("sub128Hi", Opcodes.LSUB);
      case I64_MUL_WIDE_S -> multiplyWide("multiplyHigh");
      case I64_MUL_WIDE_U -> multiplyWide("unsignedMultiplyHigh");
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void wide128(String high, int low) {
    int bHi = e.temp(Kind.I64);
    int bLo = e.temp(Kind.I64);
    int aHi = e.temp(Kind.I64);
    int aLo = e.temp(Kind.I64);
    out.store(Kind.I64, bHi);
    out.store(Kind.I64, bLo);
    out.store(Kind.I64, aHi);
    out.store(Kind.I64, aLo);
    out.load(Kind.I64, aLo);
    out.load(Kind.I64, bLo);
    out.insn(low);
    out.load(Kind.I64, aLo);
    out.load(Kind.I64, aHi);
    out.load(Kind.I64, bLo);
    out.load(Kind.I64, bHi);
    out.call(Names.INTEGER_MATH, high, "(JJJJ)J");
  }

  private void multiplyWide(String high) {
    int b = e.temp(Kind.I64);
    int a = e.temp(Kind.I64);
    out.store(Kind.I64, b);
    out.store(Kind.I64, a);
    out.load(Kind.I64, a);
    out.load(Kind.I64, b);
    out.insn(Opcodes.LMUL);
    out.load(Kind.I64, a);
    out.load(Kind.I64, b);
    out.call("java/lang/Math", high, "(JJ)J");
  }
}
