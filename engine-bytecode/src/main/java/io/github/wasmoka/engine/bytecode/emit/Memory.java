package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/**
 * Memory instructions (§4.4.7) of numbers. Memory 0 on an array is accessed by index, see {@link
 * Index}; everything else is a call. The address of a fast access may be put off, see {@link
 * Addresses}.
 */
final class Memory {
  private final Emission e;
  private final Out out;
  private final Code code;
  private final Index indices;
  private final AccessCalls calls;

  Memory(Emission e) {
    this.e = e;
    this.out = e.out;
    this.code = e.code;
    this.indices = new Index(e);
    this.calls = new AccessCalls(e, indices);
  }

  /** How bytes are accessed: by width. */
  private enum Access {
    BYTE("Byte", "", "B", "I"),
    SHORT("Short", "I16", "S", "I"),
    INT("Int", "I32", "I", "I"),
    LONG("Long", "I64", "J", "J");

    final String name;
    final String handle;
    final String read;
    final String written;

    Access(String name, String handle, String read, String written) {
      this.name = name;
      this.handle = handle;
      this.read = read;
      this.written = written;
    }

    static Access of(int width) {
      return switch (width) {
        case 1 -> BYTE;
        case 2 -> SHORT;
        case 4 -> INT;
        default -> LONG;
      };
    }
  }

  Kind address(int memory) {
    return e.plan.valid.memory(memory).addrType() == AddrType.I64 ? Kind.I64 : Kind.I32;
  }

  // Loads

  void load(Opcode op, int at) {
    e.begin();
    int memory = code.a(at);
    e.mark(at);
    long offset = code.imm(at);
    switch (op) {
      case F32_LOAD -> {
        if (e.plan.fast(memory)) {
          get(at, "F32", "F", offset, 4, indices.origin(0));
        } else {
          raw(op, at, 4);
          out.call("java/lang/Float", "intBitsToFloat", "(I)F");
        }
      }
      case F64_LOAD -> {
        if (e.plan.fast(memory)) {
          get(at, "F64", "D", offset, 8, indices.origin(0));
        } else {
          raw(op, at, 8);
          out.call("java/lang/Double", "longBitsToDouble", "(J)D");
        }
      }
      default -> {
        raw(at, offset, op.accessWidth(), indices.origin(0));
        extend(op);
      }
    }
    e.pop();
    e.push(result(op));
  }

  private static Kind result(Opcode op) {
    String type = op.type();
    return Kind.ofLetter(type == null ? 'i' : type.charAt(type.length() - 1), Kind.I32);
  }

  private void extend(Opcode op) {
    switch (op) {
      case I32_LOAD8_U -> mask(0xff);
      case I32_LOAD16_U -> mask(0xffff);
      case I64_LOAD8_S, I64_LOAD16_S, I64_LOAD32_S -> out.insn(Opcodes.I2L);
      case I64_LOAD8_U -> {
        mask(0xff);
        out.insn(Opcodes.I2L);
      }
      case I64_LOAD16_U -> {
        mask(0xffff);
        out.insn(Opcodes.I2L);
      }
      case I64_LOAD32_U -> out.widen();
      default -> {
        // as it is
      }
    }
  }

  private void mask(int bits) {
    out.push(bits);
    out.insn(Opcodes.IAND);
  }

  /**
   * Replaces the address on the JVM's stack by the bytes there, sign-extended to the access's kind.
   */
  void raw(Opcode op, int at, int width) {
    raw(at, code.imm(at), width, Checked.UNKNOWN);
  }

  private void raw(int at, long offset, int width, long origin) {
    int memory = code.a(at);
    Access access = Access.of(width);
    if (!e.plan.fast(memory)) {
      out.push(offset);
      e.memory(memory);
      out.call(
          Names.MEM,
          "read" + access.name,
          "(" + address(memory).descriptor + "J" + Names.MEMORY_TYPE + ")" + access.read);
      return;
    }
    get(at, access.handle, access.read, offset, width, origin);
  }

