package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Branches out of a piece of a large function. The piece's method returns 0 when it has run to its
 * end, else 1 + the number of blocks around the target, whose values stand in the frame then; the
 * method that called it goes there, or returns the same number.
 */
final class Exits {
  /** What a target of a large table costs. */
  static final int TABLE_TARGET = 8;

  private static final int CHUNK_BITS = 14;
  private static final int STRINGS = 8;
  // So many of the last junctions may serve for another call.
  private static final int LOOKED_AT = 8;

  private final Control control;
  private final Emission e;
  private final Out out;

  /** The targets, by the number of blocks around them. */
  final BitSet taken = new BitSet();

  private final List<Junction> junctions = new ArrayList<>();

  /**
   * A place at the method's end that several calls of pieces within one loop go to with what was
   * returned. Each of its labels is open wherever a call goes there, so that control runs in no
   * circle but through the loop's own label: another one would keep HotSpot from seeing the loop.
   */
  private static final class Junction {
    final org.objectweb.asm.Label here = new org.objectweb.asm.Label();
    final @Nullable Label loop;
    final TreeMap<Integer, Label> labels = new TreeMap<>();
    boolean outer;

    Junction(@Nullable Label loop) {
      this.loop = loop;
    }
  }

  Exits(Control control) {
    this.control = control;
    this.e = control.e;
    this.out = control.out;
  }

  /** {@return whether a branch to a label leaves the method} */
  boolean leads(Label label) {
    return label.index < control.floor;
  }

  /** Leaves the method for a label whose values stand in the frame. */
  void leave(Label label) {
    taken.set(label.index);
    e.variables.writeBack(out);
    out.push(label.index + 1);
    out.insn(Opcodes.IRETURN);
  }

  /** Leaves the method at its end. */
  void end() {
    e.variables.writeBack(out);
    out.insn(Opcodes.ICONST_0);
    out.insn(Opcodes.IRETURN);
  }

  /**
   * Goes on with the number that a piece has returned, which lies on the JVM's stack.
   *
   * @param targets which labels there can be
   * @param falls whether the piece can run to its end: control goes on behind what this emits
   */
  void dispatch(BitSet targets, boolean falls) {
    int floor = control.floor;
    if (targets.isEmpty() && !falls) {
      out.insn(Opcodes.POP);
      out.call(Names.TRAPS, "unreachable", "()" + Names.RUNTIME_EXCEPTION_TYPE);
      out.insn(Opcodes.ATHROW);
      return;
    }
    boolean outer = targets.nextSetBit(0) >= 0 && targets.nextSetBit(0) < floor;
    boolean inner = targets.nextSetBit(floor) >= 0;
    if (falls || inner) {
      Junction junction = junction(targets, outer);
      if (junction != null) {
        go(junction, targets, falls);
        return;
      }
    }
    if (outer) {
      taken.or(targets.get(0, floor));
      if (falls || inner) {
        var here = new org.objectweb.asm.Label();
        out.insn(Opcodes.DUP);
        out.insn(Opcodes.ICONST_1);
        out.insn(Opcodes.ISUB);
        out.push(floor);
        out.call("java/lang/Integer", "compareUnsigned", "(II)I");
        out.visitJumpInsn(Opcodes.IFGE, here);
        e.variables.writeBack(out);
        out.insn(Opcodes.IRETURN);
        out.visitLabel(here);
        e.frameAtHome(Opcodes.INTEGER);
      } else {
        e.variables.writeBack(out);
        out.insn(Opcodes.IRETURN);
        return;
      }
    }
    if (!inner) {
      out.insn(Opcodes.POP);
      return;
    }
    inner(targets, falls);
  }

