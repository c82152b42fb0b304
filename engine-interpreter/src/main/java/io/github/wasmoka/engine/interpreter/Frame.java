package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.store.GlobalInstance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An activation of a function (§4.2.13). The frames of a thread form a list by depth and are
 * reused; a frame that is entered again with the same function need not be prepared again, its
 * constants are still in place.
 */
final class Frame {
  private static final @Nullable Object[] NO_REFS = {};
  private static final long OVERHEAD = 120;

  final ExecutionStack stack;

  /** The caller's frame; null only below the outermost. */
  final @Nullable Frame prev;

  private @Nullable Frame next;

  /** The slots: parameters, other locals, constants, operands. */
  long[] r = {};

  /** References, at the same indices; empty if the function has none. */
  @Nullable Object[] refs = NO_REFS;

  short[] ops = {};
  long[] args = {};

  /**
   * Where an activation is that a tail call of host code has ended: in no {@code try}, no trace.
   */
  static final int GONE = -2;

  /**
   * The operation being executed, up to date outside of {@link Dispatch}: execution goes on behind
   * it.
   */
  int pc;

  @Nullable InterpretedFunction function;
  @Nullable FuncCode code;
  InstanceState instance = InstanceState.NONE;
  GlobalInstance[] globals = {};

  /** Whether the caller is Java code. */
  boolean entry;

  /** Whether the call listener knows of this activation and not yet of its end. */
  boolean told;

  /** The exceptions that the catch clauses of a legacy {@code try} hold, by nesting depth. */
  @Nullable Object[] caught = NO_REFS;

  private long size = OVERHEAD;
  private long used;

  Frame(ExecutionStack stack, @Nullable Frame prev) {
    this.stack = stack;
    this.prev = prev;
  }

  /**
   * The frame of a call from this one, with parameters in place and locals zero.
   *
   * @param callee the function
   * @param from the first argument's slot
   */
  Frame enter(InterpretedFunction callee, int from) {
    return enter(callee, r, refs, from);
  }

  Frame enter(InterpretedFunction callee, long[] values, @Nullable Object[] references, int from) {
    Frame f = next;
    if (f == null) {
      f = new Frame(stack, this);
      next = f;
    }
    if (f.function != callee) {
      f.prepare(callee);
    }
    f.used = used + f.size;
    if (f.used > stack.limit) {
      throw StackExhausted.INSTANCE;
    }
    FuncCode c = callee.code();
    long[] slots = f.r;
    int params = c.paramSlots;
    for (int i = 0; i < params; i++) {
      slots[i] = values[from + i];
    }
    int end = c.constBase;
    for (int i = params; i < end; i++) {
      slots[i] = 0;
    }
    if (c.usesRefs) {
      int copied = 0;
      if (c.paramRefs) {
        copied = params;
        System.arraycopy(references, from, f.refs, 0, copied);
      }
      Arrays.fill(f.refs, copied, end, null);
    }
    f.entry = false;
    f.pc = -1;
    return f;
  }

  private void prepare(InterpretedFunction callee) {
    FuncCode c = callee.code();
    int slots = c.frameSlots;
    if (r.length < slots) {
      long wanted = OVERHEAD + 8L * slots;
      if (wanted > stack.limit) {
        throw StackExhausted.INSTANCE;
      }
      r = new long[slots];
    }
    if (c.usesRefs && refs.length < slots) {
      refs = new Object[slots];
    }
    size = OVERHEAD + 8L * r.length + 4L * refs.length;
    System.arraycopy(c.consts, 0, r, c.constBase, c.consts.length);
    function = callee;
    code = c;
    ops = c.ops;
    args = c.args;
    instance = callee.instance;
    globals = callee.instance.globals;
  }

  /** Replaces this activation by that of a function called in tail position (§4.4.10). */
  void become(InterpretedFunction callee, int from) {
    FuncCode c = callee.code();
    int params = c.paramSlots;
    long[] values = Arrays.copyOfRange(r, from, from + params);
    @Nullable Object[] references =
        c.paramRefs ? Arrays.copyOfRange(refs, from, from + params) : NO_REFS;
    if (function != callee) {
      prepare(callee);
      used = (prev == null ? 0 : prev.used) + size;
      if (used > stack.limit) {
        throw StackExhausted.INSTANCE;
      }
    }
    System.arraycopy(values, 0, r, 0, params);
    Arrays.fill(r, params, c.constBase, 0);
    if (c.usesRefs) {
      System.arraycopy(references, 0, refs, 0, references.length);
      Arrays.fill(refs, references.length, c.constBase, null);
    }
    pc = -1;
  }

  /** Ends this activation without results; the caller is WebAssembly. */
  Frame leave() {
    if (code().usesRefs) {
      clear();
    }
    return caller();
  }

  /**
   * Ends this activation with one result that is no reference.
   *
   * @return as {@link #leave(int)}
   */
  Frame leave1(int from) {
    long result = r[from];
    if (entry) {
      r[0] = result;
      return this;
    }
    if (code().usesRefs) {
      clear();
    }
    Frame to = caller();
    to.r[(int) to.args[to.pc] & 0xFFFF] = result;
    return to;
  }

  /**
   * Ends this activation: hands the results, which stand from a slot on, to the caller.
   *
   * @return the caller's frame, or this one, results in the first slots, if the caller is Java code
   */
  Frame leave(int from) {
    FuncCode c = code();
    int n = c.resultSlots;
    Frame to = this;
    int at = 0;
    if (!entry) {
      to = caller();
      at = (int) to.args[to.pc] & 0xFFFF;
    }
    if (n == 1) {
      to.r[at] = r[from];
    } else {
      System.arraycopy(r, from, to.r, at, n);
    }
    if (c.usesRefs) {
      if (c.resultRefs) {
        System.arraycopy(refs, from, to.refs, at, n);
      }
      if (!entry) {
        clear();
      }
    }
    return to;
  }

  /** Forgets all references, so that they can be collected. */
  void clear() {
    Arrays.fill(refs, null);
    Arrays.fill(caught, null);
  }

  Frame caller() {
    Frame f = prev;
    if (f == null) {
      throw new IllegalStateException("no caller");
    }
    return f;
  }

  FuncCode code() {
    FuncCode c = code;
    if (c == null) {
      throw new IllegalStateException("no function");
    }
    return c;
  }

  InterpretedFunction function() {
    InterpretedFunction f = function;
    if (f == null) {
      throw new IllegalStateException("no function");
    }
    return f;
  }

  @Nullable Frame nextOrNull() {
    return next;
  }

  /** Drops the frames that a deep recursion left behind. */
  void cut() {
    next = null;
  }

  /** Keeps a caught exception for {@code rethrow}. */
  void keep(int depth, Object exception) {
    if (caught.length <= depth) {
      caught = Arrays.copyOf(caught, depth + 4);
    }
    caught[depth] = exception;
  }
}
