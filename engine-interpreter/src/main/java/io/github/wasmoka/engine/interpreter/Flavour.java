package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.memory.MemoryInstance;

/** How memory 0 of an instance is accessed; code is translated for one of them. */
enum Flavour {
  /** Loads and stores work on the array. */
  ARRAY,
  /** Loads work on the array; stores go the long way, which marks dirty pages. */
  TRACKED,
  /** All goes the long way: 64-bit addresses, native memory, or none at all. */
  GENERAL;

  static Flavour of(MemoryInstance[] memories) {
    if (memories.length == 0
        || !(memories[0] instanceof ByteArrayMemory array)
        || array.declaredType().addrType() != AddrType.I32) {
      return GENERAL;
    }
    return array.tracksDirtyPages() ? TRACKED : ARRAY;
  }
}