  /** The junction for some targets, if they need one and there can be one. */
  private @Nullable Junction junction(BitSet targets, boolean outer) {
    int floor = control.floor;
    int inner = targets.nextSetBit(floor);
    boolean several = inner >= 0 && (outer || targets.nextSetBit(inner + 1) >= 0);
    if (!(outer || several) || control.insideTry()) {
      return null;
    }
    int last = targets.length() - 1;
    for (int i = inner; i >= 0; i = targets.nextSetBit(i + 1)) {
      if (control.labels.get(i).height > 0) {
        return null;
      }
    }
    Label loop = control.innermostLoop();
    for (int i = junctions.size() - 1; i >= Math.max(0, junctions.size() - LOOKED_AT); i--) {
      Junction junction = junctions.get(i);
      // One that lasts as long with these targets as without them.
      if (junction.loop == loop
          && open(junction)
          && (last < floor || !junction.labels.isEmpty() && junction.labels.lastKey() >= last)) {
        return junction;
      }
    }
    var junction = new Junction(loop);
    junctions.add(junction);
    return junction;
  }

  /**
   * Whether all labels of a junction are open: those around one that is still open are, and each
   * was when the next was added.
   */
  private boolean open(Junction junction) {
    Map.Entry<Integer, Label> last = junction.labels.lastEntry();
    return last == null
        || last.getKey() < control.labels.size()
            && control.labels.get(last.getKey()) == last.getValue();
  }

  private void go(Junction junction, BitSet targets, boolean falls) {
    int floor = control.floor;
    int first = targets.nextSetBit(0);
    if (first < floor) {
      taken.or(targets.get(0, floor));
      junction.outer = true;
    }
    for (int i = targets.nextSetBit(floor); i >= 0; i = targets.nextSetBit(i + 1)) {
      Label label = control.labels.get(i);
      junction.labels.put(i, label);
      label.used = true;
      if (!isLoop(label)) {
        label.fresh = false;
      }
    }
    if (falls) {
      out.insn(Opcodes.DUP);
      out.visitJumpInsn(Opcodes.IFNE, junction.here);
      out.insn(Opcodes.POP);
    } else {
      out.visitJumpInsn(Opcodes.GOTO, junction.here);
    }
  }

  /** Emits the junctions, behind all else. */
  void junctions() {
    Kind[] none = {};
    Kind[] number = {Kind.I32};
    for (Junction junction : junctions) {
      out.visitLabel(junction.here);
      e.fresh = false;
      e.arrive(0, none, 0);
      e.frameAtHome(Opcodes.INTEGER);
      if (junction.labels.isEmpty()) {
        e.variables.writeBack(out);
        out.insn(Opcodes.IRETURN);
        continue;
      }
      var otherwise = new org.objectweb.asm.Label();
      int home = e.home(0);
      if (junction.outer) {
        out.reserve(home + 1);
        out.insn(Opcodes.DUP);
        out.store(Kind.I32, home);
      }
      choose(List.copyOf(junction.labels.values()), junction.outer, otherwise);
      if (junction.outer) {
        out.visitLabel(otherwise);
        e.arrive(0, number, 0);
        e.fresh = false;
        e.frameAtHome();
        e.variables.writeBack(out);
        out.load(Kind.I32, home);
        out.insn(Opcodes.IRETURN);
      }
    }
  }

  private void inner(BitSet targets, boolean falls) {
    var labels = new ArrayList<Label>();
    for (int i = targets.nextSetBit(control.floor); i >= 0; i = targets.nextSetBit(i + 1)) {
      labels.add(control.labels.get(i));
    }
    var goOn = new org.objectweb.asm.Label();
    if (labels.size() == 1) {
      if (falls) {
        out.visitJumpInsn(Opcodes.IFEQ, goOn);
      } else {
        out.insn(Opcodes.POP);
      }
      arrive(labels.getFirst());
    } else {
      choose(labels, falls, goOn);
    }
    if (falls) {
      out.visitLabel(goOn);
      e.fresh = false;
      e.frameAtHome();
    }
  }

