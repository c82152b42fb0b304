package io.github.wasmoka.engine.bytecode.emit;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A class file being written. */
final class ClassFile {
  private static final int VERSION = Opcodes.V21;

  final ClassWriter writer = new ClassWriter(0);

  ClassFile(String name, String superName) {
    writer.visit(
        VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        superName,
        null);
  }

  ClassFile(String name) {
    this(name, Names.OBJECT);
  }

  Out method(String name, String descriptor) {
    var out = new Out(writer.visitMethod(FunctionMethods.STATIC, name, descriptor, null, null));
    out.visitCode();
    return out;
  }

  byte[] bytes() {
    writer.visitEnd();
    return writer.toByteArray();
  }
}
