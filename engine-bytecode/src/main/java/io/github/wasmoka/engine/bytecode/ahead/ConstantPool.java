package io.github.wasmoka.engine.bytecode.ahead;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The entries of a class file's constant pool (JVMS §4.4).
 *
 * @param classFile the class file's bytes
 */
record ConstantPool(byte[] classFile) {
  /** Where the pool starts: behind magic number and version, with the number of its entries. */
  static final int START = 8;

  static final int UTF8 = 1;
  static final int CLASS = 7;

  /** Is shown the entries. */
  interface Visitor {
    /**
     * An entry.
     *
     * @param index its number
     * @param tag its tag
     * @param data what follows the tag
     */
    void entry(int index, int tag, ByteBuffer data) throws IOException;
  }

  /** {@return the number of entries and one} */
  int count() {
    return ByteBuffer.wrap(classFile).getChar(START);
  }

  /**
   * Shows the entries.
   *
   * @param visitor to whom
   * @return where the pool ends
   * @throws IOException if the visitor does
   */
  int forEach(Visitor visitor) throws IOException {
    var in = ByteBuffer.wrap(classFile).position(START + Character.BYTES);
    int count = count();
    for (int index = 1; index < count; index++) {
      int tag = in.get();
      int size =
          switch (tag) {
            case UTF8 -> Character.BYTES + in.getChar(in.position());
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case CLASS, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalStateException("constant pool tag " + tag);
          };
      visitor.entry(index, tag, in.slice(in.position(), size));
      in.position(in.position() + size);
      if (tag == 5 || tag == 6) {
        index++; // long and double take two numbers
      }
    }
    return in.position();
  }
}
