package io.github.wasmoka.api;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A module brought to life (§4.2.7): its memories, tables and globals, and functions that work on
 * them. Used by one thread at a time, unless all that it touches is shared memory.
 */
public interface Instance {
  /** {@return the module it was made from} */
  Module module();

  /** {@return everything it exports by name, in the module's order; unmodifiable} */
  Map<String, Extern> exports();

  /**
   * An export.
   *
   * @param name its name
   * @return the export
   * @throws NoSuchElementException if there is none of that name
   */
  default Extern export(String name) {
    Extern extern = exports().get(name);
    if (extern == null) {
      throw new NoSuchElementException("no export \"" + name + "\"");
    }
    return extern;
  }

  /**
   * An exported function.
   *
   * @param name its name
   * @return the function
   * @throws NoSuchElementException if there is no function of that name
   */
  default Function function(String name) {
    if (export(name) instanceof Function function) {
      return function;
    }
    throw new NoSuchElementException("export \"" + name + "\" is not a function");
  }

  /**
   * An exported memory.
   *
   * @param name its name
   * @return the memory
   * @throws NoSuchElementException if there is no memory of that name
   */
  default Memory memory(String name) {
    if (export(name) instanceof Memory memory) {
      return memory;
    }
    throw new NoSuchElementException("export \"" + name + "\" is not a memory");
  }

  /**
   * An exported table.
   *
   * @param name its name
   * @return the table
   * @throws NoSuchElementException if there is no table of that name
   */
  default Table table(String name) {
    if (export(name) instanceof Table table) {
      return table;
    }
    throw new NoSuchElementException("export \"" + name + "\" is not a table");
  }

  /**
   * An exported global.
   *
   * @param name its name
   * @return the global
   * @throws NoSuchElementException if there is no global of that name
   */
  default Global global(String name) {
    if (export(name) instanceof Global global) {
      return global;
    }
    throw new NoSuchElementException("export \"" + name + "\" is not a global");
  }

  /**
   * Asks the instance's functions to stop, from whatever thread: what runs now, or else is called
   * next, throws {@link InterruptedExecutionException}, once. A host function that blocks is not
   * woken.
   *
   * @throws IllegalStateException if {@link InstanceOptions#interruptible} was not asked for
   */
  void interrupt();

  /**
   * Lets {@link #interrupt} happen by itself after a time, unless {@link #clearInterrupt} is called
   * before. Replaces an earlier such time. Thread-safe.
   *
   * @param time how long from now
   * @throws IllegalStateException if {@link InstanceOptions#interruptible} was not asked for
   */
  void interruptAfter(Duration time);

  /** Takes back {@link #interrupt} and {@link #interruptAfter}, if nothing was stopped yet. */
  void clearInterrupt();

  /**
   * How much fuel is left. Entering a function takes as much as it has instructions outside of
   * loops; each round of a loop, as many as it has outside of inner loops; {@code end} and {@code
   * else} are free, host functions too. Engines count the same. When it does not suffice, {@link
   * ExhaustionException} is thrown and nothing is left.
   *
   * @return the fuel, 0 or more
   * @throws IllegalStateException if {@link InstanceOptions#fuel} was not given
   */
  long fuel();

  /**
   * Sets how much fuel is left.
   *
   * @param units how much
   * @throws IllegalStateException if {@link InstanceOptions#fuel} was not given
   * @throws IllegalArgumentException if it is negative
   */
  void setFuel(long units);
}
