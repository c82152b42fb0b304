package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * How a vector stands in JVM locals. Each form fits into four slots, so that a vector can change
 * its form where it stands. Numbers each hold a lane, or half of the vector, the lowest first; a
 * vector of {@code jdk.incubator.vector} holds all of it.
 */
enum Form {
  LONGS(Kind.I64, 2, null, ""),
  INTS(Kind.I32, 4, null, ""),
  FLOATS(Kind.F32, 4, null, ""),
  DOUBLES(Kind.F64, 2, null, ""),
  /** Eight lanes of 16 bits, each a signed byte: four bytes in each int. */
  EXTENDED_S(Kind.I32, 2, null, ""),
  /** Eight lanes of 16 bits, each an unsigned byte: four bytes in each int. */
  EXTENDED_U(Kind.I32, 2, null, ""),
  BYTE_VECTOR(Kind.REF, 1, "Byte", "B"),
  SHORT_VECTOR(Kind.REF, 1, "Short", "S"),
  INT_VECTOR(Kind.REF, 1, "Int", "I"),
  LONG_VECTOR(Kind.REF, 1, "Long", "J"),
  FLOAT_VECTOR(Kind.REF, 1, "Float", "F"),
  DOUBLE_VECTOR(Kind.REF, 1, "Double", "D");

  /** The package of the Vector API, internal name. */
  static final String API = "jdk/incubator/vector/";

  /** What each part is to the JVM. */
  final Kind part;

  /** The number of parts. */
  final int parts;

  /** The class of a vector object, internal name; of numbers the empty string. */
  final String owner;

  /** The class of a vector object as a descriptor. */
  final String type;

  /** The type of a vector object's lanes as a descriptor. */
  final String lane;

  private final @Nullable String lanes;

  Form(Kind part, int parts, @Nullable String lanes, String lane) {
    this.part = part;
    this.parts = parts;
    this.lanes = lanes;
    this.lane = lane;
    this.owner = lanes == null ? "" : "jdk/incubator/vector/" + lanes + "Vector";
    this.type = "L" + owner + ";";
  }

  /** {@return whether this is an object of the Vector API} */
  boolean object() {
    return lanes != null;
  }

  /** {@return whether this is lanes of 16 bits that bytes were extended to} */
  boolean extended() {
    return this == EXTENDED_S || this == EXTENDED_U;
  }

  /** {@return the method that makes another vector object one of this form} */
  String reinterpret() {
    return "reinterpretAs" + lanes + "s";
  }

  /** {@return where a part is of a vector that stands somewhere} */
  int at(int place, int part) {
    return place + part * this.part.slots;
  }

  /** Adds the types of a vector's four slots to those of a frame's locals. */
  void addTypes(List<Object> types) {
    if (object()) {
      types.add(owner);
      for (int i = 1; i < Kind.V128.slots; i++) {
        types.add(Opcodes.TOP);
      }
      return;
    }
    for (int i = 0; i < parts; i++) {
      Emission.addType(part, types);
    }
    for (int i = at(0, parts); i < Kind.V128.slots; i++) {
      types.add(Opcodes.TOP);
    }
  }
}
