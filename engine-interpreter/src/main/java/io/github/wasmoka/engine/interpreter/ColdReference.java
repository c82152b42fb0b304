package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.runtime.gc.RefTest;
import io.github.wasmoka.runtime.store.GlobalInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** References, and what vectors and references have in common (§4.4.2, §4.4.4, §4.4.5). */
final class ColdReference {
  private ColdReference() {}

  static void run(int op, int slot, int from, int immediate, Frame frame) {
    long[] r = frame.r;
    @Nullable Object[] refs = frame.refs;
    switch (op) {
      case Op.CONST64 -> r[slot] = (Long) frame.code().pool[immediate];
      case Op.REF_NULL -> refs[slot] = null;
      case Op.REF_FUNC -> refs[slot] = frame.instance.module().functions[immediate];
      case Op.REF_COPY -> refs[slot] = refs[from];
      case Op.REF_IS_NULL -> r[slot] = refs[from] == null ? 1 : 0;
      case Op.REF_AS_NON_NULL -> {
        if (refs[slot] == null) {
          throw trap(TrapKind.NULL_REFERENCE);
        }
      }
      case Op.REF_EQ -> r[slot] = RefTest.eq(refs[slot], refs[slot + 1]) ? 1 : 0;
      case Op.REF_TEST ->
          r[slot] = RefTest.matches(refs[from], (RefType) frame.code().pool[immediate]) ? 1 : 0;
      case Op.REF_CAST -> {
        if (!RefTest.matches(refs[slot], (RefType) frame.code().pool[immediate])) {
          throw trap(TrapKind.CAST_FAILURE);
        }
      }
      case Op.REF_I31 -> refs[slot] = new I31((int) r[slot]);
      case Op.I31_GET_S -> r[slot] = i31(refs[slot]).signed();
      case Op.I31_GET_U -> r[slot] = i31(refs[slot]).bits();
      case Op.SELECT_V -> {
        if ((int) r[slot + 4] == 0) {
          r[slot] = r[slot + 2];
          r[slot + 1] = r[slot + 3];
        }
      }
      case Op.SELECT_REF -> {
        if ((int) r[slot + 2] == 0) {
          refs[slot] = refs[slot + 1];
        }
      }
      case Op.GLOBAL_GET_V -> {
        GlobalInstance global = frame.instance.globals[immediate];
        r[slot] = global.bits;
        r[slot + 1] = global.hi;
      }
      case Op.GLOBAL_SET_V -> {
        GlobalInstance global = frame.instance.globals[immediate];
        global.bits = r[slot];
        global.hi = r[slot + 1];
      }
      case Op.GLOBAL_GET_REF -> refs[slot] = frame.instance.globals[immediate].ref;
      case Op.GLOBAL_SET_REF -> frame.instance.globals[immediate].ref = refs[slot];
      default -> throw new IllegalStateException("operation " + op);
    }
  }

  static Trap trap(TrapKind kind) {
    return new Trap(kind, List.of(), null);
  }

  private static I31 i31(@Nullable Object ref) {
    if (ref instanceof I31 i31) {
      return i31;
    }
    throw trap(TrapKind.NULL_I31_REFERENCE);
  }
}