  /** Replaces the topmost operand, an address, by what is there: it lies on the JVM's stack. */
  private void get(int at, String name, String result, long offset, int width, long origin) {
    e.refresh();
    if (AccessCalls.made(e, at, width, offset)) {
      String type = width == 2 ? "I" : result;
      if (e.isPutOff(0)) {
        int index = indices.ofConstant(e.maker(0), offset);
        out.push(index);
        calls.get(name, type, 0, width, index < 0 ? Checked.UNKNOWN : index);
      } else {
        calls.get(name, type, offset, width, origin);
      }
      return;
    }
    boolean single = width == 1;
    if (e.isPutOff(0)) {
      indices.array(name);
      indices.putOff(0, offset, width, !single);
    } else {
      indices.addOffset(offset, width, origin);
      indices.underIndex(name);
    }
    if (single) {
      out.insn(Opcodes.BALOAD);
    } else {
      out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.VAR_HANDLE, "get", "([BI)" + result, false);
    }
  }

  // Stores

  void store(Opcode op, int at) {
    e.begin();
    e.mark(at);
    int width = op.accessWidth();
    if (e.top(0) == Kind.I64 && width < 8) {
      out.insn(Opcodes.L2I);
      e.pop();
      e.push(Kind.I32);
    }
    store(at, width);
  }

  /** Stores the topmost operand to the address below it. */
  void store(int at, int width) {
    Kind kind = e.top(0);
    int memory = code.a(at);
    long offset = code.imm(at);
    if (!e.plan.fast(memory)) {
      if (kind == Kind.F32) {
        out.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      } else if (kind == Kind.F64) {
        out.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      }
      Access access = Access.of(width);
      slowStore(access.name, address(memory).descriptor + access.written, offset, memory);
      e.pop(2);
      return;
    }
    if (AccessCalls.made(e, at, width, offset)) {
      e.refresh();
      calls.set(handleName(kind, width), kind.descriptor, offset, width, indices.origin(1));
      e.pop(2);
      return;
    }
    if (e.isPutOff(1)) {
      int value;
      if (code.op(e.maker(1)) != Opcode.I32_CONST && indices.forks(offset, width, 1)) {
        // A frame knows operands, but no temporaries.
        e.variables.load(code.a(e.maker(1)), out);
        e.refresh();
        indices.addOffset(offset, width, indices.origin(1), Opcodes.INTEGER);
        int index = e.temp(Kind.I32);
        out.store(Kind.I32, index);
        value = e.temp(kind);
        out.store(kind, value);
        indices.array(handleName(kind, width));
        out.load(Kind.I32, index);
      } else {
        value = e.temp(kind);
        out.store(kind, value);
        e.refresh();
        indices.array(handleName(kind, width));
        indices.putOff(1, offset, width, width > 1);
      }
      e.pop(2);
      put(kind, width, () -> out.load(kind, value));
      return;
    }
    long origin = indices.origin(1);
    int value;
    if (indices.forks(offset, width, 1)) {
      out.swap(kind, Kind.I32);
      e.pop(2);
      e.push(kind);
      e.push(Kind.I32);
      e.refresh();
      indices.addOffset(offset, width, origin);
      out.swap(Kind.I32, kind);
      value = e.temp(kind);
      out.store(kind, value);
    } else {
      value = e.temp(kind);
      out.store(kind, value);
      e.refresh();
      indices.addOffset(offset, width, origin);
    }
    e.pop(2);
    indices.underIndex(handleName(kind, width));
    put(kind, width, () -> out.load(kind, value));
  }

  /**
   * Stores a local or constant: nothing has to be put aside.
   *
   * @param kind the value's kind
   * @param value puts it on the JVM's stack
   */
  void storeSimple(Opcode op, int at, Kind kind, Runnable value) {
    e.begin();
    e.mark(at);
    int width = op.accessWidth();
    long offset = code.imm(at);
    Kind stored = kind == Kind.I64 && width < 8 ? Kind.I32 : kind;
    e.refresh();
    if (AccessCalls.made(e, at, width, offset)) {
      value.run();
      if (kind != stored) {
        out.insn(Opcodes.L2I);
      }
      calls.set(handleName(stored, width), stored.descriptor, offset, width, indices.origin(0));
      e.pop();
      return;
    }
    if (e.isPutOff(0)) {
      indices.array(handleName(stored, width));
      indices.putOff(0, offset, width, width > 1);
    } else {
      indices.addOffset(offset, width, indices.origin(0));
      indices.underIndex(handleName(stored, width));
    }
    e.pop();
    put(
        stored,
        width,
        () -> {
          value.run();
          if (kind != stored) {
            out.insn(Opcodes.L2I);
          }
        });
  }

  /** Stores: on the JVM's stack are an index, the array and perhaps a handle. */
  private void put(Kind kind, int width, Runnable value) {
    int index = -1;
    if (e.plan.flavour.dirty()) {
      index = e.temp(Kind.I32);
      out.insn(Opcodes.DUP);
      out.store(Kind.I32, index);
    }
    value.run();
    if (width == 1) {
      out.insn(Opcodes.BASTORE);
    } else {
      set(kind, width);
    }
    if (index >= 0) {
      dirty(index, width);
    }
  }

  /** Marks the page or the two pages that a store has written to. */
  private void dirty(int index, int width) {
    if (e.plan.flavour.dirty()) {
      out.load(Kind.I32, index);
      out.push(width);
      e.memory(0);
      out.call(Names.MEM, "mark", "(II" + Names.MEMORY_TYPE + ")V");
    }
  }

  private static String handleName(Kind kind, int width) {
    return switch (kind) {
      case F32 -> "F32";
      case F64 -> "F64";
      case I64 -> "I64";
      default -> Access.of(width).handle;
    };
  }

  private void set(Kind kind, int width) {
    if (width == 2) {
      out.insn(Opcodes.I2S);
    }
    String type = width == 2 ? "S" : kind.descriptor;
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, Names.VAR_HANDLE, "set", "([BI" + type + ")V", false);
  }

  private void slowStore(String name, String operands, long offset, int memory) {
    out.push(offset);
    e.memory(memory);
    out.call(Names.MEM, "write" + name, "(" + operands + "J" + Names.MEMORY_TYPE + ")V");
  }

  // Vectors: halves in locals

  /**
   * Loads 16 bytes from the address on the JVM's stack; the parts lie there then.
   *
   * @param wanted the form wanted
   * @return the form
   */
  Form loadVector(int at, Form wanted) {
    int memory = code.a(at);
    long offset = code.imm(at);
    if (e.plan.fast(memory)) {
      int index = indices.inLocal(offset, 16, indices.origin(0));
      if (wanted.object()) {
        Parts.species(Form.BYTE_VECTOR, out);
        out.loadRef(e.variables.memory());
        out.load(Kind.I32, index);
        String type = Form.BYTE_VECTOR.type;
        out.call(Form.BYTE_VECTOR.owner, "fromArray", "(" + Parts.SPECIES_TYPE + "[BI)" + type);
        Parts.reinterpret(Form.BYTE_VECTOR, wanted, out);
        return wanted;
      }
      int width = 16 / wanted.parts;
      for (int i = 0; i < wanted.parts; i++) {
        indices.handle(handleName(wanted.part, width));
        out.loadRef(e.variables.memory());
        part(index, i * width);
        out.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL,
            Names.VAR_HANDLE,
            "get",
            "([BI)" + wanted.part.descriptor,
            false);
      }
      return wanted;
    }
    Kind address = address(memory);
    int saved = e.temp(address);
    out.store(address, saved);
    out.load(address, saved);
    raw(at, offset, 8, Checked.UNKNOWN);
    // An offset of 2^64 - 1 is out of range with the first half already.
    out.load(address, saved);
    raw(at, offset + 8, 8, Checked.UNKNOWN);
    return Form.LONGS;
  }

  private void part(int index, int above) {
    out.load(Kind.I32, index);
    if (above > 0) {
      out.push(above);
      out.insn(Opcodes.IADD);
    }
  }

  /** Stores the topmost operand, a vector, all of it or nothing, to the address below it. */
  void storeVector(int at) {
    int memory = code.a(at);
    long offset = code.imm(at);
    if (e.plan.fast(memory)) {
      Form form = e.form(0);
      int place = e.place(0);
      int index = indices.inLocal(offset, 16, indices.origin(1));
      e.pop(2);
      if (form.object()) {
        Parts.push(form, place, Form.BYTE_VECTOR, 0, out);
        out.loadRef(e.variables.memory());
        out.load(Kind.I32, index);
        out.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, Form.BYTE_VECTOR.owner, "intoArray", "([BI)V", false);
      } else {
        parts(form, place, index);
      }
      if (e.plan.flavour.dirty()) {
        dirty(index, 8);
        part(index, 8);
        int upper = e.temp(Kind.I32);
        out.store(Kind.I32, upper);
        dirty(upper, 8);
      }
      return;
    }
    e.part(0, Form.LONGS, 0);
    e.part(0, Form.LONGS, 1);
    slowStore("Vector", address(memory).descriptor + "JJ", offset, memory);
    e.pop(2);
  }

  private void parts(Form form, int place, int index) {
    // All of it is inside or nothing is written.
    out.load(Kind.I32, index);
    out.loadRef(e.variables.memory());
    out.insn(Opcodes.ARRAYLENGTH);
    out.push(15);
    out.insn(Opcodes.ISUB);
    out.call("java/util/Objects", "checkIndex", "(II)I");
    out.insn(Opcodes.POP);
    Form stored = form.extended() ? Form.LONGS : form;
    int width = 16 / stored.parts;
    for (int i = 0; i < stored.parts; i++) {
      indices.handle(handleName(stored.part, width));
      out.loadRef(e.variables.memory());
      part(index, i * width);
      Parts.push(form, place, stored, i, out);
      set(stored.part, width);
    }
  }

  // Sizes and ranges

  /** An unsigned address or length of a memory or table on the JVM's stack becomes a long. */
  void widen(Kind kind) {
    if (kind == Kind.I32) {
      out.widen();
    }
  }

  private void narrow(Kind kind) {
    if (kind == Kind.I32) {
      out.insn(Opcodes.L2I);
    }
  }

  void size(int at) {
    e.begin();
    Kind kind = address(code.a(at));
    e.memory(code.a(at));
    out.call(Names.MEM, "size", "(" + Names.MEMORY_TYPE + ")J");
    narrow(kind);
    e.push(kind);
  }

  void grow(int at) {
    e.begin();
    Kind kind = e.pop();
    widen(kind);
    e.memory(code.a(at));
    out.call(Names.MEM, "grow", "(J" + Names.MEMORY_TYPE + ")J");
    narrow(kind);
    e.push(kind);
    e.fresh = false;
  }

  /** Makes longs of operands on the JVM's stack that are unsigned ints, but for one position. */
  void widenAll(int count, int except) {
    boolean any = false;
    for (int i = 0; i < count; i++) {
      any |= i != except && e.top(count - 1 - i) == Kind.I32;
    }
    if (!any) {
      return;
    }
    var temps = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      Kind kind = e.top(count - 1 - i);
      temps[i] = e.temp(kind);
      out.store(kind, temps[i]);
    }
    for (int i = 0; i < count; i++) {
      Kind kind = e.top(count - 1 - i);
      out.load(kind, temps[i]);
      if (i != except && kind == Kind.I32) {
        out.widen();
      }
    }
  }

  void fill(int at) {
    e.begin();
    e.mark(at);
    widenAll(3, 1);
    e.memory(code.a(at));
    out.call(Names.MEM, "fill", "(JIJ" + Names.MEMORY_TYPE + ")V");
    e.pop(3);
  }

  void copy(int at) {
    e.begin();
    e.mark(at);
    widenAll(3, -1);
    e.memory(code.a(at));
    e.memory(code.b(at));
    out.call(Names.MEM, "copy", "(JJJ" + Names.MEMORY_TYPE + Names.MEMORY_TYPE + ")V");
    e.pop(3);
  }

  /** Makes a long of the lowest of three ints. */
  void widenFirst() {
    if (e.top(2) == Kind.I32) {
      int length = e.temp(Kind.I32);
      int start = e.temp(Kind.I32);
      out.store(Kind.I32, length);
      out.store(Kind.I32, start);
      out.widen();
      out.load(Kind.I32, start);
      out.load(Kind.I32, length);
    }
  }

  void init(int at) {
    e.begin();
    e.mark(at);
    widenFirst();
    e.memory(code.b(at));
    e.state();
    out.push(code.a(at));
    out.call(Names.MEM, "init", "(JII" + Names.MEMORY_TYPE + Names.BASE_STATE_TYPE + "I)V");
    e.pop(3);
  }

  void drop(int at) {
    e.begin();
    e.state();
    out.push(code.a(at));
    out.call(Names.MEM, "drop", "(" + Names.BASE_STATE_TYPE + "I)V");
  }
}
