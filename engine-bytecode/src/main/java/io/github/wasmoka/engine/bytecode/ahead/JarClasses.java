package io.github.wasmoka.engine.bytecode.ahead;

import io.github.wasmoka.runtime.jvm.JarIndex;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a jar that are not code of the module: descriptor and provider. */
final class JarClasses {
  private static final String RUNTIME = "io.github.wasmoka.runtime";
  private static final String SERVICE = "io/github/wasmoka/api/spi/EngineProvider";
  private static final String SUPER = "io/github/wasmoka/runtime/precompiled/PrecompiledProvider";
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private JarClasses() {}

  private static String provider(String moduleName) {
    return moduleName.replace('.', '/') + "/" + JarIndex.PROVIDER;
  }

  /**
   * The module descriptor.
   *
   * @param moduleName the Java module's name
   * @param packages the packages of code
   * @return the class file
   */
  static byte[] moduleInfo(String moduleName, Iterable<String> packages) {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V21, Opcodes.ACC_MODULE, "module-info", null, null, null);
    var module = writer.visitModule(moduleName, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    module.visitRequire(RUNTIME, 0, null);
    module.visitProvide(SERVICE, provider(moduleName));
    module.visitPackage(moduleName.replace('.', '/'));
    for (String name : packages) {
      module.visitPackage(name.replace('.', '/'));
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * The provider: hands its lookup to the runtime.
   *
   * @param moduleName the Java module's name
   * @return the class file
   */
  static byte[] providerClass(String moduleName) {
    var writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V21,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        provider(moduleName),
        null,
        SUPER,
        null);
    MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()L" + LOOKUP + ";",
        false);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", "(L" + LOOKUP + ";)V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(2, 1);
    init.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
