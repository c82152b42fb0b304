package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/**
 * Accesses to memory 0 as calls of {@code runtime.jvm.Access}: of more than one byte, unless the
 * method at hand has them in line. An address stands where the access takes it, the value to store
 * above it.
 */
final class AccessCalls {
  private final Emission e;
  private final Out out;
  private final Index indices;

  AccessCalls(Emission e, Index indices) {
    this.e = e;
    this.out = e.out;
    this.indices = indices;
  }

  /** Whether an access of some bytes is a call in the method at hand. */
  static boolean made(Emission e, int at, int width, long offset) {
    return at < e.inLineFrom
        && width > 1
        && Index.fits(e.plan, offset, width)
        && !e.plan.flavour.dirty();
  }

  /**
   * Replaces the address on the JVM's stack by what is there.
   *
   * @param name what is accessed: the handle's name
   * @param type its descriptor
   * @param origin where the address comes from, see {@link Checked}
   */
  void get(String name, String type, long offset, int width, long origin) {
    Check check = check(offset, width, origin);
    if (check != Check.NONE) {
      checked(check, offset, "get" + name, "(I", type);
      return;
    }
    if (offset != 0) {
      out.push((int) offset);
      out.insn(Opcodes.IADD);
    }
    out.loadRef(e.variables.memory());
    out.call(Names.ACCESS, "get" + name, "(I[B)" + type);
  }

  /** Stores the value on the JVM's stack to the address below it. */
  void set(String name, String type, long offset, int width, long origin) {
    Check check = check(offset, width, origin);
    if (check != Check.NONE) {
      checked(check, offset, "set" + name, "(I" + type, "V");
      return;
    }
    out.loadRef(e.variables.memory());
    out.push((int) offset);
    out.call(Names.ACCESS, "set" + name, "(I" + type + "[BI)V");
  }

  // By concat, for the JVM's own concatenations of these shapes take it milliseconds at first.
  private void checked(Check check, long offset, String name, String operands, String result) {
    if (check == Check.LIMIT && offset == 0) {
      out.loadRef(e.variables.memory());
      out.load(Kind.I32, e.variables.limit());
      out.call(Names.ACCESS, name.concat("At"), operands.concat("[BI)").concat(result));
      return;
    }
    out.push((int) offset);
    out.loadRef(e.variables.memory());
    if (check == Check.LIMIT) {
      out.load(Kind.I32, e.variables.limit());
      out.call(Names.ACCESS, name, operands.concat("I[BI)").concat(result));
    } else {
      out.call(Names.ACCESS, name, operands.concat("I[B)").concat(result));
    }
  }

  private enum Check {
    LIMIT,
    SIGN,
    NONE
  }

  private Check check(long offset, int width, long origin) {
    Check check = Check.NONE;
    if (indices.needs(origin, offset + width)) {
      check = Check.LIMIT;
    } else if (offset != 0 && !e.checked.low(origin)) {
      check = Check.SIGN;
    }
    e.checked.note(origin, offset + width);
    return check;
  }
}
