package io.github.wasmoka.engine.interpreter;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one thread. A host function that calls WebAssembly again goes on behind the frame
 * that called it.
 */
final class ExecutionStack {
  /** Weak: the frames of an idle thread must not keep instances alive. */
  private static final ThreadLocal<@Nullable WeakReference<ExecutionStack>> CURRENT =
      new ThreadLocal<>();

  /** How many frames an idle thread keeps. */
  private static final int KEPT = 64;

  /** The innermost active frame when a host function runs or nothing does. */
  Frame top = new Frame(this, null);

  /** How many bytes of frames calls may use. */
  long limit;

  static ExecutionStack current() {
    WeakReference<ExecutionStack> known = CURRENT.get();
    ExecutionStack stack = known == null ? null : known.get();
    if (stack == null) {
      stack = new ExecutionStack();
      CURRENT.set(new WeakReference<>(stack));
    }
    return stack;
  }

  /** Called when the outermost call ends. */
  void trim(Frame outermost) {
    Frame f = outermost;
    for (int i = 0; i < KEPT; i++) {
      Frame next = f.nextOrNull();
      if (next == null) {
        return;
      }
      f = next;
    }
    f.cut();
  }
}
