package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Block;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What branches back to a loop go to, where rounds are counted, and one of many looks for a request
 * to stop and enters the loop anew. For HotSpot's compiler the rounds between are a loop within
 * another, in which nobody looks: it may keep what it has read from the state. Loops that it could
 * count have none, for the test of a counter is what has to lead back there.
 */
final class Latches {
  // A latch keeps what stands below the loop; with more there is none.
  private static final int FEW = 64;
  // About what one takes.
  private static final int BYTES = 20;

  private final Emission e;
  private final Watch watch;
  private final List<Latch> latches = new ArrayList<>();

  private record Latch(
      Label loop,
      Emission.Snapshot operands,
      org.objectweb.asm.Label outer,
      org.objectweb.asm.Label inner) {}

  Latches(Emission e, Watch watch) {
    this.e = e;
    this.watch = watch;
  }

  /** Whether a loop that counts its rounds, and begins at the place at hand, is to have a latch. */
  boolean suits(Block loop) {
    return e.height() <= FEW && (loop.switches() || loop.calls());
  }

  /** Begins a loop, where all operands are at home. */
  void begin(Label loop) {
    if (e.out.measures()) {
      e.out.count(BYTES);
      e.frameAtHome();
      return;
    }
    var latch =
        new Latch(loop, e.snapshot(), new org.objectweb.asm.Label(), new org.objectweb.asm.Label());
    latches.add(latch);
    e.out.visitLabel(latch.outer);
    e.frameAtHome();
    e.out.insn(Opcodes.NOP);
    e.out.visitLabel(latch.inner);
    e.frameAtHome();
  }

  /** Emits all latches, behind all else. */
  void emit() {
    for (Latch latch : latches) {
      e.restore(latch.operands);
      e.out.visitLabel(latch.loop.target);
      e.frameAtHome();
      e.mark(latch.loop.start);
      watch.again(latch.inner, latch.outer, e);
    }
  }
}
