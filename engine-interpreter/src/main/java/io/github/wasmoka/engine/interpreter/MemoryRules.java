package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/** Translates memory, vector and atomic instructions (§4.4.3, §4.4.7). */
final class MemoryRules {
  /**
   * The immediates of an access that goes the long way.
   *
   * @param op the instruction
   * @param memory the memory's index
   * @param offset the constant offset, unsigned
   * @param wide whether addresses have 64 bits
   * @param lane the lane, or 0
   */
  record Access(Opcode op, int memory, long offset, boolean wide, int lane) {
    /** The effective address of an operand. */
    long address(long operand) {
      return wide ? MemoryInstance.effective(operand, offset) : (operand & 0xFFFF_FFFFL) + offset;
    }
  }

  /**
   * The immediates of {@code i8x16.shuffle}.
   *
   * @param lo the first eight lane numbers
   * @param hi the others
   */
  record Lanes(long lo, long hi) {}

  private final Emitter out;
  private final ValidModule valid;
  private final Flavour.Memory form;

  MemoryRules(Emitter out, ValidModule valid, Flavour.Memory form) {
    this.out = out;
    this.valid = valid;
    this.form = form;
  }

  private boolean wide(int memory) {
    return valid.memory(memory).addrType() == AddrType.I64;
  }

  void memArg(Opcode op, int memory, long offset) {
    boolean simple =
        memory == 0 && form != Flavour.Memory.GENERAL && offset >= 0 && offset <= Integer.MAX_VALUE;
    if (op.prefix() == 0xFD) {
      vector(op, memory, offset, simple);
    } else if (!simple || op.prefix() != 0 || !onArray(op, (int) offset)) {
      general(op, memory, offset, 0);
    }
  }

  /** A vector's load or store, but for those of single lanes. */
  private void vector(Opcode op, int memory, long offset, boolean simple) {
    boolean store = op == Opcode.V128_STORE;
    boolean array = simple && !(store && form == Flavour.Memory.TRACKED);
    int code = array ? Op.VECTOR_ARRAY + op.number() : Op.VECTOR_ACCESS;
    int immediate =
        array ? (int) offset : out.code.pool(new Access(op, memory, offset, wide(memory), 0));
    if (store) {
      int value = out.use(out.top());
      int address = out.use(out.top() - 1);
      out.stack.pop(2);
      out.code.emit(code, address, value, immediate);
    } else {
      int address = out.use(out.top());
      out.stack.pop(1);
      out.code.emit(code, out.pushTemp(Operands.VEC), address, immediate);
    }
  }

  /** An access to the array of memory 0; false for stores if they must be tracked. */
  private boolean onArray(Opcode op, int offset) {
    switch (op) {
      case I32_LOAD, F32_LOAD, I64_LOAD32_S ->
          out.load(Op.I32_LOAD, Op.I32_LOAD_X, Op.I32_LOAD_XS, offset);
      case I64_LOAD, F64_LOAD -> out.load(Op.I64_LOAD, Op.I64_LOAD_X, Op.I64_LOAD_XS, offset);
      case I32_LOAD8_U, I64_LOAD8_U -> out.load(Op.LOAD8_U, Op.LOAD8_U_X, -1, offset);
      case I32_LOAD8_S, I64_LOAD8_S -> out.load(Op.LOAD8_S, -1, -1, offset);
      case I32_LOAD16_U, I64_LOAD16_U -> out.load(Op.LOAD16_U, -1, -1, offset);
      case I32_LOAD16_S, I64_LOAD16_S -> out.load(Op.LOAD16_S, -1, -1, offset);
      case I64_LOAD32_U -> out.load(Op.LOAD32_U, -1, -1, offset);
      default -> {
        if (form == Flavour.Memory.TRACKED) {
          return false;
        }
        switch (op) {
          case I32_STORE, F32_STORE, I64_STORE32 -> out.store(Op.I32_STORE, Op.I32_STORE_X, offset);
          case I64_STORE, F64_STORE -> out.store(Op.I64_STORE, -1, offset);
          case I32_STORE8, I64_STORE8 -> out.store(Op.STORE8, Op.STORE8_X, offset);
          case I32_STORE16, I64_STORE16 -> out.store(Op.STORE16, -1, offset);
          default -> {
            return false;
          }
        }
      }
    }
    return true;
  }

