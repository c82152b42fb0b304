package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.runtime.memory.AtomicOp;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import java.lang.invoke.VarHandle;

/** Atomic memory instructions (threads proposal). */
final class ColdAtomic {
  private static final AtomicOp[] OPS = AtomicOp.values();
  private static final int FIRST_RMW = Opcode.I32_ATOMIC_RMW_ADD.number();
  private static final int WIDTHS = 7;

  private ColdAtomic() {}

  static void run(int op, int a, int immediate, Frame frame) {
    if (op == Op.FENCE) {
      VarHandle.fullFence();
      return;
    }
    var access = (MemoryRules.Access) frame.code().pool[immediate];
    MemoryInstance memory = frame.instance.module().memories[access.memory()];
    long[] r = frame.r;
    long address = access.address(r[a]);
    Opcode opcode = access.op();
    int width = opcode.accessWidth();
    switch (opcode) {
      case MEMORY_ATOMIC_NOTIFY -> r[a] = memory.atomicNotify(address, (int) r[a + 1]);
      case MEMORY_ATOMIC_WAIT32 ->
          r[a] = memory.atomicWait(4, address, r[a + 1] & 0xFFFF_FFFFL, r[a + 2]);
      case MEMORY_ATOMIC_WAIT64 -> r[a] = memory.atomicWait(8, address, r[a + 1], r[a + 2]);
      default -> {
        String text = opcode.text();
        if (text.contains(".load")) {
          r[a] = result(opcode, memory.atomicLoad(width, address));
        } else if (text.contains(".store")) {
          memory.atomicStore(width, address, r[a + 1]);
        } else {
          int kind = (opcode.number() - FIRST_RMW) / WIDTHS;
          long operand = narrowed(r[a + 1], width);
          r[a] =
              result(
                  opcode,
                  kind < OPS.length
                      ? memory.atomicRmw(OPS[kind], width, address, operand)
                      : memory.atomicCmpxchg(width, address, operand, narrowed(r[a + 2], width)));
        }
      }
    }
  }

  private static long narrowed(long value, int width) {
    return width == 8 ? value : value & ((1L << (width * 8)) - 1);
  }

  private static long result(Opcode op, long bits) {
    if (op.text().startsWith("i32")) {
      int narrow = (int) bits;
      return narrow;
    }
    return bits;
  }
}
