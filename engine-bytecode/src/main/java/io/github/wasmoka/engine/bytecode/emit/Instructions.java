package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Measure;
import io.github.wasmoka.engine.bytecode.plan.Piece;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Emits instructions one after the other; each family has a class of its own. */
final class Instructions {
  private final Emission e;
  private final Out out;
  private final Code code;
  private final Control control;
  private final Numeric numeric;
  private final Memory memory;
  private final Vector vector;
  private final Reference reference;
  private final Aggregate aggregate;
  private final CallSites calls;
  private final Addresses addresses;

  /** From how many labels on a {@code br_table} counts as a switch. */
  private static final int SWITCH = 4;

  /** C1 gives up methods that have some 180 accesses in line. */
  private static final int FEW = 90;

  /** Up to this many are in line in any method. */
  private static final int VERY_FEW = 8;

  /**
   * C2 inlines calls until there are 18,000 nodes (NodeCountInliningCutoff), and an access makes
   * some 230 of them. What stands in line it inlines in any case.
   */
  private static final int CALLS = 60;

  /** So many accesses are in line behind those. */
  private static final int BEHIND = 40;

  // Instructions from here on are none of this method's, or another piece's.
  private int stop;

  Instructions(Emission e, Control control) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.control = control;
    this.numeric = new Numeric(e);
    this.memory = new Memory(e);
    this.vector = new Vector(e, memory);
    this.reference = new Reference(e, memory);
    this.aggregate = new Aggregate(e);
    this.calls = new CallSites(e, control);
    this.addresses = new Addresses(e);
  }

  /** Emits a whole function. */
  void emit() {
    stop = code.size();
    e.inLineFrom = inLineFrom(0, code.size(), List.of());
    for (int at = 0; at < code.size(); at++) {
      at = emit(at);
    }
  }

  /** Emits one instruction, whatever comes next. */
  void emitOne(int at) {
    stop = at + 1;
    emit(at);
  }

  /** Replaces the reference on the JVM's stack by whether it has a type. */
  void test(HeapType type, boolean nullable) {
    reference.test(type, nullable);
  }

  /** Emits a function, noting what each instruction takes. */
  Measure measure() {
    stop = code.size();
    var sizes = new int[code.size()];
    var heights = new int[code.size()];
    int total = out.size();
    for (int at = 0; at < code.size(); at++) {
      int first = at;
      int before = out.size();
      heights[at] = e.height() - e.base();
      at = emit(at);
      sizes[first] = out.size() - before;
      if (sizes[first] > FunctionMethods.LIMIT) {
        throw new TooLargeException();
      }
      total += sizes[first];
      if (at > first) {
        Arrays.fill(heights, first + 1, at + 1, 1);
      }
    }
    return new Measure(sizes, heights, total + control.arms.measured);
  }

  /** Emits a piece, the pieces inside of it as calls. */
  void emit(Piece piece, PieceCalls pieces) {
    e.inLineFrom = inLineFrom(piece.from, piece.to, piece.inner);
    int next = 0;
    for (int at = piece.from; at < piece.to; at++) {
      Piece inner = next < piece.inner.size() ? piece.inner.get(next) : null;
      if (inner != null && inner.from == at) {
        next++;
        pieces.call(inner, e, control);
        e.checked.forget(e.height());
        at = inner.to - 1;
      } else {
        stop = inner == null ? piece.to : inner.from;
        at = emit(at);
      }
    }
  }

  /**
   * Tells from where on a method's accesses to memory are to stand in line. C2 does not inline what
   * was hardly executed when it compiled, and of an arm of a switch it makes code nevertheless; a
   * call there slows all arms down, and stays a call. The same goes for what an interpreter made of
   * tail calls consists of, and for small methods inlined before they were executed often.
   */
  private int inLineFrom(int from, int to, List<Piece> inner) {
    boolean switches = false;
    int accesses = 0;
    int behind = to;
    int next = 0;
    for (int at = from; at < to; at++) {
      if (next < inner.size() && inner.get(next).from == at) {
        at = inner.get(next++).to - 1;
        continue;
      }
      Opcode op = code.op(at);
      if (op == Opcode.BR_TABLE) {
        switches |= code.object(at, int[].class).length >= SWITCH;
      } else if (op.imm() == Imm.MEMARG) {
        accesses++;
        if (accesses == CALLS) {
          behind = at + 1;
        }
      }
    }
    if (accesses <= (switches || e.plan.tails.get(e.function) ? FEW : VERY_FEW)) {
      return from;
    }
    return accesses < CALLS + BEHIND ? behind : to;
  }

  /** Emits the call of a piece. */
  interface PieceCalls {
    void call(Piece piece, Emission e, Control control);
  }

  /** Emits an instruction, perhaps with the next: returns the last one's position. */
  private int emit(int at) {
    int last = dispatch(at);
    Opcode op = code.op(last);
    if (e.height() > 0) {
      int top = e.height() - 1;
      switch (op) {
        case LOCAL_GET, LOCAL_TEE -> e.checked.local(top, code.a(last));
        case I32_CONST -> e.checked.constant(top, (int) code.imm(last));
        default -> e.checked.operand(top);
      }
    }
    return last;
  }

  private int dispatch(int at) {
    Opcode op = code.op(at);
    switch (op.imm()) {
      case NONE, FENCE -> plain(op, at);
      case BLOCK, TRY_TABLE -> control.open(op, at);
      case LABEL -> label(op, at);
      case BR_TABLE -> control.branchTable(at);
      case BR_ON_CAST -> reference.branchOnCast(op, at, control);
      case LOCAL -> {
        return local(op, at);
      }
      case GLOBAL -> {
        if (op == Opcode.GLOBAL_GET) {
          reference.globalGet(at);
        } else {
          reference.globalSet(at);
        }
      }
      case FUNC -> {
        switch (op) {
          case CALL -> calls.call(at);
          case RETURN_CALL -> calls.tail(op, at);
          default -> reference.function(at);
        }
      }
      case TYPE -> {
        switch (op) {
          case CALL_REF -> calls.reference(at);
          case RETURN_CALL_REF -> calls.tail(op, at);
          default -> aggregate.index(op, at);
        }
      }
      case CALL_INDIRECT -> {
        if (op == Opcode.CALL_INDIRECT) {
          calls.indirect(at);
        } else {
          calls.tail(op, at);
        }
      }
      case TAG -> {
        if (op == Opcode.CATCH) {
          control.handlers().clause(at);
        } else {
          raise(at);
        }
      }
      case TABLE, ELEM -> reference.tableIndex(op, at);
      case TABLE_TABLE, ELEM_TABLE -> reference.tableIndex2(op, at);
      case MEMORY -> {
        switch (op) {
          case MEMORY_SIZE -> memory.size(at);
          case MEMORY_GROW -> memory.grow(at);
          default -> memory.fill(at);
        }
      }
      case MEMORY_MEMORY -> memory.copy(at);
      case DATA_MEMORY -> memory.init(at);
      case DATA -> memory.drop(at);
      case TYPE_FIELD, TYPE_LENGTH, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> aggregate.index2(op, at);
      case SELECT_T -> select();
      case MEMARG -> memArg(op, at);
      case MEMARG_LANE, V128, LANE -> vector.emit(op, at);
      case SHUFFLE -> {
        return vector.shuffle(at, stop);
      }
      case I32, I64, F32, F64 -> {
        return constant(op, at);
      }
      case HEAP_TYPE, CAST -> reference.heapType(op, at);
    }
    return at;
  }

  private void plain(Opcode op, int at) {
    switch (op) {
      case NOP -> {
        // nothing
      }
      case UNREACHABLE -> {
        e.mark(at);
        out.call(Names.TRAPS, "unreachable", "()" + Names.RUNTIME_EXCEPTION_TYPE);
        out.insn(Opcodes.ATHROW);
      }
      case ELSE -> control.otherwise(at);
      case CATCH_ALL -> control.handlers().clause(at);
      case END -> control.end(at);
      case RETURN -> control.returnFromFunction();
      case DROP -> {
        e.beginAtHome();
        e.drop();
      }
      case SELECT -> select();
      case THROW_REF -> {
        e.begin();
        e.mark(at);
        out.call(Names.REFS, "rethrow", "(Ljava/lang/Object;)" + Names.RUNTIME_EXCEPTION_TYPE);
        out.insn(Opcodes.ATHROW);
      }
      case ARRAY_LEN -> aggregate.length(at);
      case ATOMIC_FENCE -> {
        e.begin();
        out.call(Names.MEM, "fence", "()V");
      }
      case REF_AS_NON_NULL,
          REF_EQ,
          REF_I31,
          I31_GET_S,
          I31_GET_U,
          ANY_CONVERT_EXTERN,
          EXTERN_CONVERT_ANY ->
          reference.plain(op, at);
      default -> operation(op, at);
    }
  }

  private void operation(Opcode op, int at) {
    if (op.prefix() == 0xfd) {
      vector.emit(op, at);
      return;
    }
    if (control.pending() != null) {
      // A negation between a comparison and its branch.
      control.setCondition(control.pending().negated());
      return;
    }
    Condition condition = Comparisons.of(op);
    if (condition != null) {
      e.begin();
      if (decides(at, condition.operands())) {
        control.setCondition(condition);
      } else {
        value(condition);
      }
    } else {
      if (traps(op)) {
        e.mark(at);
      }
      numeric.emit(op);
    }
  }

  /**
   * Makes an integer of a comparison, by a branch: a method would stay a call where C2 has not seen
   * it executed, as in an arm of a switch that another phase of the program takes, and a loop with
   * a call keeps none of the state in registers.
   */
  private void value(Condition condition) {
    var holds = new org.objectweb.asm.Label();
    var end = new org.objectweb.asm.Label();
    condition.prepare(out);
    out.visitJumpInsn(condition.jump(), holds);
    e.pop(condition.operands());
    out.insn(Opcodes.ICONST_0);
    out.visitJumpInsn(Opcodes.GOTO, end);
    out.visitLabel(holds);
    e.frameOnStack();
    out.insn(Opcodes.ICONST_1);
    out.visitLabel(end);
    e.frameOnStack(Opcodes.INTEGER);
    e.push(Kind.I32);
  }

  private static boolean traps(Opcode op) {
    return switch (op) {
      case I32_DIV_S,
          I32_DIV_U,
          I32_REM_S,
          I32_REM_U,
          I64_DIV_S,
          I64_DIV_U,
          I64_REM_S,
          I64_REM_U,
          I32_TRUNC_F32_S,
          I32_TRUNC_F32_U,
          I32_TRUNC_F64_S,
          I32_TRUNC_F64_U,
          I64_TRUNC_F32_S,
          I64_TRUNC_F32_U,
          I64_TRUNC_F64_S,
          I64_TRUNC_F64_U ->
          true;
      default -> false;
    };
  }

  /** Whether a comparison is used by a branch only, with nothing but negations between. */
  private boolean decides(int at, int operands) {
    int next = at + 1;
    while (next < stop && code.op(next) == Opcode.I32_EQZ) {
      next++;
    }
    if (next >= stop) {
      return false;
    }
    return switch (code.op(next)) {
      case IF, BR_IF -> true;
      case SELECT, SELECT_T -> e.top(operands) != Kind.V128;
      default -> false;
    };
  }

  private void select() {
    Condition condition = control.conditionForSelect();
    int operands = condition.operands();
    Kind kind = e.top(operands);
    if (kind == Kind.V128) {
      int flag = e.temp(Kind.I32);
      out.store(Kind.I32, flag);
      for (int half = 0; half < 2; half++) {
        e.part(2, Form.LONGS, half);
        e.part(1, Form.LONGS, half);
        out.load(Kind.I32, flag);
        out.call(Names.SELECT, "select", "(JJI)J");
      }
      e.pop(3);
      e.push(kind);
      return;
    }
    condition.prepare(out);
    if (kind != Kind.REF && condition.ofFloats()) {
      // Where a comparison of floats hardly ever holds C2 takes it for false, and compiles again.
      condition.mask(out);
      String type = kind.descriptor;
      out.call(Names.SELECT, "blend", "(" + type + type + "I)" + type);
      e.pop(operands + 1);
      return;
    }
    var first = new org.objectweb.asm.Label();
    out.visitJumpInsn(condition.jump(), first);
    e.pop(operands);
    out.swap(kind, kind);
    out.visitLabel(first);
    e.frameOnStack();
    out.pop(kind);
    e.pop();
  }

  private void label(Opcode op, int at) {
    int label = code.a(at);
    switch (op) {
      case BR -> control.branch(label);
      case BR_IF -> control.branchIf(label, at);
      case DELEGATE -> control.end(at);
      case RETHROW -> control.handlers().rethrow(label);
      case BR_ON_NULL -> control.branchOnReference(label, () -> {}, Opcodes.IFNONNULL, false, true);
      case BR_ON_NON_NULL ->
          control.branchOnReference(label, () -> {}, Opcodes.IFNULL, true, false);
      default -> throw new IllegalStateException(op.text());
    }
  }

  private void raise(int at) {
    Kind[] kinds = Kind.of(e.plan.valid.tag(code.a(at)).funcType().params());
    e.begin(kinds.length);
    e.mark(at);
    Values.putAll(kinds, 0, e.variables.state(), out);
    e.state();
    out.push(code.a(at));
    out.call(
        Names.REFS, "exception", "(" + Names.BASE_STATE_TYPE + "I)" + Names.RUNTIME_EXCEPTION_TYPE);
    out.insn(Opcodes.ATHROW);
  }

  private void memArg(Opcode op, int at) {
    if (op.prefix() == 0xfd) {
      vector.emit(op, at);
    } else if (op.prefix() == 0xfe) {
      new Atomics(e, memory).emit(op, at);
    } else if (Addresses.stores(op)) {
      memory.store(op, at);
    } else {
      memory.load(op, at);
    }
  }

  // Locals and constants

  private boolean storedNext(int at) {
    if (at + 1 >= stop) {
      return false;
    }
    Opcode next = code.op(at + 1);
    return next.prefix() == 0
        && next.imm() == Imm.MEMARG
        && Addresses.stores(next)
        && e.plan.fast(code.a(at + 1));
  }

  private int local(Opcode op, int at) {
    int local = code.a(at);
    Kind kind = e.variables.kind(local);
    if (op == Opcode.LOCAL_GET && storedNext(at)) {
      memory.storeSimple(code.op(at + 1), at + 1, kind, () -> e.variables.load(local, out));
      return at + 1;
    }
    e.begin();
    if (kind == Kind.V128) {
      vector.local(op, local);
      return at;
    }
    if (minMax(at, kind)) {
      return at + MinMax.LENGTH - 1;
    }
    switch (op) {
      case LOCAL_GET -> {
        if (addresses.putOff(at, stop)) {
          e.putOff(at);
          return at;
        }
        e.variables.load(local, out);
        e.push(kind);
      }
      case LOCAL_SET -> {
        e.variables.store(local, out);
        e.pop();
        e.checked.set(local, e.height());
      }
      default -> {
        if (e.variables.plain(local) && addresses.putOff(at, stop)) {
          e.variables.store(local, out);
          e.pop();
          e.checked.set(local, e.height());
          e.putOff(at);
          return at;
        }
        out.insn(kind.slots == 1 ? Opcodes.DUP : Opcodes.DUP2);
        e.variables.store(local, out);
        e.checked.set(local, e.height());
      }
    }
    return at;
  }

  /** Emits the smaller or larger one of the topmost operands, if they are repeated for that. */
  private boolean minMax(int at, Kind kind) {
    if (at + MinMax.LENGTH > stop || at < 2 || !MinMax.emit(code, at, out)) {
      return false;
    }
    e.pop(2);
    e.push(kind);
    return true;
  }

  private int constant(Opcode op, int at) {
    Kind kind =
        switch (op.imm()) {
          case I32 -> Kind.I32;
          case I64 -> Kind.I64;
          case F32 -> Kind.F32;
          default -> Kind.F64;
        };
    if (storedNext(at)) {
      memory.storeSimple(code.op(at + 1), at + 1, kind, () -> push(kind, code.imm(at)));
      return at + 1;
    }
    e.begin();
    if (op == Opcode.I32_CONST && addresses.putOff(at, stop)) {
      e.putOff(at);
      return at;
    }
    push(kind, code.imm(at));
    e.push(kind);
    return at;
  }

  private void push(Kind kind, long bits) {
    switch (kind) {
      case I32 -> out.push((int) bits);
      case I64 -> out.push(bits);
      case F32 -> out.pushFloat((int) bits);
      default -> out.pushDouble(bits);
    }
  }
}
