package io.github.wasmoka.spectest;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.WasmException;

/** The ways to fail that a script can expect. */
enum Failure {
  TRAP(Trap.class),
  EXHAUSTION(ExhaustionException.class),
  EXCEPTION(UncaughtWasmException.class),
  MALFORMED(MalformedException.class),
  INVALID(InvalidException.class),
  UNLINKABLE(LinkException.class);

  private final Class<? extends WasmException> type;

  Failure(Class<? extends WasmException> type) {
    this.type = type;
  }

  /**
   * Whether this exception is the expected failure: of the right kind, its message beginning with
   * the expected one.
   */
  boolean matches(WasmException actual, String message) {
    if (!type.isInstance(actual)) {
      return false;
    }
    String text = String.valueOf(actual.getMessage());
    // Some scripts expect details of the reference interpreter behind the kind of a trap
    // ("uninitialized element 2") or of a
    // type error ("type mismatch: instruction requires ..."): what counts is the kind.
    return text.startsWith(message)
        || (actual instanceof Trap trap && message.startsWith(trap.kind().message()))
        || (message.startsWith("type mismatch:") && text.startsWith("type mismatch"));
  }
}
