package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Defines a module's generated classes, each when the JVM first links to it. One for each module
 * and flavour; unloaded when nothing refers to its instances any more.
 */
public final class CodeLoader extends ClassLoader {
  private static final String NAME_PREFIX = "wasm-";
  private static final AtomicLong COUNT = new AtomicLong();
  // By the loader's name, which is all of it that a stack trace tells.
  private static final Map<String, WeakReference<CodeLoader>> LOADERS = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  private final ValidModule valid;
  private final ClassSource source;
  private volatile @Nullable MethodHandle constructor;

  /**
   * Makes a loader.
   *
   * @param valid the module
   * @param source its classes
   */
  public CodeLoader(ValidModule valid, ClassSource source) {
    super(NAME_PREFIX + COUNT.incrementAndGet(), CodeLoader.class.getClassLoader());
    this.valid = valid;
    this.source = source;
    Exports.open(getUnnamedModule());
    LOADERS.values().removeIf(reference -> reference.get() == null);
    LOADERS.put(getName(), new WeakReference<>(this));
  }

  /** The loader of a class in a stack trace. */
  static @Nullable CodeLoader named(@Nullable String name) {
    if (name == null || !name.startsWith(NAME_PREFIX)) {
      return null;
    }
    WeakReference<CodeLoader> reference = LOADERS.get(name);
    return reference == null ? null : reference.get();
  }

  ValidModule valid() {
    return valid;
  }

  ClassSource source() {
    return source;
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

  /**
   * Gives an instance its state and functions.
   *
   * @param instance the instance, its imports, memories, tables and globals in place
   */
  public void link(ModuleInstance instance) {
    State state = newState(instance);
    instance.engineState = state;
    int imported = valid.importedFunctions();
    for (int i = imported; i < instance.functions.length; i++) {
      instance.functions[i] =
          new JvmFunction(state, i, source.signature(i), source.slot(i), canonical(i));
    }
  }

  private int canonical(int function) {
    return source.canonical(valid.module().functions().get(function - valid.importedFunctions()));
  }

  private State newState(ModuleInstance instance) {
    try {
      MethodHandle make = constructor;
      if (make == null) {
        make =
            MethodHandles.publicLookup()
                .findConstructor(
                    stateClass(), MethodType.methodType(void.class, ModuleInstance.class))
                .asType(MethodType.methodType(State.class, ModuleInstance.class));
        constructor = make;
      }
      State state = (State) make.invokeExact(instance);
      state.loader = this;
      return state;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("state", e);
    }
  }

  private Class<?> stateClass() throws ClassNotFoundException {
    return loadClass(ClassSource.STATE_CLASS);
  }

  /** A handle of a function's method. */
  MethodHandle method(int function) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              loadClass(source.owner(function)),
              "f" + function,
              Convention.methodType(valid.functionType(function), stateClass()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("function " + function, e);
    }
  }
}
