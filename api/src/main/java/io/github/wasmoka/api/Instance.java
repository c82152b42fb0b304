package io.github.wasmoka.api;

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
}
