package io.github.wasmoka.runtime.jvm;

import org.jspecify.annotations.Nullable;

/** Where everything is in the generated classes of a module in one flavour. Thread-safe. */
public interface CodeIndex {
  /**
   * Where a function's method is; its name is {@code f} and the function's index.
   *
   * @param function the index of a function that the module defines
   * @return the class's binary name
   */
  String owner(int function);

  /**
   * By which number {@link State#enter} knows the signature of a function.
   *
   * @param function the function's index
   * @return the number, or -1 if nothing can refer to the function
   */
  int signature(int function);

  /**
   * By which number {@link State#enter} knows a function among those of its signature.
   *
   * @param function the function's index
   * @return the number, or -1 if nothing can refer to the function
   */
  int slot(int function);

  /**
   * The lowest index of a type that is the same as another; equal types have equal ones.
   *
   * @param type a type's index
   * @return that index
   */
  int canonical(int type);

  /**
   * Where in the module the lines of a method are.
   *
   * @param className the class's binary name
   * @param method the method's name
   * @return the offset in bytes from the module's start for each line number, from 1 on; null if a
   *     line number counts from the function's body on
   */
  int @Nullable [] lines(String className, String method);
}
