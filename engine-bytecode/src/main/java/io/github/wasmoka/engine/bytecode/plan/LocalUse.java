package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which methods of a large function use which locals. A local is shared, in the frame, if a value
 * of it is set by one method and may be read by another; otherwise each has one of its own.
 */
public final class LocalUse {
  /** How one method uses locals, the methods that it calls not counted. */
  public static final class Method {
    /** The locals it names. */
    public final BitSet used = new BitSet();

    /** Those it sets. */
    public final BitSet set = new BitSet();

    /** Those whose value it may take from the methods that call it. */
    public final BitSet in = new BitSet();

    /** Those whose value it may hand back. */
    public final BitSet out = new BitSet();

    /** Those whose value in the frame counts while it runs; of others it has one of its own. */
    public final BitSet framed = new BitSet();

    /** Those of them that it has in a local of the JVM meanwhile. */
    public final BitSet carried = new BitSet();

    /** Those it may read before it has set them. */
    final BitSet exposed = new BitSet();

    /** Those named by it or by the methods that it calls. */
    final BitSet usedBelow = new BitSet();

    /** Those set by it or by the methods that it calls. */
    final BitSet setBelow = new BitSet();

    /** Whether it has loops of its own. */
    public boolean loops;
  }

  /** Of more locals the others count as live everywhere. */
  private static final int MOST = 256;

  private final Code code;
  private final Map<Piece, Method> methods = new HashMap<>();
  private final BitSet shared = new BitSet();
  private boolean tries;

  private LocalUse(Code code) {
    this.code = code;
  }

  /**
   * Looks at a function.
   *
   * @param code its code
   * @param root its methods
   * @param often how often each instruction is executed, about (see {@link Frequency})
   * @return what was found
   */
  public static LocalUse of(Code code, Piece root, double[] often) {
    var use = new LocalUse(code);
    for (int at = 0; at < code.size(); at++) {
      use.tries |= code.op(at) == Opcode.TRY || code.op(at) == Opcode.TRY_TABLE;
    }
    var order = new ArrayList<Piece>();
    order.add(root);
    for (int i = 0; i < order.size(); i++) {
      order.addAll(order.get(i).inner);
    }
    for (Piece piece : order.reversed()) {
      use.methods.put(piece, use.look(piece));
    }
    use.share(root, order, often);
    return use;
  }

  private void share(Piece root, List<Piece> order, double[] often) {
    for (Piece piece : order) {
      shared.or(tries ? method(piece).used : method(piece).exposed);
    }
    // What only the outermost method uses needs no frame, for that is entered once.
    var elsewhere = new BitSet();
    for (Piece piece : order) {
      if (piece != root) {
        elsewhere.or(method(piece).used);
      }
    }
    shared.and(elsewhere);
    int[] all = shared.stream().toArray();
    int looked = tries ? 0 : Math.min(all.length, MOST);
    for (int i = 0; i < looked; i += Crossing.MOST) {
      int end = Math.min(looked, i + Crossing.MOST);
      Crossing.look(code, order, Arrays.copyOfRange(all, i, end), this);
    }
    var others = (BitSet) shared.clone();
    others.clear(0, looked == 0 ? 0 : all[looked - 1] + 1);
    for (Piece piece : order) {
      Method method = method(piece);
      method.in.or(both(others, method.usedBelow));
      method.out.or(both(others, method.setBelow));
    }
    var crossing = new BitSet();
    for (Piece piece : order) {
      Method method = method(piece);
      method.framed.or(method.in);
      method.framed.or(method.out);
      for (Piece inner : piece.inner) {
        method.framed.or(method(inner).in);
        method.framed.or(method(inner).out);
      }
      method.framed.and(shared);
      crossing.or(method.framed);
    }
    shared.and(crossing);
    if (!tries) {
      Carried.choose(code, order, this, often);
    }
  }

  private static BitSet both(BitSet a, BitSet b) {
    var both = (BitSet) a.clone();
    both.and(b);
    return both;
  }

  /** {@return the locals in the frame} */
  public BitSet shared() {
    return shared;
  }

  /**
   * The use of a method.
   *
   * @param piece the method
   * @return its use
   */
  public Method method(Piece piece) {
    Method method = methods.get(piece);
    if (method == null) {
      throw new IllegalStateException("no such piece");
    }
    return method;
  }

  private Method look(Piece piece) {
    var method = new Method();
    // Locals that are surely set here; what a block has set is forgotten at its end.
    var defined = new BitSet();
    var log = new ArrayList<Integer>();
    var marks = new ArrayList<Integer>();
    int next = 0;
    for (int at = piece.from; at < piece.to; at++) {
      if (next < piece.inner.size() && piece.inner.get(next).from == at) {
        Piece inner = piece.inner.get(next++);
        BitSet changed = method(inner).setBelow;
        method.setBelow.or(changed);
        method.usedBelow.or(method(inner).usedBelow);
        defined.andNot(changed);
        at = inner.to - 1;
        continue;
      }
      Opcode op = code.op(at);
      switch (op) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
          if (op == Opcode.LOOP) {
            method.loops = true;
            forget(piece, next, code.a(at), defined);
          }
          marks.add(log.size());
        }
        case ELSE, CATCH, CATCH_ALL -> undo(log, marks.isEmpty() ? 0 : marks.getLast(), defined);
        case END, DELEGATE -> undo(log, marks.isEmpty() ? 0 : marks.removeLast(), defined);
        case LOCAL_GET -> {
          int local = code.a(at);
          method.used.set(local);
          if (!defined.get(local)) {
            method.exposed.set(local);
          }
        }
        case LOCAL_SET, LOCAL_TEE -> {
          int local = code.a(at);
          method.used.set(local);
          method.set.set(local);
          if (!defined.get(local)) {
            defined.set(local);
            log.add(local);
          }
        }
        default -> {
          // no local
        }
      }
    }
    method.setBelow.or(method.set);
    method.usedBelow.or(method.used);
    return method;
  }

  /** In a loop, what a piece sets later is seen at the loop's head. */
  private void forget(Piece piece, int first, int end, BitSet defined) {
    for (int i = first; i < piece.inner.size() && piece.inner.get(i).from < end; i++) {
      defined.andNot(method(piece.inner.get(i)).setBelow);
    }
  }

  private static void undo(List<Integer> log, int mark, BitSet defined) {
    while (log.size() > mark) {
      defined.clear(log.removeLast());
    }
  }
}
