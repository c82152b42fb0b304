package io.github.wasmoka.runtime.jvm;

/** Defines a module's generated classes, each when the JVM first links to it. */
final class CodeLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassSource source;

  /**
   * Makes a loader.
   *
   * @param name its name, which is all of it that a stack trace tells
   * @param source the classes
   */
  CodeLoader(String name, ClassSource source) {
    super(name, CodeLoader.class.getClassLoader());
    this.source = source;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = source.classFile(name);
    } catch (RuntimeException e) {
      // A fault of the generator, which must not pass for one of the code that runs.
      throw new IllegalStateException("cannot generate " + name, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
