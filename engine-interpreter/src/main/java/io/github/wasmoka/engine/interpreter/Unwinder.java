package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.WasmFrame;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.WasmThrow;
import io.github.wasmoka.runtime.trace.Failures;
import io.github.wasmoka.runtime.trace.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to everything that is thrown inside the loop. */
final class Unwinder {
  private Unwinder() {}

  /**
   * Finds who catches.
   *
   * @param thrown what was thrown
   * @param frame where, its pc up to date
   * @param base the outermost frame of this run of the loop
   * @return the frame of a handler, ready to go on
   */
  static Frame unwind(Throwable thrown, Frame frame, Frame base) {
    if (thrown instanceof WasmThrow e) {
      Frame handler = handler(e, frame, base);
      if (handler != null) {
        return handler;
      }
      throw e;
    }
    Throwable outward = outward(thrown, frame);
    for (Frame f = frame; ; f = f.caller()) {
      abandon(f, outward);
      if (f == base) {
        break;
      }
    }
    if (outward instanceof Error e) {
      throw e;
    }
    throw outward instanceof RuntimeException e ? e : new IllegalStateException(outward);
  }

  /** What Java code is to see of something that no handler can catch. */
  private static Throwable outward(Throwable thrown, Frame frame) {
    if (thrown instanceof ExitException) {
      return thrown; // every program ends with it, and linking the switch takes a while
    }
    if (thrown instanceof StackExhausted) {
      return exhausted(frame);
    }
    Throwable failure = Failures.of(thrown, () -> trace(frame));
    return failure == null ? thrown : failure;
  }

  private static void abandon(Frame f, Throwable thrown) {
    Watching.unwound(f, thrown);
    if (f.code().usesRefs) {
      f.clear();
    }
  }

  static ExhaustionException exhausted(Frame frame) {
    return new ExhaustionException(ExhaustionException.Resource.CALL_STACK, trace(frame));
  }

  private static List<WasmFrame> trace(Frame innermost) {
    var traces = new Traces();
    for (Frame f = innermost; f != null && f.prev != null; f = f.prev) {
      if (f.pc == Frame.GONE) {
        continue;
      }
      InterpretedFunction function = f.function();
      traces.add(function.instance.module(), function.index, f.code().offset(f.pc));
    }
    return traces.frames();
  }

  private static @Nullable Frame handler(WasmThrow thrown, Frame frame, Frame base) {
    ExceptionInstance exception = thrown.exception();
    for (Frame f = frame; ; f = f.caller()) {
      FuncCode code = f.code();
      int depth = Integer.MAX_VALUE;
      for (FuncCode.TryRange range : code.tries) {
        if (f.pc < range.start() || f.pc >= range.end() || range.depth() > depth) {
          continue;
        }
        for (FuncCode.Handler h : range.handlers()) {
          if (h.tag() < 0 || f.instance.module().tags[h.tag()] == exception.tag) {
            land(f, h, exception);
            return f;
          }
        }
        depth = Math.min(depth, range.delegate());
      }
      abandon(f, thrown);
      if (f == base) {
        return null;
      }
    }
  }

  private static void land(Frame f, FuncCode.Handler h, ExceptionInstance exception) {
    int slot = h.slot();
    if (h.values()) {
      int n = exception.values.length;
      System.arraycopy(exception.values, 0, f.r, slot, n);
      if (f.code().usesRefs) {
        System.arraycopy(exception.refs, 0, f.refs, slot, n);
      }
      slot += n;
    }
    if (h.ref()) {
      f.refs[slot] = exception;
    }
    if (h.keep() >= 0) {
      f.keep(h.keep(), exception);
    }
    f.pc = h.target() - 1;
  }
}
