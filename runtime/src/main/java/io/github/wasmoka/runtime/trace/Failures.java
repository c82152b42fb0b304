package io.github.wasmoka.runtime.trace;

import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.WasmFrame;
import io.github.wasmoka.runtime.numeric.NumericTrap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What failures of executing code mean to the host. Traps are the JVM's own where they fit. */
public final class Failures {
  private Failures() {}

  /**
   * The exception that the host is to see.
   *
   * @param thrown anything that executing code has thrown
   * @param trace the WebAssembly stack, asked for only if it is needed
   * @return the exception, or null if {@code thrown} is to be seen as it is
   */
  public static @Nullable ExecutionException of(Throwable thrown, Supplier<List<WasmFrame>> trace) {
    return switch (thrown) {
      case StackOverflowError _ ->
          new ExhaustionException(ExhaustionException.Resource.CALL_STACK, trace.get());
      // The array of memory 0 is the only one that code can reach outside of.
      case IndexOutOfBoundsException _ ->
          new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trace.get(), null);
      case NumericTrap e -> new Trap(e.kind(), trace.get(), null);
      case ArithmeticException _ -> new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO, trace.get(), null);
      case ExecutionException e when e.wasmStack().isEmpty() -> with(e, trace.get());
      default -> null;
    };
  }

  private static ExecutionException with(ExecutionException e, List<WasmFrame> trace) {
    return switch (e) {
      case Trap trap -> new Trap(trap.kind(), trace, trap.getCause());
      case ExhaustionException exhaustion -> new ExhaustionException(exhaustion.resource(), trace);
      case InterruptedExecutionException _ ->
          new InterruptedExecutionException(String.valueOf(e.getMessage()), trace);
      case UncaughtWasmException uncaught -> new UncaughtWasmException(uncaught.exception(), trace);
    };
  }
}
