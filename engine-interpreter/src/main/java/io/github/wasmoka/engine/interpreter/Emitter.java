package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes operations: keeps track of where operands are, puts constants into immediates or into the
 * frame, and fuses an operation with the one that produced its operand. Only an operation behind
 * the last branch target may be changed.
 */
class Emitter {
  static final int MAX_CONSTS = 256;

  /** Only so many of the topmost operands may be values of locals, so that looking is bounded. */
  static final int LAZY = 64;

  final CodeBuffer code = new CodeBuffer();
  final Operands stack;
  private final int constBase;
  private final int constCapacity;
  private final Map<Long, Integer> constSlots = new HashMap<>();
  private long[] consts = new long[8];
  boolean usesRefs;

  Emitter(int localSlots, int distinctConstants) {
    this.constBase = localSlots;
    this.constCapacity = Math.min(distinctConstants, MAX_CONSTS);
    this.stack = new Operands(localSlots + constCapacity);
  }

  /**
   * For the wide form.
   *
   * @param nearSlots how many slots parameters and results take in calls
   * @param farSlots where operands have their own slots
   * @param distinctConstants how many constants there are
   */
  Emitter(int nearSlots, int farSlots, int distinctConstants) {
    this.constBase = nearSlots;
    this.constCapacity = Math.min(distinctConstants, MAX_CONSTS);
    this.stack = new Operands(nearSlots + constCapacity, farSlots);
  }

  long[] consts() {
    return Arrays.copyOf(consts, constSlots.size());
  }

  // Operands

  final int top() {
    return stack.height() - 1;
  }

  final int push(byte cls, byte kind, long value) {
    int old = stack.height() - LAZY;
    if (old >= 0 && stack.kind(old) == Operands.LOCAL) {
      flush(old);
    }
    return stack.push(cls, kind, value);
  }

  final int pushTemp(byte cls) {
    if (cls == Operands.REF) {
      usesRefs = true;
    }
    return push(cls, Operands.TEMP, 0);
  }

  final void pushTemps(byte[] classes) {
    for (byte cls : classes) {
      pushTemp(cls);
    }
  }

  /** The slot that holds an operand's value. */
  final int use(int entry) {
    return switch (stack.kind(entry)) {
      case Operands.LOCAL -> (int) stack.value(entry);
      case Operands.CONST -> constSlot(entry);
      default -> stack.slot(entry);
    };
  }

  private int constSlot(int entry) {
    long bits = stack.value(entry);
    Integer known = constSlots.get(bits);
    if (known != null) {
      return known;
    }
    int n = constSlots.size();
    if (n == constCapacity) {
      flush(entry);
      return stack.slot(entry);
    }
    if (n == consts.length) {
      consts = Arrays.copyOf(consts, n * 2);
    }
    consts[n] = bits;
    constSlots.put(bits, constBase + n);
    return constBase + n;
  }

  private boolean isConstSlot(int slot) {
    return slot >= constBase && slot < constBase + constSlots.size();
  }

  private long constAt(int slot) {
    return consts[slot - constBase];
  }

  private boolean isZero(int slot) {
    return isConstSlot(slot) && constAt(slot) == 0;
  }

  /** Puts an operand into its own slot. */
  final void flush(int entry) {
    if (stack.kind(entry) != Operands.TEMP) {
      move(entry, stack.slot(entry));
      stack.set(entry, Operands.TEMP, 0);
    }
  }

  final void flushTop(int count) {
    for (int entry = stack.height() - count; entry < stack.height(); entry++) {
      flush(entry);
    }
  }

  /**
   * Puts all operands that are values of locals into their own slots: the paths of a construct may
   * set those locals.
   */
  final void flushLocals() {
    for (int entry = lazyFrom(); entry < stack.height(); entry++) {
      if (stack.kind(entry) == Operands.LOCAL) {
        flush(entry);
      }
    }
  }

  /** {@return the first entry that may be the value of a local} */
  final int lazyFrom() {
    return Math.max(0, stack.height() - LAZY);
  }

  /** Before a local is set: whoever still means its old value gets a copy. */
  final void saveLocal(int slot) {
    for (int entry = lazyFrom(); entry < stack.height(); entry++) {
      if (stack.kind(entry) == Operands.LOCAL && stack.value(entry) == slot) {
        flush(entry);
      }
    }
  }

