package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import org.objectweb.asm.Opcodes;

/** Parts of vectors, in the form that is wanted, whatever form the vector has. */
final class Parts {
  static final String SPECIES_TYPE = "Ljdk/incubator/vector/VectorSpecies;";

  private Parts() {}

  /**
   * Puts a part of a vector on the JVM's stack.
   *
   * @param from the vector's form
   * @param place where it stands
   * @param to the form wanted
   * @param part the part wanted
   */
  static void push(Form from, int place, Form to, int part, Out out) {
    if (from == to) {
      out.load(to.part, to.at(place, part));
    } else if (to.object()) {
      object(from, place, to, out);
    } else {
      switch (to) {
        case LONGS -> half(from, place, part, out);
        case INTS -> bits(from, place, part, out);
        case EXTENDED_S, EXTENDED_U -> {
          bytes(from, place, 2 * part, out);
          bytes(from, place, 2 * part + 1, out);
          out.push(16);
          out.insn(Opcodes.ISHL);
          out.insn(Opcodes.IOR);
        }
        case FLOATS -> {
          bits(from, place, part, out);
          out.call("java/lang/Float", "intBitsToFloat", "(I)F");
        }
        default -> {
          half(from, place, part, out);
          out.call("java/lang/Double", "longBitsToDouble", "(J)D");
        }
      }
    }
  }

  /** Puts all of a vector on the JVM's stack. */
  static void pushAll(Form from, int place, Form to, Out out) {
    for (int i = 0; i < to.parts; i++) {
      push(from, place, to, i, out);
    }
  }

  /** Takes all of a vector from the JVM's stack. */
  static void store(Form form, int place, Out out) {
    for (int i = form.parts - 1; i >= 0; i--) {
      out.store(form.part, form.at(place, i));
    }
    out.reserve(place + Kind.V128.slots);
  }

  /** Changes a vector's form where it stands. */
  static void convert(Form from, int place, Form to, Out out) {
    if (from != to) {
      pushAll(from, place, to, out);
      store(to, place, out);
    }
  }

  /** Pushes the parts of zero. */
  static void zero(Form form, Out out) {
    if (form.object()) {
      species(form, out);
      out.call(form.owner, "zero", "(" + SPECIES_TYPE + ")" + form.type);
      return;
    }
    for (int i = 0; i < form.parts; i++) {
      out.zero(form.part);
    }
  }

  /** Pushes the species of a form's vectors. */
  static void species(Form form, Out out) {
    out.visitFieldInsn(Opcodes.GETSTATIC, form.owner, "SPECIES_128", SPECIES_TYPE);
  }

  /** Turns the vector object on the JVM's stack into one of another form. */
  static void reinterpret(Form from, Form to, Out out) {
    if (from != to) {
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, from.owner, to.reinterpret(), "()" + to.type, false);
    }
  }

  /** Pushes a constant as a vector object. */
  static void constant(long lo, long hi, Form form, Out out) {
    Form longs = Form.LONG_VECTOR;
    species(longs, out);
    out.push(lo);
    out.call(longs.owner, "broadcast", "(" + SPECIES_TYPE + "J)" + longs.type);
    if (hi != lo) {
      out.insn(Opcodes.ICONST_1);
      out.push(hi);
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, longs.owner, "withLane", "(IJ)" + longs.type, false);
    }
    reinterpret(longs, form, out);
  }

  private static void object(Form from, int place, Form to, Out out) {
    if (from.object()) {
      out.loadRef(place);
      reinterpret(from, to, out);
      return;
    }
    species(Form.LONG_VECTOR, out);
    half(from, place, 0, out);
    out.call(
        Form.LONG_VECTOR.owner, "broadcast", "(" + SPECIES_TYPE + "J)" + Form.LONG_VECTOR.type);
    out.insn(Opcodes.ICONST_1);
    half(from, place, 1, out);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        Form.LONG_VECTOR.owner,
        "withLane",
        "(IJ)" + Form.LONG_VECTOR.type,
        false);
    reinterpret(Form.LONG_VECTOR, to, out);
  }

  /** Half of a vector as a long. */
  private static void half(Form from, int place, int half, Out out) {
    switch (from) {
      case LONGS -> out.load(Kind.I64, place + 2 * half);
      case DOUBLES -> {
        out.load(Kind.F64, place + 2 * half);
        out.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      }
      case INTS, FLOATS, EXTENDED_S, EXTENDED_U -> {
        bits(from, place, 2 * half, out);
        out.widen();
        bits(from, place, 2 * half + 1, out);
        out.insn(Opcodes.I2L);
        out.push(32);
        out.insn(Opcodes.LSHL);
        out.insn(Opcodes.LOR);
      }
      default -> {
        out.loadRef(place);
        reinterpret(from, Form.LONG_VECTOR, out);
        out.push(half);
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Form.LONG_VECTOR.owner, "lane", "(I)J", false);
      }
    }
  }

  /** The low bytes of two lanes of 16 bits, side by side. */
  private static void bytes(Form from, int place, int pair, Out out) {
    bits(from, place, pair, out);
    out.push(0xff);
    out.insn(Opcodes.IAND);
    bits(from, place, pair, out);
    out.push(8);
    out.insn(Opcodes.IUSHR);
    out.push(0xff00);
    out.insn(Opcodes.IAND);
    out.insn(Opcodes.IOR);
  }

  /** Pushes a lane of 16 bits that a byte was extended to. */
  static void extended(Form from, int place, int lane, Out out) {
    out.load(Kind.I32, from.at(place, lane / 4));
    byteOf(lane % 4, from == Form.EXTENDED_S, out);
  }

  /** Replaces the int on the JVM's stack by one of its bytes, 0 for the lowest. */
  static void byteOf(int number, boolean signed, Out out) {
    if (number != 0) {
      out.push(number * 8);
      out.insn(Opcodes.IUSHR);
    }
    if (signed) {
      out.insn(Opcodes.I2B);
    } else {
      out.push(0xff);
      out.insn(Opcodes.IAND);
    }
  }

  /** A lane of 32 bits as an int. */
  private static void bits(Form from, int place, int lane, Out out) {
    switch (from) {
      case INTS -> out.load(Kind.I32, place + lane);
      case FLOATS -> {
        out.load(Kind.F32, place + lane);
        out.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      }
      case EXTENDED_S, EXTENDED_U -> {
        extended(from, place, 2 * lane, out);
        out.insn(Opcodes.I2C);
        extended(from, place, 2 * lane + 1, out);
        out.push(16);
        out.insn(Opcodes.ISHL);
        out.insn(Opcodes.IOR);
      }
      case LONGS, DOUBLES -> {
        half(from, place, lane / 2, out);
        if (lane % 2 != 0) {
          out.push(32);
          out.insn(Opcodes.LUSHR);
        }
        out.insn(Opcodes.L2I);
      }
      default -> {
        out.loadRef(place);
        reinterpret(from, Form.INT_VECTOR, out);
        out.push(lane);
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Form.INT_VECTOR.owner, "lane", "(I)I", false);
      }
    }
  }
}
