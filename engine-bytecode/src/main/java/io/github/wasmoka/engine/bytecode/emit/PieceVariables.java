package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.LocalUse;
import io.github.wasmoka.engine.bytecode.plan.Piece;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A method of a large function: the parameters of the outermost one, or the frame; the state, the
 * array of memory 0, the frame of the outermost one; then the method's own locals. Values that
 * cross between methods are in fields of the frame; some of these a method keeps in locals while it
 * runs (see {@link LocalUse.Method#carried}).
 */
final class PieceVariables extends Variables {
  private final FrameLayout layout;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final BitSet kept;
  private final @Nullable Forms vectors;
  private final LocalUse.Method use;
  private final boolean calls;
  private final int state;
  private final int memory;
  private final int frame;
  private final int rounds;
  private final int end;
  private final List<Object> stale = new ArrayList<>();
  private final List<Object> fresh = new ArrayList<>();

  PieceVariables(
      FrameLayout layout,
      LocalUse all,
      Piece piece,
      @Nullable Signature signature,
      int bodyStart,
      boolean counts,
      @Nullable List<Integer> lines,
      @Nullable Forms vectors) {
    super(bodyStart, lines);
    this.vectors = vectors;
    this.layout = layout;
    this.use = all.method(piece);
    this.kept = use.carried;
    this.calls = !piece.inner.isEmpty();
    var own = (BitSet) use.used.clone();
    int next = 0;
    if (signature == null) {
      this.frame = next++;
      stale.add(layout.name());
    } else if (!signature.wide()) {
      for (int i = 0; i < signature.params().length; i++) {
        next = place(i, next);
      }
      this.frame = next + 3;
    } else {
      this.frame = next + 3;
    }
    this.state = next++;
    stale.add(Signature.STATE);
    this.memory = next;
    next += 2;
    fresh.addAll(stale);
    stale.addAll(List.of(Opcodes.TOP, Opcodes.TOP));
    fresh.addAll(List.of(Names.ARRAY, Opcodes.INTEGER));
    int tail = stale.size();
    if (signature != null) {
      next++;
      stale.add(layout.name());
    }
    own.andNot(use.framed);
    own.or(kept);
    if (signature != null && !signature.wide()) {
      own.clear(0, signature.params().length);
    }
    for (int local = own.nextSetBit(0); local >= 0; local = own.nextSetBit(local + 1)) {
      next = place(local, next);
    }
    this.rounds = counts && use.loops ? next++ : -1;
    if (rounds >= 0) {
      stale.add(Opcodes.INTEGER);
    }
    fresh.addAll(stale.subList(tail, stale.size()));
    this.end = next;
    if (end > Emission.MAX_SLOTS) {
      throw new TooLargeException();
    }
  }

  private int place(int local, int next) {
    places.put(local, next);
    if (layout.kind(local) == Kind.V128) {
      form(local).addTypes(stale);
    } else {
      Emission.addType(layout.kind(local), stale);
    }
    return next + layout.kind(local).slots;
  }

  /** Frame types of the outermost method's parameters and state. */
  List<Object> entryTypes() {
    return fresh.subList(0, fresh.indexOf(Signature.STATE) + 1);
  }

  /**
   * Gives all locals their first values: makes the frame in the outermost method.
   *
   * @param params how many locals are parameters
   * @param signature the function's signature in the outermost method, else null
   */
  void initialize(int params, @Nullable Signature signature, Out out) {
    if (signature != null) {
      out.visitTypeInsn(Opcodes.NEW, layout.name());
      out.insn(Opcodes.DUP);
      out.visitMethodInsn(Opcodes.INVOKESPECIAL, layout.name(), "<init>", "()V", false);
      out.visitVarInsn(Opcodes.ASTORE, frame);
      int slot = 0;
      for (int i = 0; i < params; i++) {
        Kind kind = layout.kind(i);
        if (signature.wide()) {
          Values.getAll(kind, state, slot, out);
          slot += kind.storeSlots();
          if (places.containsKey(i) || use.framed.get(i)) {
            store(i, out);
          } else {
            out.pop(kind);
          }
        } else if (inFrame(i)) {
          out.load(kind, given(i));
          layout.store(i, frame, out);
        } else if (kind == Kind.V128) {
          Parts.convert(Form.LONGS, given(i), form(i), out);
        }
      }
    }
    if (rounds >= 0) {
      out.zero(Kind.I32);
      out.store(Kind.I32, rounds);
    }
    for (Map.Entry<Integer, Integer> entry : places.entrySet()) {
      int local = entry.getKey();
      int at = entry.getValue();
      if (kept.get(local) && use.in.get(local)) {
        layout.load(local, frame, out);
        put(local, at, out);
      } else if (signature == null || local >= params) {
        if (layout.kind(local) == Kind.V128) {
          Parts.zero(form(local), out);
          Parts.store(form(local), at, out);
        } else {
          out.zero(layout.kind(local));
          out.store(layout.kind(local), at);
        }
      }
    }
  }

  @Override
  void give(BitSet taken, Out out) {
    for (int local = kept.nextSetBit(0); local >= 0; local = kept.nextSetBit(local + 1)) {
      if (taken.get(local)) {
        get(local, out);
        layout.store(local, frame, out);
      }
    }
  }

  @Override
  void take(BitSet given, Out out) {
    for (int local = kept.nextSetBit(0); local >= 0; local = kept.nextSetBit(local + 1)) {
      if (given.get(local)) {
        layout.load(local, frame, out);
        put(local, given(local), out);
      }
    }
  }

  private void put(int local, int at, Out out) {
    Kind kind = layout.kind(local);
    out.store(kind, at);
    if (kind == Kind.V128) {
      Parts.convert(Form.LONGS, at, form(local), out);
    }
  }

  private void get(int local, Out out) {
    Kind kind = layout.kind(local);
    if (kind == Kind.V128) {
      Parts.pushAll(form(local), given(local), Form.LONGS, out);
    } else {
      out.load(kind, given(local));
    }
  }

  @Override
  int place(int local) {
    return inFrame(local) ? -1 : given(local);
  }

  @Override
  boolean apart(int local) {
    return plain(local) && !(calls && kept.get(local));
  }

  @Override
  Form form(int local) {
    return vectors == null || inFrame(local) ? Form.LONGS : vectors.local(local);
  }

  private int given(int local) {
    Integer at = places.get(local);
    if (at == null) {
      throw new IllegalStateException("local " + local);
    }
    return at;
  }

  @Override
  void writeBack(Out out) {
    for (int local = kept.nextSetBit(0); local >= 0; local = kept.nextSetBit(local + 1)) {
      if (use.set.get(local) && use.out.get(local)) {
        get(local, out);
        layout.store(local, frame, out);
      }
    }
  }

  private boolean inFrame(int local) {
    return use.framed.get(local) && !kept.get(local);
  }

  @Override
  Kind kind(int local) {
    return layout.kind(local);
  }

  @Override
  void load(int local, Out out) {
    if (inFrame(local)) {
      layout.load(local, frame, out);
    } else {
      get(local, out);
    }
  }

  @Override
  void store(int local, Out out) {
    if (inFrame(local)) {
      layout.store(local, frame, out);
    } else {
      put(local, given(local), out);
    }
  }

  @Override
  void pass(int parameter, Out out) {
    out.store(layout.kind(parameter), given(parameter));
  }

  @Override
  int state() {
    return state;
  }

  @Override
  int memory() {
    return memory;
  }

  @Override
  int limit() {
    return memory + 1;
  }

  @Override
  int frame() {
    return frame;
  }

  @Override
  int rounds() {
    return rounds;
  }

  @Override
  int end() {
    return end;
  }

  @Override
  int transfer(int slots) {
    return layout.transfer(slots);
  }

  @Override
  List<Object> types(boolean memoryFresh) {
    return memoryFresh ? fresh : stale;
  }
}
