package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.WasmThrow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebAssembly function of the interpreter. */
final class InterpretedFunction extends FuncInstance {
  final InstanceState instance;
  final int index;
  private @Nullable FuncCode code;

  InterpretedFunction(InstanceState instance, int index) {
    super(instance.module().valid.function(index));
    this.instance = instance;
    this.index = index;
  }

  /** The internal form; translated now if this is the first call. */
  FuncCode code() {
    FuncCode known = code;
    if (known == null) {
      known = instance.code(index);
      code = known;
    }
    return known;
  }

  @Override
  public void invoke(long[] values, @Nullable Object[] refs, int base) {
    ExecutionStack stack = ExecutionStack.current();
    Frame outer = stack.top;
    if (outer.prev == null) {
      stack.limit = instance.module().config.limits().maxStackBytes();
    }
    try {
      Frame frame = outer.enter(this, values, refs, base);
      frame.entry = true;
      Loop.run(frame);
      FuncCode c = code();
      System.arraycopy(frame.r, 0, values, base, c.resultSlots);
      if (c.resultRefs) {
        System.arraycopy(frame.refs, 0, refs, base, c.resultSlots);
      }
      if (c.usesRefs) {
        frame.clear();
      }
    } catch (WasmThrow e) {
      throw new UncaughtWasmException(e.exception(), List.of());
    } catch (StackExhausted | StackOverflowError e) {
      throw Unwinder.exhausted(outer);
    } finally {
      stack.top = outer;
      if (outer.prev == null) {
        stack.trim(outer);
      }
    }
  }
}
