package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.runtime.cache.CompilationCache;
import io.github.wasmoka.runtime.jvm.ClassSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Classes that are generated once and kept on disk. They are stored in passing, by the thread that
 * waits for the class: a file takes less time than its class took, and a process that lives for 200
 * ms would end before a second thread had stored what makes the next one faster.
 */
final class CachedClasses implements ClassSource {
  private final ClassSource generator;
  private final CompilationCache cache;
  private final Set<String> generated = ConcurrentHashMap.newKeySet();

  CachedClasses(ClassSource generator, CompilationCache cache) {
    this.generator = generator;
    this.cache = cache;
  }

  @Override
  public byte @Nullable [] classFile(String name) {
    if (!name.startsWith(PACKAGE)) {
      return null;
    }
    String piece = name.substring(PACKAGE.length());
    byte[] known = cache.load(piece);
    if (known != null) {
      return known;
    }
    byte[] bytes = generator.classFile(name);
    if (bytes != null) {
      generated.add(name);
      cache.store(piece, bytes);
    }
    return bytes;
  }

  @Override
  public int @Nullable [] lines(String className, String method) {
    if (generated.add(className)) {
      // The generator knows the lines of what it has made.
      generator.classFile(className);
    }
    return generator.lines(className, method);
  }

  @Override
  public String owner(int function) {
    return generator.owner(function);
  }

  @Override
  public int signature(int function) {
    return generator.signature(function);
  }

  @Override
  public int slot(int function) {
    return generator.slot(function);
  }

  @Override
  public int canonical(int type) {
    return generator.canonical(type);
  }
}