  /** Copies an operand's value to a slot; does not change what is known of the operand. */
  final void move(int entry, int to) {
    switch (stack.kind(entry)) {
      case Operands.CONST -> constant(to, stack.value(entry));
      case Operands.LOCAL -> copy(stack.cls(entry), to, (int) stack.value(entry));
      default -> copy(stack.cls(entry), to, stack.slot(entry));
    }
  }

  final void constant(int to, long bits) {
    if (bits == (int) bits) {
      code.emit(Op.CONST, to, 0, (int) bits);
    } else {
      code.emit(Op.CONST64, to, 0, code.pool(bits));
    }
  }

  final void copy(byte cls, int to, int from) {
    if (to == from) {
      return;
    }
    switch (cls) {
      case Operands.REF -> code.emit(Op.REF_COPY, to, from, 0);
      case Operands.VEC -> code.emit(Op.COPY2, to, from, to + 1, from + 1);
      default -> {
        int last = code.last();
        if (last >= 0 && code.op(last) == Op.COPY) {
          int a = code.a(last);
          int b = code.b(last);
          code.truncate(last);
          code.emit(Op.COPY2, a, b, to, from);
        } else {
          code.emit(Op.COPY, to, from, 0);
        }
      }
    }
  }

  // Producers

  /** Whether an operation does nothing but write its result to the slot of its first field. */
  private static boolean isProducer(int op) {
    return (op <= Op.GLOBAL_GET && op != Op.COPY2)
        || (op >= Op.I32_LOAD && op <= Op.I64_LOAD_XS)
        || (op >= Op.I32_ADD3 && op <= Op.F64_LOAD_ADD)
        || (op >= Op.NUMERIC && op < Op.NUMERIC_FC)
        || (op >= Op.VECTOR && op != Op.VECTOR_ARRAY + Opcode.V128_STORE.number());
  }

  /**
   * The last operation, if it may be changed and produced this operand and nothing else; else -1.
   */
  final int producer(int entry) {
    int last = code.last();
    return last >= 0
            && stack.kind(entry) == Operands.TEMP
            && stack.cls(entry) != Operands.REF
            && isProducer(code.op(last))
            && code.a(last) == stack.slot(entry)
        ? last
        : -1;
  }

  static boolean fits16(long value) {
    return value == (short) value;
  }

  private boolean isImmediate(int entry) {
    return stack.isConst(entry) && stack.value(entry) == (int) stack.value(entry);
  }

  // Numeric instructions

  /** One operand, one result. */
  final void unary(int op) {
    int from = use(top());
    stack.pop(1);
    int to = pushTemp(Operands.NUM);
    code.emit(op, to, from, 0);
  }

  final void binary(int op) {
    int x = top() - 1;
    int y = top();
    if (!fuse(op, x, y)) {
      int b = use(x);
      int c = use(y);
      stack.pop(2);
      code.emit(op, pushTemp(Operands.NUM), b, c);
    }
  }

  /** The same with the operands changed over: {@code a > b} as {@code b < a}. */
  final void swapped(int op) {
    int b = use(top());
    int c = use(top() - 1);
    stack.pop(2);
    code.emit(op, pushTemp(Operands.NUM), b, c);
  }

  /**
   * With an immediate if the right operand, or of a commutative operation either, is a constant.
   */
  final void binary(int op, int immediateOp, boolean commutative) {
    int x = top() - 1;
    int y = top();
    if (isImmediate(y)) {
      immediate(immediateOp, x, (int) stack.value(y));
    } else if (commutative && isImmediate(x)) {
      immediate(immediateOp, y, (int) stack.value(x));
    } else {
      binary(op);
    }
  }

  /** Whether the right operand is an immediate; with {@code low} and {@code high} as bounds. */
  final boolean rightImmediate(long low, long high) {
    return isImmediate(top()) && stack.value(top()) >= low && stack.value(top()) <= high;
  }

  final int rightValue() {
    return (int) stack.value(top());
  }

  /**
   * Replaces the two topmost operands, one of them the given one, by an operation with an
   * immediate.
   */
  final void immediate(int op, int operand, int immediate) {
    if (!fuseImmediate(op, operand, immediate)) {
      int b = use(operand);
      stack.pop(2);
      code.emit(op, pushTemp(Operands.NUM), b, immediate);
    }
  }

