package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.store.GlobalInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import org.jspecify.annotations.Nullable;

/** What the loop needs of an instance. */
final class InstanceState {
  /** Of a thread that runs nothing. */
  static final InstanceState NONE = new InstanceState();

  private static final byte[] NO_BYTES = {};

  /** The functions that the module defines. */
  final InterpretedFunction[] own;

  final GlobalInstance[] globals;
  final Flavour flavour;
  private final @Nullable InterpretedModule compiled;
  private final @Nullable ModuleInstance instance;
  private final @Nullable ByteArrayMemory array;

  private InstanceState() {
    own = new InterpretedFunction[0];
    globals = new GlobalInstance[0];
    flavour = Flavour.NONE;
    compiled = null;
    instance = null;
    array = null;
  }

  InstanceState(InterpretedModule compiled, ModuleInstance instance) {
    this.own =
        new InterpretedFunction
            [compiled.valid.functionCount() - compiled.valid.importedFunctions()];
    this.globals = instance.globals;
    this.flavour = Flavour.of(instance);
    this.compiled = compiled;
    this.instance = instance;
    this.array =
        flavour.memory() != Flavour.Memory.GENERAL
                && instance.memories[0] instanceof ByteArrayMemory memory
            ? memory
            : null;
    if (array != null) {
      array.keepExact();
    }
  }

  /** The bytes of memory 0, if it is an array; to be asked for again after calls and growing. */
  byte[] bytes() {
    ByteArrayMemory memory = array;
    return memory == null ? NO_BYTES : memory.bytes;
  }

  ModuleInstance module() {
    ModuleInstance module = instance;
    if (module == null) {
      throw new IllegalStateException("no instance");
    }
    return module;
  }

  FuncCode code(int function) {
    InterpretedModule module = compiled;
    if (module == null) {
      throw new IllegalStateException("no module");
    }
    return module.code(function, flavour);
  }
}
