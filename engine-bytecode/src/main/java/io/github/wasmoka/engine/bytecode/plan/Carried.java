package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the locals that a method of a large function has in the frame it keeps in one of the
 * JVM's meanwhile: those that it uses more often, by a guess (see {@link Frequency}), than it would
 * have to fetch them from the frame and put them back there, where it begins and ends and around
 * calls of other methods of the function.
 */
final class Carried {
  // What a read of the frame costs, of a store's: some follow others that fetch the same.
  private static final double READ = 0.5;

  // So often uses have to outweigh.
  private static final double MORE = 1.5;

  // At so many calls a local may be fetched and put back.
  private static final int CALLS = 32;

  private final Code code;
  private final LocalUse use;
  private final double[] often;

  private static final class Count {
    double uses;
    double moves;
    int calls;
  }

  private Carried(Code code, LocalUse use, double[] often) {
    this.code = code;
    this.use = use;
    this.often = often;
  }

  /** Chooses for all methods, and notes what is chosen with them. */
  static void choose(Code code, Iterable<Piece> pieces, LocalUse use, double[] often) {
    var carried = new Carried(code, use, often);
    for (Piece piece : pieces) {
      carried.choose(piece);
    }
  }

  private void choose(Piece piece) {
    LocalUse.Method method = use.method(piece);
    var counts = new HashMap<Integer, Count>();
    int next = 0;
    for (int at = piece.from; at < piece.to; at++) {
      if (next < piece.inner.size() && piece.inner.get(next).from == at) {
        Piece inner = piece.inner.get(next++);
        around(use.method(inner), often[at], counts);
        at = inner.to - 1;
      } else if (code.op(at).imm() == Imm.LOCAL && method.framed.get(code.a(at))) {
        double cost = code.op(at) == Opcode.LOCAL_GET ? READ : 1;
        count(counts, code.a(at)).uses += cost * often[at];
      }
    }
    double once = often[piece.from];
    counts.forEach((local, count) -> {
      double moves = count.moves;
      moves += method.in.get(local) ? once : 0;
      moves += method.out.get(local) && method.set.get(local) ? once : 0;
      if (count.calls <= CALLS && count.uses > MORE * moves) {
        method.carried.set(local);
      }
    });
  }

  private static void around(LocalUse.Method inner, double often, Map<Integer, Count> counts) {
    var crossing = (BitSet) inner.in.clone();
    crossing.or(inner.out);
    for (int local = crossing.nextSetBit(0); local >= 0; local = crossing.nextSetBit(local + 1)) {
      Count count = count(counts, local);
      count.calls++;
      count.moves += (inner.in.get(local) ? often : 0) + (inner.out.get(local) ? often : 0);
    }
  }

  private static Count count(Map<Integer, Count> counts, int local) {
    return counts.computeIfAbsent(local, none -> new Count());
  }
}
