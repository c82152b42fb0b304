package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.util.List;

/**
 * Runs frames: {@link Dispatch} what is frequent, everything else here. WebAssembly calls do not
 * use the Java stack.
 */
final class Loop {
  private Loop() {}

  /**
   * Runs a frame that Java code entered, until it returns; its results then stand in its first
   * slots.
   *
   * @param base the frame
   */
  static void run(Frame base) {
    Frame frame = base;
    while (true) {
      try {
        while (true) {
          int pc =
              Dispatch.run(frame.r, frame.args, frame.ops, frame.pc, frame.instance.bytes(), frame);
          frame.pc = pc;
          int op = frame.ops[pc];
          long w = frame.args[pc];
          switch (op) {
            case Op.RETURN -> {
              if (frame.entry) {
                return;
              }
              frame = frame.leave();
            }
            case Op.RETURN1 -> {
              Frame to = frame.leave1((int) w & 0xFFFF);
              if (to == frame) {
                return;
              }
              frame = to;
            }
            case Op.RETURNS -> {
              Frame to = frame.leave((int) w & 0xFFFF);
              if (to == frame) {
                return;
              }
              frame = to;
            }
            case Op.CALL ->
                frame = frame.enter(frame.instance.own[(int) (w >>> 32)], (int) w & 0xFFFF);
            case Op.CALL_IMPORT, Op.CALL_INDIRECT, Op.CALL_REF -> frame = Calls.call(frame, op, w);
            case Op.TAIL_CALL, Op.TAIL_CALL_IMPORT, Op.TAIL_CALL_INDIRECT, Op.TAIL_CALL_REF -> {
              Frame to = Calls.tailCall(frame, op, w);
              if (to == null) {
                return;
              }
              frame = to;
            }
            case Op.MEMORY_GROW -> Calls.memoryGrow(frame, w);
            case Op.UNREACHABLE -> throw new Trap(TrapKind.UNREACHABLE, List.of(), null);
            default -> {
              if (op < Op.HOT_COUNT) {
                ColdNumeric.hard(op, w, frame.r);
              } else {
                Cold.run(op, w, frame);
              }
            }
          }
        }
      } catch (
          Throwable
              t) { // all of them: traps become what the API says, exceptions look for their handler
        frame = Unwinder.unwind(t, frame, base);
      }
    }
  }
}
