package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Keeps the arms of a large switch in a loop apart, as the main loop of an interpreter has it.
 * HotSpot's compiler makes one of equal expressions in different arms and computes it before the
 * switch, for whichever arm follows: so much that it runs out of registers. Where an arm begins,
 * the locals that it shares with others are therefore combined with a zero of its own from the
 * state: what is computed from them is no longer equal. An arm that is a method begins with a
 * fence.
 */
final class Arms {
  /** How many zeros the state has, fields of one letter and a number. */
  static final int ZEROS = 32;

  /** The first part of the fields' names. */
  static final String ZERO = "z";

  // With more labels than this no loop is hot in all of its arms.
  private static final int TOO_MANY = 1024;
  // How far an arm is looked at, and how many of its locals are kept apart.
  private static final int LENGTH = 100;
  private static final int LOCALS = 6;
  // A zero makes two arms different: by exclusive or and by inclusive or.
  private static final int WAYS = 2;
  // What combining a local takes.
  private static final int EACH = 10;

  private final Control control;
  private final Emission e;
  private final Code code;
  private int next;
  private int start = -1;

  /** Bytes of bytecode that a first run over a function has found to be needed. */
  int measured;

  Arms(Control control) {
    this.control = control;
    this.e = control.e;
    this.code = control.code;
  }

  /** {@return whether the arm that was begun last starts at a place} */
  boolean startsAt(int at) {
    return start == at;
  }

  /**
   * Begins an arm that is a method of its own, which HotSpot may inline: what it reads, from the
   * frame and the state, it reads after the switch. The fence is for HotSpot's compiler alone.
   */
  static void fence(Out out) {
    out.call("java/lang/invoke/VarHandle", "loadLoadFence", "()V");
  }

  /** Looks at a {@code br_table}: notes at its labels which locals their arms share. */
  void note(int[] depths) {
    Label loop = control.innermostLoop();
    if (depths.length < Block.SWITCH || depths.length > TOO_MANY || loop == null) {
      return;
    }
    var arms = new LinkedHashMap<Label, BitSet>();
    for (int depth : depths) {
      Label label = control.label(depth);
      if (label.op != Opcode.LOOP && label.index > loop.index) {
        arms.computeIfAbsent(label, known -> read(known.end + 1));
      }
    }
    var once = new BitSet();
    var shared = new BitSet();
    for (BitSet read : arms.values()) {
      var again = (BitSet) read.clone();
      again.and(once);
      shared.or(again);
      once.or(read);
    }
    shared.and(set(loop.start, loop.end));
    for (Map.Entry<Label, BitSet> arm : arms.entrySet()) {
      arm.getValue().and(shared);
      arm.getKey().shared = arm.getValue();
    }
  }

  /** The locals that straight code from a place on reads before it sets them. */
  private BitSet read(int from) {
    var read = new BitSet();
    var set = new BitSet();
    int depth = 0;
    int end = Math.min(code.size(), from + LENGTH);
    for (int at = from; at < end; at++) {
      Opcode op = code.op(at);
      if (op.opensBlock()) {
        depth++;
      } else if (op == Opcode.END || op == Opcode.DELEGATE) {
        depth--;
      } else if (op == Opcode.LOCAL_GET && !set.get(code.a(at))) {
        read.set(code.a(at));
      } else if (op == Opcode.LOCAL_SET || op == Opcode.LOCAL_TEE) {
        set.set(code.a(at));
      }
      if (depth < 0 || (depth == 0 && leaves(op))) {
        break;
      }
    }
    return read;
  }

  private static boolean leaves(Opcode op) {
    return op == Opcode.BR || op == Opcode.BR_TABLE || op == Opcode.RETURN;
  }

  private BitSet set(int from, int to) {
    var set = new BitSet();
    for (int at = from; at < to; at++) {
      if (code.op(at) == Opcode.LOCAL_SET || code.op(at) == Opcode.LOCAL_TEE) {
        set.set(code.a(at));
      }
    }
    return set;
  }

  /**
   * Begins an arm.
   *
   * @param shared the locals that it shares with others
   * @param at where its code starts
   */
  void begin(BitSet shared, int at) {
    start = at;
    var locals = new ArrayList<Integer>();
    for (int i = shared.nextSetBit(0); i >= 0; i = shared.nextSetBit(i + 1)) {
      Kind kind = e.variables.kind(i);
      if (e.variables.apart(i) && (kind == Kind.I32 || kind == Kind.I64)) {
        locals.add(i);
      }
    }
    int arm = next++ % (ZEROS * WAYS);
    List<Integer> combined = locals.subList(0, Math.min(LOCALS, locals.size()));
    if (e.out.measures()) {
      // Of a function that is divided, most locals that arms share are in the frame.
      measured += combined.size() * EACH;
      return;
    }
    for (int local : combined) {
      boolean wide = e.variables.kind(local) == Kind.I64;
      e.variables.load(local, e.out);
      e.state();
      e.out.field(Signature.STATE, ZERO + arm / WAYS, "I");
      if (wide) {
        e.out.insn(Opcodes.I2L);
      }
      int operation = arm % WAYS == 0 ? Opcodes.IXOR : Opcodes.IOR;
      e.out.insn(wide ? operation + 1 : operation);
      e.variables.store(local, e.out);
    }
  }
}
