package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;

/**
 * Looks ahead for the access that takes a constant or a local's value as its address. The operand
 * may be put off until then if control runs straight to there, and nothing sets the local: the
 * access puts the array on the JVM's stack first and needs no temporary for the index, which makes
 * methods smaller.
 */
final class Addresses {
  /** No statement worth it is longer. */
  private static final int FAR = 60;

  private final Emission e;
  private final Code code;

  Addresses(Emission e) {
    this.e = e;
    this.code = e.code;
  }

  /**
   * Tells whether an instruction's result is to be put off.
   *
   * @param at a constant, {@code local.get} or {@code local.tee} of an {@code i32}
   * @param stop where straight code of the method ends for sure
   */
  boolean putOff(int at, int stop) {
    if (!e.plan.fast(0)) {
      return false;
    }
    int local = code.op(at) == Opcode.I32_CONST ? -1 : code.a(at);
    if (local >= 0 && e.variables.kind(local) != Kind.I32) {
      return false;
    }
    int end = Math.min(stop, at + FAR);
    // How many operands there are above the one in question.
    int above = 0;
    for (int next = at + 1; next < end; next++) {
      Opcode op = code.op(next);
      if (op.imm() == Imm.MEMARG && op.prefix() == 0 && above == (stores(op) ? 1 : 0)) {
        return e.plan.fast(code.a(next)) && worthIt(op, next, local < 0 && next == at + 1);
      }
      above = behind(next, above, local);
      if (above < 0) {
        return false;
      }
    }
    return false;
  }

  /** Whether an access gains: as a call it takes its address first, only a sum is saved there. */
  private boolean worthIt(Opcode op, int at, boolean constantBefore) {
    return !AccessCalls.made(e, at, op.accessWidth(), code.imm(at))
        || constantBefore && !stores(op);
  }

  /** Whether a memory access without prefix is a store. */
  static boolean stores(Opcode op) {
    return op.number() >= Opcode.I32_STORE.number();
  }

  /** How many operands are above behind an instruction; -1 if it needs the operand in its place. */
  private int behind(int at, int above, int local) {
    Opcode op = code.op(at);
    int taken;
    int made = 1;
    switch (op.imm()) {
      case NONE -> {
        String type = op.type();
        if (op == Opcode.SELECT) {
          taken = 3;
        } else if (op == Opcode.DROP) {
          taken = 1;
          made = 0;
        } else if (type != null && op.prefix() != 0xfd && type.indexOf('v') < 0) {
          taken = type.indexOf('>');
          made = type.length() - 1 - taken;
        } else {
          return -1;
        }
      }
      case MEMARG -> {
        if (op.prefix() != 0) {
          return -1;
        }
        taken = stores(op) ? 2 : 1;
        made = stores(op) ? 0 : 1;
      }
      case LOCAL -> {
        if (e.variables.kind(code.a(at)) == Kind.V128) {
          return -1;
        }
        boolean sets = op != Opcode.LOCAL_GET;
        if (sets && code.a(at) == local) {
          return -1;
        }
        taken = sets ? 1 : 0;
        made = op == Opcode.LOCAL_SET ? 0 : 1;
      }
      case I32, I64, F32, F64 -> taken = 0;
      case GLOBAL -> {
        boolean gets = op == Opcode.GLOBAL_GET;
        taken = gets ? 0 : 1;
        made = gets ? 1 : 0;
      }
      case FUNC -> {
        if (op != Opcode.CALL) {
          return -1;
        }
        Signature signature = e.plan.ofFunction(code.a(at));
        if (vectors(signature.params()) || vectors(signature.results())) {
          return -1;
        }
        taken = signature.params().length;
        made = signature.results().length;
      }
      default -> {
        return -1;
      }
    }
    return above < taken ? -1 : above - taken + made;
  }

  private static boolean vectors(Kind[] kinds) {
    for (Kind kind : kinds) {
      if (kind == Kind.V128) {
        return true;
      }
    }
    return false;
  }
}
