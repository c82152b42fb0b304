package io.github.wasmoka.engine.bytecode.ahead;

import io.github.wasmoka.runtime.jvm.ClassSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves generated classes to another package. Names stand in the constant pool alone, and all else
 * in a class file refers to its entries by their numbers, so that nothing behind it changes. It
 * tells which classes a class refers to as well, and thereby, from one to the next, all that there
 * are.
 */
final class Relocation {
  private static final String FROM = ClassSource.PACKAGE.replace('.', '/');

  private final String to;

  /**
   * Moves classes.
   *
   * @param packageName the package that they come to
   */
  Relocation(String packageName) {
    this.to = packageName.replace('.', '/') + "/";
  }

  /**
   * The generated classes that a class refers to, itself among them.
   *
   * @param classFile its bytes, not moved yet
   * @return their binary names
   */
  static List<String> references(byte[] classFile) {
    var pool = new ConstantPool(classFile);
    var texts = new String[pool.count()];
    var classes = new ArrayList<Integer>();
    try {
      pool.forEach((index, tag, data) -> {
        if (tag == ConstantPool.UTF8) {
          texts[index] = text(data);
        } else if (tag == ConstantPool.CLASS) {
          classes.add((int) data.getChar(0));
        }
      });
    } catch (IOException e) {
      throw new IllegalStateException(e); // not out of an array
    }
    return classes.stream()
        .map(index -> texts[index])
        .filter(name -> name.startsWith(FROM))
        .map(name -> name.replace('/', '.'))
        .toList();
  }

  /**
   * Moves a class.
   *
   * @param classFile its bytes
   * @return the moved class's bytes
   */
  byte[] apply(byte[] classFile) {
    var bytes = new ByteArrayOutputStream(classFile.length + 1024);
    try (var out = new DataOutputStream(bytes)) {
      out.write(classFile, 0, ConstantPool.START + Character.BYTES);
      int end =
          new ConstantPool(classFile)
              .forEach((_, tag, data) -> {
                out.writeByte(tag);
                String text = tag == ConstantPool.UTF8 ? text(data) : "";
                String moved = moved(text);
                if (moved.equals(text)) {
                  byte[] same = new byte[data.remaining()];
                  data.get(same);
                  out.write(same);
                } else {
                  out.writeUTF(moved);
                }
              });
      out.write(classFile, end, classFile.length - end);
    } catch (IOException e) {
      throw new IllegalStateException(e); // not into an array
    }
    return bytes.toByteArray();
  }

  private static String text(ByteBuffer data) {
    return StandardCharsets.UTF_8.decode(data.duplicate().position(Character.BYTES)).toString();
  }

  /** A name or descriptor after the move. */
  private String moved(String text) {
    return text.startsWith(FROM)
        ? to + text.substring(FROM.length())
        : text.replace("L" + FROM, "L" + to);
  }
}
