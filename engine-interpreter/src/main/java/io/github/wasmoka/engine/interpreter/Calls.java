package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls (§4.4.10 call) other than to functions of the same instance, and what else changes frames.
 */
final class Calls {
  private Calls() {}

  /**
   * The immediates of {@code call_indirect}.
   *
   * @param type the expected type
   * @param table the table's index
   */
  record Indirect(DefType type, int table) {}

  /** {@return the frame to go on with: the callee's, or the same after a call of host code} */
  static Frame call(Frame frame, int op, long w) {
    FuncInstance callee = callee(frame, op, w);
    int from = (int) w & 0xFFFF;
    if (callee instanceof InterpretedFunction f) {
      return frame.enter(f, from);
    }
    callForeign(frame, callee, from);
    return frame;
  }

  /** {@return the frame to go on with; null if the outermost call has returned} */
  static @Nullable Frame tailCall(Frame frame, int op, long w) {
    FuncInstance callee = callee(frame, op, w);
    int from = (int) w & 0xFFFF;
    Watching.left(frame);
    if (callee instanceof InterpretedFunction f) {
      frame.become(f, from);
      return frame;
    }
    // The activation is gone: what the callee throws is none of its handlers' business.
    frame.pc = Frame.GONE;
    callForeign(frame, callee, from);
    Frame to = frame.leave(from);
    return to == frame ? null : to;
  }

  private static FuncInstance callee(Frame frame, int op, long w) {
    InstanceState instance = frame.instance;
    return switch (op) {
      case Op.CALL_INDIRECT, Op.TAIL_CALL_INDIRECT -> indirect(frame, w);
      case Op.CALL_REF, Op.TAIL_CALL_REF ->
          frame.refs[(int) w >>> 16] instanceof FuncInstance f
              ? f
              : trap(TrapKind.NULL_FUNCTION_REFERENCE);
      default -> instance.module().functions[(int) (w >>> 32)];
    };
  }

  // §4.4.10 call_indirect
  private static FuncInstance indirect(Frame frame, long w) {
    Indirect immediates = (Indirect) frame.code().pool[(int) (w >>> 32)];
    TableInstance table = frame.instance.module().tables[immediates.table];
    @Nullable Object[] elements = table.elements;
    long index = frame.r[(int) w >>> 16];
    if (table.declaredType().addrType() == AddrType.I32) {
      index &= 0xFFFF_FFFFL;
    }
    if (index < 0 || index >= elements.length) {
      return trap(TrapKind.UNDEFINED_ELEMENT);
    }
    if (!(elements[(int) index] instanceof FuncInstance f)) {
      return trap(TrapKind.UNINITIALIZED_ELEMENT);
    }
    if (f.type != immediates.type && !f.type.isSubtypeOf(immediates.type)) {
      return trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return f;
  }

  private static void callForeign(Frame frame, FuncInstance callee, int from) {
    ExecutionStack stack = frame.stack;
    Frame outer = stack.top;
    stack.top = frame;
    try {
      if (callee instanceof HostFuncInstance host) {
        host.invoke(frame.instance.module(), frame.r, frame.refs, from);
      } else {
        callee.invokeForeign(frame.r, frame.refs, from);
      }
    } finally {
      stack.top = outer;
    }
  }

  private static FuncInstance trap(TrapKind kind) {
    throw new Trap(kind, List.of(), null);
  }

  // §4.4.7 memory.grow
  static void memoryGrow(Frame frame, long w) {
    MemoryInstance memory = frame.instance.module().memories[(int) (w >>> 32)];
    int slot = (int) w & 0xFFFF;
    boolean wide = memory.declaredType().addrType() == AddrType.I64;
    long delta = wide ? frame.r[slot] : frame.r[slot] & 0xFFFF_FFFFL;
    long old = memory.grow(delta);
    frame.r[slot] = wide ? old : (int) old;
  }
}
