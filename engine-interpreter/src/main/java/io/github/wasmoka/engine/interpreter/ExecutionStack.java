package io.github.wasmoka.engine.interpreter;

/**
 * The frames of one thread. A host function that calls WebAssembly again goes on behind the frame
 * that called it.
 */
final class ExecutionStack {
  private static final ThreadLocal<ExecutionStack> CURRENT =
      ThreadLocal.withInitial(ExecutionStack::new);

  /** How many frames an idle thread keeps. */
  private static final int KEPT = 64;

  /** The innermost active frame when a host function runs or nothing does. */
  Frame top = new Frame(this, null);

  /** How many bytes of frames calls may use. */
  long limit;

  static ExecutionStack current() {
    return CURRENT.get();
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
