package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;

/**
 * What code is translated for: it fits all instances of a module with the same flavour.
 *
 * @param memory how memory 0 is accessed
 * @param watched whether function entries and loop headers poll for interruption or take fuel
 * @param listened whether the call listener is told
 */
record Flavour(Memory memory, boolean watched, boolean listened) {
  /** The number of flavours. */
  static final int COUNT = Memory.values().length * 4;

  /** Of a thread that runs nothing. */
  static final Flavour NONE = new Flavour(Memory.GENERAL, false, false);

  /** How memory 0 is accessed. */
  enum Memory {
    /** Loads and stores work on the array. */
    ARRAY,
    /** Loads work on the array; stores go the long way, which marks dirty pages. */
    TRACKED,
    /** All goes the long way: 64-bit addresses, native memory, or none at all. */
    GENERAL;

    private static Memory of(MemoryInstance[] memories) {
      if (memories.length == 0
          || !(memories[0] instanceof ByteArrayMemory array)
          || array.declaredType().addrType() != AddrType.I32) {
        return GENERAL;
      }
      return array.tracksDirtyPages() ? TRACKED : ARRAY;
    }
  }

  static Flavour of(ModuleInstance instance) {
    var control = instance.control;
    return new Flavour(
        Memory.of(instance.memories), control.interruptible || control.metered, control.listened);
  }

  /** {@return a number below {@link #COUNT}} */
  int index() {
    return memory.ordinal() * 4 + (watched ? 2 : 0) + (listened ? 1 : 0);
  }
}
