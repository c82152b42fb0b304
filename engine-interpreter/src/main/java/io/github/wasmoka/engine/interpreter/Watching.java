package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.store.ExecutionControl;
import io.github.wasmoka.runtime.store.ModuleInstance;

/** The operations of instances that are interruptible, metered or listened to. */
final class Watching {
  private Watching() {}

  static void run(int op, int cost, Frame frame) {
    ModuleInstance instance = frame.instance.module();
    switch (op) {
      case Op.GUARD -> guard(instance.control, cost);
      case Op.ENTERED -> entered(frame);
      default -> left(frame);
    }
  }

  private static void guard(ExecutionControl control, int cost) {
    if (control.metered) {
      control.charge(cost);
    }
    if (control.interruptible) {
      control.poll();
    }
  }

  private static void entered(Frame frame) {
    ModuleInstance instance = frame.instance.module();
    Frame outer = frame.stack.top;
    // The listener may call WebAssembly, as a host function may.
    frame.stack.top = frame;
    try {
      instance.control.entered(instance, frame.function().index);
    } finally {
      frame.stack.top = outer;
    }
    frame.told = true;
  }

  /** Tells the listener that a function is left, if it was told that the function was entered. */
  static void left(Frame frame) {
    if (frame.told) {
      // First of all: a listener that throws is not told a second time.
      frame.told = false;
      ModuleInstance instance = frame.instance.module();
      Frame outer = frame.stack.top;
      frame.stack.top = frame;
      try {
        instance.control.left(instance, frame.function().index);
      } finally {
        frame.stack.top = outer;
      }
    }
  }

  /**
   * The same for a frame that an exception leaves; what the listener throws then is noted with the
   * exception, and goes no further: other frames have to be told of.
   */
  static void unwound(Frame frame, Throwable thrown) {
    try {
      left(frame);
    } catch (RuntimeException | Error e) {
      thrown.addSuppressed(e);
    }
  }
}
