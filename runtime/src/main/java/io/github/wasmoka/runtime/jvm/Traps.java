package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.util.List;

/**
 * Traps with the Java stack they happened on, from which the boundary makes the WebAssembly one.
 */
public final class Traps {
  private Traps() {}

  static Trap trap(TrapKind kind) {
    return new Trap(kind, List.of(), null);
  }

  /** {@return the trap of {@code unreachable}} */
  public static RuntimeException unreachable() {
    return trap(TrapKind.UNREACHABLE);
  }
}