  private boolean fuseImmediate(int op, int operand, int imm) {
    int at = producer(operand);
    if (at < 0) {
      return false;
    }
    int b = code.b(at);
    int c = code.immediate(at);
    switch (op) {
      case Op.I32_ADD_I -> {
        if (code.op(at) == Op.I32_ADD && fits16(imm)) {
          return refuse(at, Op.I32_ADD_ADD_I, b, c, imm);
        } else if (code.op(at) == Op.I32_ADD_I) {
          code.truncate(at);
          stack.pop(2);
          code.emit(op, pushTemp(Operands.NUM), b, c + imm);
          return true;
        }
      }
      case Op.I32_AND_I -> {
        if (code.op(at) == Op.I32_SHR_U_I && imm >= 0 && imm <= 0xFFFF) {
          return refuse(at, Op.I32_SHR_U_AND, b, imm, c & 31);
        }
      }
      case Op.I32_SHL_I -> {
        if (code.op(at) == Op.I32_AND_I && c >= 0 && c <= 0xFFFF) {
          return refuse(at, Op.I32_AND_SHL, b, c, imm & 31);
        }
      }
      default -> {
        return false;
      }
    }
    return false;
  }

  /**
   * Replaces the producer at an index and the operation on its result by one operation; always
   * true.
   */
  private boolean refuse(int at, int op, int b, int c, int d) {
    code.truncate(at);
    stack.pop(2);
    code.emit(op, pushTemp(Operands.NUM), b, c, d);
    return true;
  }

  private boolean fuse(int op, int x, int y) {
    int at = Math.max(producer(x), producer(y));
    if (at < 0) {
      return false;
    }
    boolean left = producer(x) >= 0;
    int other = left ? y : x;
    if (stack.isConst(other)) {
      return op == Op.I32_ROTL
          && left
          && code.op(at) == Op.I32_XOR
          && refuse(at, Op.I32_XOR_ROTL, code.b(at), code.c(at), (int) stack.value(y) & 31);
    }
    // The other operand's slot; it was not produced last, so taking it now changes nothing.
    int o = use(other);
    int b = code.b(at);
    int c = code.immediate(at);
    int produced = code.op(at);
    switch (op) {
      case Op.I32_ADD -> {
        switch (produced) {
          case Op.I32_SHL_I -> {
            return refuse(at, Op.I32_SHL_ADD, b, o, c & 31);
          }
          case Op.I32_ADD -> {
            return refuse(at, Op.I32_ADD3, b, c, o);
          }
          case Op.I32_MUL -> {
            return refuse(at, Op.I32_MUL_ADD, b, c, o);
          }
          case Op.I32_LOAD -> {
            return c >= 0 && c <= 0xFFFF && refuse(at, Op.I32_LOAD_ADD, b, o, c);
          }
          default -> {
            return false;
          }
        }
      }
      case Op.I32_XOR -> {
        switch (produced) {
          case Op.I32_XOR -> {
            return refuse(at, Op.I32_XOR3, b, c, o);
          }
          case Op.I32_SHR_U_I -> {
            return refuse(at, Op.I32_SHR_U_XOR, b, o, c & 31);
          }
          case Op.I32_ROTL -> {
            return isConstSlot(c) && refuse(at, Op.I32_ROTL_XOR, b, o, (int) constAt(c) & 31);
          }
          case Op.I32_AND -> {
            return refuse(at, Op.I32_AND_XOR, b, c, o);
          }
          case Op.I32_LOAD -> {
            return c >= 0 && c <= 0xFFFF && refuse(at, Op.I32_LOAD_XOR, b, o, c);
          }
          default -> {
            return false;
          }
        }
      }
      case Op.I32_OR -> {
        return produced == Op.I32_SHL_I && refuse(at, Op.I32_SHL_OR, b, o, c & 31);
      }
      case Op.I32_AND -> {
        return produced == Op.I32_XOR && refuse(at, Op.I32_XOR_AND, b, c, o);
      }
      case Op.F64_ADD -> {
        if (produced == Op.F64_MUL) {
          return refuse(at, Op.F64_MUL_ADD, b, c, o);
        }
        return produced == Op.I64_LOAD
            && c >= 0
            && c <= 0xFFFF
            && refuse(at, Op.F64_LOAD_ADD, b, o, c);
      }
      case Op.F64_SUB -> {
        return produced == Op.F64_MUL
            && refuse(at, left ? Op.F64_MUL_SUB : Op.F64_MUL_RSUB, b, c, o);
      }
      case Op.F64_MUL -> {
        return produced == Op.I64_LOAD
            && c >= 0
            && c <= 0xFFFF
            && refuse(at, Op.F64_LOAD_MUL, b, o, c);
      }
      default -> {
        return false;
      }
    }
  }

