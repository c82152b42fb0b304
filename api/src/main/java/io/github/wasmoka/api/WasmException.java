package io.github.wasmoka.api;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong with or inside WebAssembly. The subclasses say what; none of them leaves
 * the JVM or another instance in a bad state, and after a {@link Trap} the instance itself can be
 * called again.
 */
public abstract sealed class WasmException extends RuntimeException
    permits MalformedException, InvalidException, LinkException, ExecutionException, ExitException {
  private static final long serialVersionUID = 1;

  WasmException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
    super(message, cause, true, writableStackTrace);
  }
}
