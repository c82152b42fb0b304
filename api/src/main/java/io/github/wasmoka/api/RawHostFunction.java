package io.github.wasmoka.api;

import org.jspecify.annotations.Nullable;

/**
 * A host function that takes and gives raw bits, as {@link Function#callRaw} does for guests: see
 * {@link HostFunction#ofRaw}. No method handles have to be combined for it, so that a program which
 * calls it a few times is done sooner.
 */
@FunctionalInterface
public interface RawHostFunction {
  /**
   * Is called. Exceptions are treated as those of any {@link HostFunction}.
   *
   * @param caller the calling instance; if Java code calls, the one that imported the function, or
   *     null if none did
   * @param values the arguments, and on return the results: an element for each number, of {@code
   *     i32} and {@code f32} the low half counts, two for a {@code v128}, low half first. As long
   *     as the longer of both; the function's own until it returns
   * @throws Exception a {@link WasmException}, which passes through, or any other, which traps
   */
  void call(@Nullable Instance caller, long[] values) throws Exception;
}
