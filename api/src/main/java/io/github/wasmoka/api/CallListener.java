package io.github.wasmoka.api;

/**
 * Is told of every call of a function that an instance defines, whoever calls it; host functions
 * are not told of. Called on the thread that executes, in the middle of execution: an exception
 * thrown by a listener is a {@link Trap} of kind {@link TrapKind#HOST_ERROR}.
 */
public interface CallListener {
  /**
   * A function was entered.
   *
   * @param instance the instance that defines it
   * @param function its index, imports counted
   */
  void entered(Instance instance, int function);

  /**
   * A function was left: by its end, a return, a tail call (which then enters another), a trap or
   * an exception. Every {@link #entered} has its own.
   *
   * @param instance the instance that defines it
   * @param function its index, imports counted
   */
  void left(Instance instance, int function);
}