  void memArgLane(Opcode op, int memory, long offset, int lane) {
    general(op, memory, offset, lane);
  }

  private void general(Opcode op, int memory, long offset, int lane) {
    int kind =
        switch (op.prefix()) {
          case 0xFD -> Op.VECTOR_ACCESS; // of a lane, in place
          case 0xFE -> Op.ATOMIC_ACCESS;
          default -> type(op).endsWith(">") ? Op.STORE : Op.LOAD;
        };
    inPlace(op, kind, out.code.pool(new Access(op, memory, offset, wide(memory), lane)));
  }

  private static String type(Opcode op) {
    String type = op.type();
    if (type == null) {
      throw new IllegalStateException(op.text());
    }
    return type;
  }

  /** An operation that works where its operands are, by the instruction's type. */
  private void inPlace(Opcode op, int internal, int immediate) {
    String type = type(op);
    int params = type.indexOf('>');
    out.flushTop(params);
    int slot = params > 0 ? out.stack.slot(out.stack.height() - params) : out.stack.top();
    out.stack.pop(params);
    for (int i = params + 1; i < type.length(); i++) {
      out.pushTemp(type.charAt(i) == 'v' ? Operands.VEC : Operands.NUM);
    }
    out.code.emit(internal, slot, 0, immediate);
  }

  void plain(Opcode op) {
    if (op == Opcode.ATOMIC_FENCE) {
      out.code.emit(Op.FENCE, 0, 0, 0);
    } else {
      vector(op, 0);
    }
  }

  void lane(Opcode op, int lane) {
    vector(op, lane);
  }

  void shuffle(long lo, long hi) {
    int lanes = out.code.pool(new Lanes(lo, hi));
    if (lanes <= 0xFFFF) {
      vector(Opcode.I8X16_SHUFFLE, lanes);
    } else {
      inPlace(Opcode.I8X16_SHUFFLE, Op.SHUFFLE, lanes);
    }
  }

  /** A vector operation on values; the immediate is the field behind the operands that can be. */
  private void vector(Opcode op, int immediate) {
    String type = type(op);
    int params = type.indexOf('>');
    int first = out.stack.height() - params;
    int b = out.use(first);
    int c = params > 1 ? out.use(first + 1) : b;
    int d = params > 2 ? out.use(first + 2) : immediate;
    // A family reads two slots of each operand, though one may be a number.
    out.stack.reserve(out.stack.top() + 1);
    out.stack.pop(params);
    int a = out.pushTemp(type.endsWith("v") ? Operands.VEC : Operands.NUM);
    out.code.emit(Op.VECTOR + op.number(), a, b, c, d);
  }

  void index(Opcode op, int index) {
    switch (op) {
      case MEMORY_SIZE -> inPlace(op, Op.MEMORY_SIZE, index);
      case MEMORY_GROW -> inPlace(op, Op.MEMORY_GROW, index);
      case MEMORY_FILL -> inPlace(op, Op.MEMORY_FILL, index);
      case DATA_DROP -> out.code.emit(Op.DATA_DROP, 0, 0, index);
      default -> throw new IllegalStateException(op.text());
    }
  }

  /**
   * The two indices of an instruction.
   *
   * @param first the target's, or the segment's
   * @param second the source's, or the memory's
   */
  record Pair(int first, int second) {
    // A record's own equals and hashCode cost a JVM that has just started 20 ms to link.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair pair && first == pair.first && second == pair.second;
    }

    @Override
    public int hashCode() {
      return 31 * first + second;
    }
  }

  void index2(Opcode op, int first, int second) {
    out.flushTop(3);
    int slot = out.stack.slot(out.stack.height() - 3);
    out.stack.pop(3);
    out.code.emit(
        op == Opcode.MEMORY_COPY ? Op.MEMORY_COPY : Op.MEMORY_INIT,
        slot,
        0,
        out.code.pool(new Pair(first, second)));
  }
}