  // Memory 0 as an array

  /** A load; {@code -1} where there is no such form. */
  final void load(int op, int sumOp, int shiftedOp, int offset) {
    int entry = top();
    int at = producer(entry);
    if (at >= 0 && sumOp >= 0 && code.op(at) == Op.I32_ADD && offset <= 0xFFFF) {
      int b = code.b(at);
      int c = code.immediate(at);
      code.truncate(at);
      stack.pop(1);
      code.emit(sumOp, pushTemp(Operands.NUM), b, c, offset);
      return;
    }
    if (at >= 0
        && shiftedOp >= 0
        && code.op(at) == Op.I32_SHL_ADD
        && code.d(at) <= 7
        && offset <= 0x1FFF) {
      int b = code.b(at);
      int c = code.c(at);
      int d = code.d(at) << 13 | offset;
      code.truncate(at);
      stack.pop(1);
      code.emit(shiftedOp, pushTemp(Operands.NUM), b, c, d);
      return;
    }
    int from = use(entry);
    stack.pop(1);
    code.emit(op, pushTemp(Operands.NUM), from, offset);
  }

  /** A store; {@code -1} where there is no such form. */
  final void store(int op, int sumOp, int offset) {
    int address = top() - 1;
    int value = top();
    int at = producer(address);
    if (at >= 0
        && sumOp >= 0
        && stack.kind(value) == Operands.LOCAL
        && code.op(at) == Op.I32_ADD
        && offset <= 0xFFFF) {
      int a = code.b(at);
      int c = code.immediate(at);
      int b = use(value);
      code.truncate(at);
      stack.pop(2);
      code.emit(sumOp, a, b, c, offset);
      return;
    }
    int a = use(address);
    int b = use(value);
    stack.pop(2);
    code.emit(op, a, b, offset);
  }

  // Locals

  final void setLocal(int slot, byte cls) {
    int entry = top();
    saveLocal(slot);
    int at = producer(entry);
    if (at >= 0) {
      code.setA(at, slot);
    } else {
      move(entry, slot);
    }
  }

  // Conditions

  /**
   * Emits a branch on the topmost operand, which is taken off; returns its index, its target to be
   * set.
   */
  final int branchOn(boolean sense) {
    int entry = top();
    int at = producer(entry);
    int slot = use(entry);
    stack.pop(1);
    return branchOn(slot, at, sense);
  }

  private int branchOn(int slot, int at, boolean sense) {
    if (at >= 0) {
      int x = code.b(at);
      int y = code.immediate(at);
      int branch = -1;
      switch (code.op(at)) {
        case Op.I32_EQ, Op.I32_NE -> {
          boolean equal = (code.op(at) == Op.I32_EQ) == sense;
          if (isZero(y)) {
            code.truncate(at);
            return onZero(x, equal);
          }
          branch = equal ? Op.BR_I32_EQ : Op.BR_I32_NE;
        }
        case Op.I64_EQ -> branch = sense ? Op.BR_I64_EQ : Op.BR_I64_NE;
        case Op.I64_NE -> branch = sense ? Op.BR_I64_NE : Op.BR_I64_EQ;
        case Op.F64_EQ -> branch = sense ? Op.BR_F64_EQ : Op.BR_F64_NE;
        case Op.F64_NE -> branch = sense ? Op.BR_F64_NE : Op.BR_F64_EQ;
        case Op.F64_LT -> branch = sense ? Op.BR_F64_LT : Op.BR_F64_NLT;
        case Op.F64_LE -> branch = sense ? Op.BR_F64_LE : Op.BR_F64_NLE;
        case Op.I32_AND_I -> branch = sense ? Op.BR_AND_NZ : Op.BR_AND_Z;
        case Op.I32_LT_S -> {
          return ordered(at, sense, Op.BR_I32_LT_S, Op.BR_I32_LE_S, x, y);
        }
        case Op.I32_LE_S -> {
          return ordered(at, sense, Op.BR_I32_LE_S, Op.BR_I32_LT_S, x, y);
        }
        case Op.I32_LT_U -> {
          return ordered(at, sense, Op.BR_I32_LT_U, Op.BR_I32_LE_U, x, y);
        }
        case Op.I32_LE_U -> {
          return ordered(at, sense, Op.BR_I32_LE_U, Op.BR_I32_LT_U, x, y);
        }
        case Op.I64_LT_S -> {
          return ordered(at, sense, Op.BR_I64_LT_S, Op.BR_I64_LE_S, x, y);
        }
        case Op.I64_LE_S -> {
          return ordered(at, sense, Op.BR_I64_LE_S, Op.BR_I64_LT_S, x, y);
        }
        case Op.I64_LT_U -> {
          return ordered(at, sense, Op.BR_I64_LT_U, Op.BR_I64_LE_U, x, y);
        }
        case Op.I64_LE_U -> {
          return ordered(at, sense, Op.BR_I64_LE_U, Op.BR_I64_LT_U, x, y);
        }
        default -> {
          // no branch of its own
        }
      }
      boolean immediate = branch == Op.BR_AND_Z || branch == Op.BR_AND_NZ;
      if (branch >= 0 && (!immediate || fits16(y))) {
        code.truncate(at);
        return code.emit(branch, x, y, 0);
      }
    }
    return code.emit(sense ? Op.BR_NZ : Op.BR_Z, slot, 0, 0);
  }

