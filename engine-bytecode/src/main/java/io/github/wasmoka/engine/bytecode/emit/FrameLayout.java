package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.LocalUse;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** The frame class of a large function: where its shared locals stand. */
final class FrameLayout {
  private static final int MAX_FIELDS = 3000;

  private final String name;
  private final Kind[] kinds;
  private final LocalUse use;
  // Locals that are too many for fields: their slots in the arrays.
  private final Map<Integer, Integer> slots = new HashMap<>();
  private final int localSlots;
  private int transfers;

  FrameLayout(String name, Kind[] kinds, LocalUse use) {
    this.name = name;
    this.kinds = kinds;
    this.use = use;
    int fields = 0;
    int slot = 0;
    for (int i = use.shared().nextSetBit(0); i >= 0; i = use.shared().nextSetBit(i + 1)) {
      if (fields++ >= MAX_FIELDS) {
        slots.put(i, slot);
        slot += kinds[i].storeSlots();
      }
    }
    this.localSlots = slot;
  }

  String name() {
    return name;
  }

  Kind kind(int local) {
    return kinds[local];
  }

  int transfer(int count) {
    transfers = Math.max(transfers, count);
    return localSlots + count;
  }

  void load(int local, int frame, Out out) {
    Kind kind = kinds[local];
    Integer slot = slots.get(local);
    for (int half = 0; half < kind.storeSlots(); half++) {
      out.loadRef(frame);
      if (slot == null) {
        out.field(name, field(local, half), type(kind));
      } else if (kind == Kind.REF) {
        out.push(slot);
        out.call(Names.FRAME, "ref", "(" + Names.FRAME_TYPE + "I)Ljava/lang/Object;");
      } else {
        out.push(slot + half);
        out.call(Names.FRAME, "bits", "(" + Names.FRAME_TYPE + "I)J");
        Values.fromBits(kind, out);
      }
    }
  }

  /** Stores the value on the JVM's stack. */
  void store(int local, int frame, Out out) {
    Kind kind = kinds[local];
    Integer slot = slots.get(local);
    for (int half = kind.storeSlots() - 1; half >= 0; half--) {
      Kind part = kind == Kind.V128 ? Kind.I64 : kind;
      out.loadRef(frame);
      if (slot != null) {
        out.push(slot + half);
        out.call(Names.FRAME, "put", "(" + part.descriptor + Names.FRAME_TYPE + "I)V");
        continue;
      }
      out.swap(Kind.REF, part);
      out.visitFieldInsn(Opcodes.PUTFIELD, name, field(local, half), type(kind));
    }
  }

  private static String field(int local, int half) {
    return (half == 0 ? "l" : "h") + local;
  }

  private static String type(Kind kind) {
    return kind == Kind.V128 ? "J" : kind.descriptor;
  }

  byte[] classFile() {
    var file = new ClassFile(name, Names.FRAME);
    for (int i = use.shared().nextSetBit(0); i >= 0; i = use.shared().nextSetBit(i + 1)) {
      if (!slots.containsKey(i)) {
        for (int half = 0; half < kinds[i].storeSlots(); half++) {
          file.writer
              .visitField(Opcodes.ACC_PUBLIC, field(i, half), type(kinds[i]), null, null)
              .visitEnd();
        }
      }
    }
    var out = new Out(file.writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null));
    out.visitCode();
    out.loadRef(0);
    out.push(localSlots + transfers);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, Names.FRAME, "<init>", "(I)V", false);
    out.insn(Opcodes.RETURN);
    out.visitMaxs(2, 1);
    out.visitEnd();
    return file.bytes();
  }
}
