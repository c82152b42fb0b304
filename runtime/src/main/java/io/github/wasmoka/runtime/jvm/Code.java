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
 * A module's generated classes in one flavour, to be linked to instances. Thread-safe; unloaded
 * when nothing refers to its instances any more.
 */
public final class Code {
  private static final String LOADER_PREFIX = "wasm-";
  private static final AtomicLong COUNT = new AtomicLong();
  // By what a stack trace tells of a class: the name of its loader if that is ours, or its package.
  private static final Map<String, WeakReference<Code>> PLACES = new ConcurrentHashMap<>();

  private final ValidModule valid;
  private final CodeIndex index;
  private final MethodHandles.Lookup lookup;
  private final ClassLoader loader;
  private final String stateName;
  private volatile @Nullable MethodHandle constructor;

  private Code(
      String place,
      ValidModule valid,
      CodeIndex index,
      MethodHandles.Lookup lookup,
      ClassLoader loader,
      String stateName) {
    this.valid = valid;
    this.index = index;
    this.lookup = lookup;
    this.loader = loader;
    this.stateName = stateName;
    PLACES.values().removeIf(reference -> reference.get() == null);
    PLACES.put(place, new WeakReference<>(this));
  }

  /**
   * Code that is defined class by class, by a loader of its own.
   *
   * @param valid the module
   * @param source its classes
   * @return the code
   */
  public static Code generated(ValidModule valid, ClassSource source) {
    var loader = new CodeLoader(LOADER_PREFIX + COUNT.incrementAndGet(), source);
    Exports.open(loader.getUnnamedModule());
    return new Code(
        String.valueOf(loader.getName()),
        valid,
        source,
        MethodHandles.publicLookup(),
        loader,
        ClassSource.STATE_CLASS);
  }

  /**
   * Code that lies in a Java module.
   *
   * @param valid the module
   * @param index where everything is
   * @param lookup a class of the Java module
   * @param packageName the package, which holds this code alone
   * @return the code
   */
  public static Code precompiled(
      ValidModule valid, CodeIndex index, MethodHandles.Lookup lookup, String packageName) {
    Class<?> owner = lookup.lookupClass();
    Exports.open(owner.getModule());
    String state = ClassSource.STATE_CLASS.substring(ClassSource.PACKAGE.length());
    return new Code(
        packageName, valid, index, lookup, owner.getClassLoader(), packageName + "." + state);
  }

  /** The code that a frame of a stack trace belongs to. */
  static @Nullable Code at(StackTraceElement frame) {
    String place = frame.getClassLoaderName();
    if (place == null || !place.startsWith(LOADER_PREFIX)) {
      String name = frame.getClassName();
      place = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    WeakReference<Code> reference = PLACES.get(place);
    return reference == null ? null : reference.get();
  }

  ValidModule valid() {
    return valid;
  }

  CodeIndex index() {
    return index;
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
          new JvmFunction(state, i, index.signature(i), index.slot(i), canonical(i));
    }
  }

  private int canonical(int function) {
    return index.canonical(valid.module().functions().get(function - valid.importedFunctions()));
  }

  private State newState(ModuleInstance instance) {
    try {
      MethodHandle make = constructor;
      if (make == null) {
        make =
            lookup
                .findConstructor(
                    load(stateName), MethodType.methodType(void.class, ModuleInstance.class))
                .asType(MethodType.methodType(State.class, ModuleInstance.class));
        constructor = make;
      }
      State state = (State) make.invokeExact(instance);
      state.code = this;
      return state;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("state", e);
    }
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }

  /** A handle of a function's method. */
  MethodHandle method(int function) {
    try {
      return lookup.findStatic(
          load(index.owner(function)),
          "f" + function,
          Convention.methodType(valid.functionType(function), load(stateName)));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("function " + function, e);
    }
  }
}
