package io.github.wasmoka.engine.bytecode.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bytes of one long get to their places in another, which is zero elsewhere: the shortest of
 * some ways. Bytes that move by the same distance are shifted together; distances are composed of
 * shifts by four, two and one bytes, which is what interleaving takes; one byte is multiplied to
 * all places; and each of the first two may begin with the bytes reversed.
 */
final class ByteMoves {
  /** What a step does to the stack of longs. */
  enum Op {
    /** Pushes the source. */
    LOAD,
    /** Pushes the topmost long again. */
    COPY,
    /** Reverses the topmost long's bytes. */
    REVERSE,
    /** Shifts it to the left by some bits, to the right if they are negative. */
    SHIFT,
    /** Combines it with a constant. */
    AND,
    /** Multiplies it by a constant. */
    MULTIPLY,
    /** Replaces two by their union. */
    OR
  }

  /** A step and its constant. */
  record Step(Op op, long constant) {}

  private final List<Step> steps = new ArrayList<>();
  private int cost;
  // Which bytes of the topmost long may be other than zero.
  private int present = 0xff;

  private ByteMoves() {}

  /**
   * The steps to take.
   *
   * @param from for each of the eight places the source's byte that goes there, or -1; one at least
   *     goes somewhere
   * @return the steps, which leave one long
   */
  static List<Step> plan(int[] from) {
    var reversed = new int[8];
    Arrays.setAll(reversed, i -> from[i] < 0 ? -1 : 7 - from[i]);
    ByteMoves best = together(from, false);
    best = cheaper(best, together(reversed, true));
    for (int first : new int[] {4, 1}) {
      best = cheaper(best, composed(from, false, first));
      best = cheaper(best, composed(reversed, true, first));
    }
    return cheaper(best, multiplied(from)).steps;
  }

  private static ByteMoves cheaper(ByteMoves one, @Nullable ByteMoves other) {
    return other != null && other.cost < one.cost ? other : one;
  }

  private void add(Op op, long constant) {
    steps.add(new Step(op, constant));
    cost++;
  }

  private void load(boolean reversed) {
    if (reversed && steps.isEmpty()) {
      cost++; // HotSpot reverses once
    }
    steps.add(new Step(Op.LOAD, 0));
    if (reversed) {
      steps.add(new Step(Op.REVERSE, 0));
    }
    present = 0xff;
  }

  private void shift(int distance) {
    if (distance != 0) {
      add(Op.SHIFT, distance * 8L);
      present = moved(present, distance);
    }
  }

  private void keep(int wanted) {
    if (present != wanted) {
      add(Op.AND, bytes(wanted));
      present = wanted;
    }
  }

  private static ByteMoves together(int[] from, boolean reversed) {
    var moves = new ByteMoves();
    int done = 0;
    for (int i = 0; i < 8; i++) {
      if (from[i] < 0 || (done >> i & 1) != 0) {
        continue;
      }
      int alike = 0;
      for (int j = i; j < 8; j++) {
        if (from[j] >= 0 && j - from[j] == i - from[i]) {
          alike |= 1 << j;
        }
      }
      moves.load(reversed);
      moves.shift(i - from[i]);
      moves.keep(alike);
      if (done != 0) {
        moves.add(Op.OR, 0);
      }
      done |= alike;
    }
    return moves;
  }

  private static @Nullable ByteMoves multiplied(int[] from) {
    int source = Arrays.stream(from).max().orElseThrow();
    long factor = 0;
    for (int i = 0; i < 8; i++) {
      if (from[i] >= 0) {
        if (from[i] != source) {
          return null;
        }
        factor |= 1L << i * 8;
      }
    }
    var moves = new ByteMoves();
    moves.load(false);
    moves.shift(-source);
    moves.keep(1);
    moves.add(Op.MULTIPLY, factor);
    return moves;
  }

  /**
   * Composes the distances, which all go the same way: what they have in common, then the rest.
   *
   * @param first the first shift, in bytes
   * @return the moves; null if bytes would meet
   */
  private static @Nullable ByteMoves composed(int[] from, boolean reversed, int first) {
    int wanted = 0;
    int nearest = 8;
    int farthest = -8;
    for (int i = 0; i < 8; i++) {
      if (from[i] >= 0) {
        wanted |= 1 << i;
        nearest = Math.min(nearest, i - from[i]);
        farthest = Math.max(farthest, i - from[i]);
      }
    }
    if (nearest < 0 && farthest > 0) {
      return null;
    }
    int way = farthest > 0 ? 1 : -1;
    int common = way > 0 ? nearest : farthest;
    var moves = new ByteMoves();
    moves.load(reversed);
    moves.shift(common);
    var at = new int[8];
    Arrays.setAll(at, i -> from[i] < 0 ? -1 : from[i] + common);
    for (int by = first; by == 4 || by == 2 || by == 1; by = first == 4 ? by / 2 : by * 2) {
      if (!moves.move(at, way * by)) {
        return null;
      }
    }
    moves.keep(wanted);
    return moves;
  }

  /**
   * Moves those bytes whose distance has a shift by some bytes in it.
   *
   * @param at where the bytes for each place are, or -1
   * @param distance the shift
   * @return false if bytes would meet
   */
  private boolean move(int[] at, int distance) {
    int before = 0;
    int staying = 0;
    int arriving = 0;
    for (int i = 0; i < 8; i++) {
      if (at[i] < 0) {
        continue;
      }
      before |= 1 << at[i];
      if ((Math.abs(i - at[i]) & Math.abs(distance)) == 0) {
        staying |= 1 << at[i];
      } else {
        at[i] += distance;
        arriving |= 1 << at[i];
      }
    }
    if (arriving == 0) {
      return true;
    }
    if (meet(present, staying, arriving, distance)) {
      keep(before);
    }
    if (meet(present, staying, arriving, distance)) {
      return false;
    }
    int stayed = present;
    steps.add(new Step(Op.COPY, 0));
    shift(distance);
    add(Op.OR, 0);
    present |= stayed;
    keep(staying | arriving);
    return true;
  }

  /** Whether a byte that is wanted would be united with another. */
  private static boolean meet(int present, int staying, int arriving, int distance) {
    return (present & arriving) != 0 || (moved(present, distance) & staying) != 0;
  }

  private static int moved(int places, int distance) {
    return (distance < 0 ? places >> -distance : places << distance) & 0xff;
  }

  /** All bits of some bytes. */
  private static long bytes(int places) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      if ((places >> i & 1) != 0) {
        bits |= 0xffL << i * 8;
      }
    }
    return bits;
  }
}