  private void choose(List<Label> labels, boolean falls, org.objectweb.asm.Label goOn) {
    int n = labels.size();
    var stubs = new org.objectweb.asm.Label[n];
    for (int i = 0; i < n; i++) {
      // Without values there is nothing to do on the way; of loops see Control.branchTable.
      Label label = labels.get(i);
      boolean direct = label.arity().length == 0 && !isLoop(label);
      stubs[i] = direct ? label.target : new org.objectweb.asm.Label();
      if (direct) {
        label.used = true;
        label.fresh = false;
      }
    }
    org.objectweb.asm.Label otherwise = falls ? goOn : stubs[0];
    int min = labels.getFirst().index + 1;
    int max = labels.getLast().index + 1;
    if (max - min < 2 * n + 8) {
      var table = new org.objectweb.asm.Label[max - min + 1];
      Arrays.fill(table, otherwise);
      for (int i = 0; i < n; i++) {
        table[labels.get(i).index + 1 - min] = stubs[i];
      }
      out.visitTableSwitchInsn(min, max, otherwise, table);
    } else {
      int[] keys = labels.stream().mapToInt(label -> label.index + 1).toArray();
      out.visitLookupSwitchInsn(otherwise, keys, stubs);
    }
    for (int i = 0; i < n; i++) {
      if (stubs[i] != labels.get(i).target) {
        out.visitLabel(stubs[i]);
        e.fresh = false;
        e.frameAtHome();
        arrive(labels.get(i));
      }
    }
  }

  private static boolean isLoop(Label label) {
    return label.op == Opcode.LOOP;
  }

  /** Goes to a label of this method with values from the frame. */
  private void arrive(Label label) {
    Kind[] arity = label.arity();
    e.fresh = false;
    var gap = new org.objectweb.asm.Label();
    out.visitLabel(gap);
    if (label.index == 0 && e.plan.tails.get(e.function)) {
      control.returnIfPending(label);
    }
    e.fromFrame(arity, i -> out.store(arity[i], e.homeAbove(label.height, arity, i)));
    out.reserve(e.homeAbove(label.height, arity, arity.length));
    control.jump(label);
    control.leaveOut(gap, label);
  }

  /**
   * A {@code br_table} with very many labels: characters of constant strings tell the target, which
   * is gone to as if a piece had returned it. The index lies on the JVM's stack, noted nowhere.
   */
  void largeTable(int[] depths) {
    int last = depths.length - 1;
    int index = e.temp(Kind.I32);
    out.push(last);
    out.call(Names.MEM, "smaller", "(II)I");
    out.store(Kind.I32, index);
    Kind[] arity = control.label(depths[last]).arity();
    if (e.variables.frame() >= 0) {
      if (arity.length > 0) {
        e.toFrame(arity);
      }
    } else {
      e.pop(arity.length);
    }
    e.spill();
    var targets = new BitSet();
    var text = new StringBuilder();
    int top = control.labels.size();
    for (int depth : depths) {
      targets.set(top - 1 - depth);
      text.append((char) (top - depth));
    }
    if (out.measures()) {
      for (int i = targets.nextSetBit(0); i >= 0; i = targets.nextSetBit(i + 1)) {
        control.labels.get(i).tabled = true;
        control.labels.get(i).used = true;
      }
      out.count(40);
      return;
    }
    if (top > Character.MAX_VALUE) {
      throw new TooLargeException();
    }
    int chunks = (depths.length + (1 << CHUNK_BITS) - 1) >> CHUNK_BITS;
    if (chunks > 1) {
      manyStrings(text, chunks, index);
    } else {
      out.visitLdcInsn(text.toString());
      out.load(Kind.I32, index);
      out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "charAt", "(I)C", false);
    }
    dispatch(targets, false);
  }

  /** Finds the character in one of several strings: each call knows some, and 0 for the others. */
  private void manyStrings(StringBuilder text, int chunks, int index) {
    for (int first = 0; first < chunks; first += STRINGS) {
      out.load(Kind.I32, index);
      out.push(first << CHUNK_BITS);
      for (int i = first; i < first + STRINGS; i++) {
        int start = Math.min(text.length(), i << CHUNK_BITS);
        int end = Math.min(text.length(), (i + 1) << CHUNK_BITS);
        out.visitLdcInsn(text.substring(start, end));
      }
      out.call(Names.MEM, "character", "(II" + "Ljava/lang/String;".repeat(STRINGS) + ")I");
      if (first > 0) {
        out.insn(Opcodes.IOR);
      }
    }
  }
}