  /** {@code !(x < y)} is {@code y <= x}. */
  private int ordered(int at, boolean sense, int branch, int inverse, int x, int y) {
    code.truncate(at);
    return sense ? code.emit(branch, x, y, 0) : code.emit(inverse, y, x, 0);
  }

  /** Branches if a slot is zero; that may be a condition which was produced just before. */
  private int onZero(int slot, boolean zero) {
    int last = code.last();
    if (last >= 0
        && slot >= constBase + constCapacity
        && isProducer(code.op(last))
        && code.a(last) == slot) {
      return branchOn(slot, last, !zero);
    }
    return code.emit(zero ? Op.BR_Z : Op.BR_NZ, slot, 0, 0);
  }

  /** Lets a branch go back to the start of a loop; counts with it, if the operation before does. */
  final void closeLoop(int branch, int start) {
    int op = code.op(branch);
    int fused =
        switch (op) {
          case Op.BR_NZ -> Op.ADD_BR_NZ;
          case Op.BR_I32_NE -> Op.ADD_BR_NE;
          case Op.BR_I32_LT_S -> Op.ADD_BR_LT_S;
          case Op.BR_I32_LT_U -> Op.ADD_BR_LT_U;
          default -> -1;
        };
    int add = branch - 1;
    if (fused >= 0
        && branch == code.last()
        && add >= code.barrier()
        && code.op(add) == Op.I32_ADD_I
        && code.a(add) == code.b(add)
        && code.a(add) == code.a(branch)
        && fits16(code.immediate(add))
        && (op == Op.BR_NZ || code.b(branch) != code.a(add))
        && start - 1 - add >= Short.MIN_VALUE) {
      int a = code.a(add);
      int b = code.b(branch);
      int d = code.immediate(add);
      code.truncate(add);
      code.emit(fused, a, b, start - 1 - add, d);
    } else {
      code.setTarget(branch, start);
    }
  }

  // The wide form

  /** Makes the topmost operands near, if none is. */
  final void pull(int count) {
    if (count > 0) {
      int from = stack.height() - count;
      int home = stack.home(from);
      int slots = stack.topHome() - home;
      stack.setNear(from);
      code.emit(Op.FAR_IN, stack.slot(from), slots, home);
    }
  }

  /** Puts all near operands into their own slots. */
  final void settle() {
    int from = stack.nearFrom();
    if (from < stack.height()) {
      flushTop(stack.height() - from);
      int home = stack.home(from);
      code.emit(Op.FAR_OUT, stack.slot(from), stack.topHome() - home, home);
    }
    stack.setNear(stack.height());
  }

  /** Copies the topmost operands to far slots, whether near or not; leaves them as they are. */
  final void moveFar(int from, int to, int slots) {
    int near = stack.nearFrom();
    settle();
    if (slots > 0 && stack.home(from) != to) {
      int scratch = stack.top();
      code.emit(Op.FAR_IN, scratch, slots, stack.home(from));
      code.emit(Op.FAR_OUT, scratch, slots, to);
    }
    stack.setNear(near);
  }
}
