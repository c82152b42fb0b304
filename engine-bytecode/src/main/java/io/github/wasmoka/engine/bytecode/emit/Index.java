package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import org.objectweb.asm.Opcodes;

/**
 * The way from an address of memory 0 to an index of its array. Java's bounds check is
 * WebAssembly's. An offset is added to addresses that are not negative only, so that the sum of an
 * address above 2 GiB stays outside. What the array does not check, since it may have room behind
 * the memory's end, is compared with the memory's size.
 */
final class Index {
  private final Emission e;
  private final Out out;
  private final Code code;

  Index(Emission e) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
  }

  /** Puts the array on the JVM's stack, a handle before it; bytes need none, its name is empty. */
  void array(String name) {
    if (!name.isEmpty()) {
      handle(name);
    }
    out.loadRef(e.variables.memory());
  }

  /** Puts the same below the index on the JVM's stack. */
  void underIndex(String name) {
    if (!name.isEmpty()) {
      handle(name);
      out.insn(Opcodes.SWAP);
    }
    out.loadRef(e.variables.memory());
    out.insn(Opcodes.SWAP);
  }

  /**
   * Puts the index of an access on the JVM's stack whose address was put off; below it lies the
   * array there, and perhaps a handle.
   */
  void putOff(int fromTop, long offset, int width, boolean withHandle) {
    int maker = e.maker(fromTop);
    if (code.op(maker) == Opcode.I32_CONST) {
      int index = ofConstant(maker, offset);
      out.push(index);
      if (index >= 0 && needs(index, width)) {
        out.push(width - 1);
        out.load(Kind.I32, e.variables.limit());
        out.call(Names.MEM, "within", "(III)I");
      }
      if (width == 1 && !(index >= 0 && e.checked.covers(index, 1))) {
        checkArray();
      }
      return;
    }
    e.variables.load(code.a(maker), out);
    Object[] types =
        withHandle
            ? new Object[] {Names.VAR_HANDLE, Names.ARRAY, Opcodes.INTEGER}
            : new Object[] {Names.ARRAY, Opcodes.INTEGER};
    addOffset(offset, width, origin(fromTop), types);
  }

  /** {@return the index of an access whose address is a constant, -1 if it is behind any array} */
  int ofConstant(int maker, long offset) {
    long index = (code.imm(maker) & 0xffff_ffffL) + offset;
    return index > Integer.MAX_VALUE ? -1 : (int) index;
  }

  void handle(String name) {
    out.visitFieldInsn(Opcodes.GETSTATIC, Names.ARRAY_MEMORY, name, Names.VAR_HANDLE_TYPE);
  }

  long origin(int fromTop) {
    return e.checked.origin(e.height() - 1 - fromTop);
  }

  /**
   * Takes the address, the topmost value, off the JVM's stack into a local as an index for an
   * access of some bytes; the array is up to date then.
   *
   * @param origin where the address comes from, see {@link Checked}
   */
  int inLocal(long offset, int width, long origin) {
    e.refresh();
    addOffset(offset, width, origin);
    int index = e.temp(Kind.I32);
    out.store(Kind.I32, index);
    return index;
  }

  /**
   * Makes an index of the address on the JVM's stack: adds an offset, and checks it if the array
   * does not do so alone.
   *
   * @param above types of what is on the JVM's stack above the operands
   */
  void addOffset(long offset, int width, long origin, Object... above) {
    boolean array = width == 1 && !e.checked.covers(origin, offset + width);
    sum(offset, width, origin, above);
    if (array) {
      checkArray();
    }
  }

  private void sum(long offset, int width, long origin, Object... above) {
    if (offset > Integer.MAX_VALUE) {
      // No array reaches that far.
      out.insn(Opcodes.POP);
      out.insn(Opcodes.ICONST_M1);
      return;
    }
    boolean low = offset == 0 || e.checked.low(origin);
    boolean check = needs(origin, offset + width);
    boolean both = !low && once(origin, offset, width);
    e.checked.note(origin, offset + width);
    if (both) {
      limit(offset, width);
      out.push((int) offset);
      out.insn(Opcodes.IADD);
      return;
    }
    if (!low) {
      var negative = new org.objectweb.asm.Label();
      out.insn(Opcodes.DUP);
      out.visitJumpInsn(Opcodes.IFLT, negative);
      out.push((int) offset);
      out.insn(Opcodes.IADD);
      out.visitLabel(negative);
      e.frameOnStack(above);
    } else if (offset != 0) {
      // The sum of two numbers below 2 GiB is negative if it is above.
      out.push((int) offset);
      out.insn(Opcodes.IADD);
    }
    if (check) {
      checkLimit(width, above);
    }
  }

  /**
   * Compares the index on the JVM's stack with the array's length, as an access to a byte does: but
   * HotSpot's own exception has no stack trace once it has become frequent.
   */
  private void checkArray() {
    out.loadRef(e.variables.memory());
    out.insn(Opcodes.ARRAYLENGTH);
    out.call(Names.MEM, "below", "(II)I");
  }

  /** Compares an index with the limit, if there is one. */
  private void checkLimit(int width, Object... above) {
    var none = new org.objectweb.asm.Label();
    out.load(Kind.I32, e.variables.limit());
    out.visitJumpInsn(Opcodes.IFLT, none);
    limit(0, width);
    out.visitLabel(none);
    e.frameOnStack(above);
  }

  /** Compares what is on the JVM's stack with the limit less an offset and a width. */
  private void limit(long offset, int width) {
    out.load(Kind.I32, e.variables.limit());
    int last = (int) offset + width - 1;
    if (last > 0) {
      out.push(last);
      out.insn(Opcodes.ISUB);
    }
    if (fits(e.plan, offset, width)) {
      out.call(Names.MEM, "below", "(II)I");
    } else {
      out.call("java/util/Objects", "checkIndex", "(II)I");
    }
  }

  /**
   * Whether an access at an offset fits into the memory, whatever size it has: the limit is no less
   * then than what is taken off it, and so need not be looked at itself.
   */
  static boolean fits(ModulePlan plan, long offset, int width) {
    return offset <= (plan.flavour.grows() ? plan.leastBytes() : Integer.MAX_VALUE) - width
        && offset <= Integer.MAX_VALUE - width;
  }

  /** Whether the way from an address to an index forks, so that a frame is needed. */
  boolean forks(long offset, int width, int fromTop) {
    long origin = origin(fromTop);
    if (offset > Integer.MAX_VALUE) {
      return false;
    }
    return offset == 0 || e.checked.low(origin)
        ? needs(origin, offset + width)
        : !once(origin, offset, width);
  }

  /** Whether one comparison does for an address's sign and the memory's size. */
  private boolean once(long origin, long offset, int width) {
    return needs(origin, offset + width) && offset <= Integer.MAX_VALUE - width;
  }

  /** Whether an address is to be compared with the memory's size. */
  boolean needs(long origin, long end) {
    return e.plan.flavour.grows() && !e.checked.covers(origin, end);
  }
}
