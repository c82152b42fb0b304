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
    // HotSpot loads and reverses once.
    if (reversed) {
      cost = Math.max(cost, 1);
      steps.add(new Step(Op.LOAD, 0));
      steps.add(new Step(Op.REVERSE, 0));
    } else {
      steps.add(new Step(Op.LOAD, 0));
    }
  }

  /** Shifts by a distance in bytes and clears what is none of some bytes. */
  private void move(int distance, int wanted) {
    long left = shifted(-1, distance);
    if (distance != 0) {
      add(Op.SHIFT, distance * 8L);
    }
    if (bytes(wanted) != left) {
      add(Op.AND, bytes(wanted));
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
      moves.move(i - from[i], alike);
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
    moves.move(-source, 1);
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
    int way = 0;
    int wanted = 0;
    int least = 8;
    for (int i = 0; i < 8; i++) {
      if (from[i] < 0) {
        continue;
      }
      wanted |= 1 << i;
      least = Math.min(least, Math.abs(i - from[i]));
      int sign = Integer.signum(i - from[i]);
      if (way == -sign && way != 0) {
        return null;
      }
      way = sign == 0 ? way : sign;
    }
    var moves = new ByteMoves();
    moves.load(reversed);
    var start = new int[8];
    int common = way * least;
    Arrays.setAll(start, i -> from[i] < 0 ? -1 : from[i] + common);
    int present = moved(0xff, common);
    if (common != 0) {
      moves.add(Op.SHIFT, common * 8L);
    }
    int[] at = start.clone();
    for (int by = first; by == 4 || by == 2 || by == 1; by = first == 4 ? by / 2 : by * 2) {
      int distance = way * by;
      int before = 0;
      int staying = 0;
      int arriving = 0;
      for (int i = 0; i < 8; i++) {
        if (at[i] < 0) {
          continue;
        }
        before |= 1 << at[i];
        if ((Math.abs(i - start[i]) & by) == 0) {
          staying |= 1 << at[i];
        } else {
          at[i] += distance;
          arriving |= 1 << at[i];
        }
      }
      if (arriving == 0) {
        continue;
      }
      if (meet(present, staying, arriving, distance) && present != before) {
        moves.add(Op.AND, bytes(before));
        present = before;
      }
      if (meet(present, staying, arriving, distance)) {
        return null;
      }
      moves.steps.add(new Step(Op.COPY, 0));
      moves.add(Op.SHIFT, distance * 8L);
      moves.add(Op.OR, 0);
      present |= moved(present, distance);
      int after = staying | arriving;
      if (present != after) {
        moves.add(Op.AND, bytes(after));
        present = after;
      }
    }
    if (present != wanted) {
      moves.add(Op.AND, bytes(wanted));
    }
    return moves;
  }

  /** Whether a byte that is wanted would be united with another. */
  private static boolean meet(int present, int staying, int arriving, int distance) {
    return (present & arriving) != 0 || (moved(present, distance) & staying) != 0;
  }

  private static int moved(int places, int distance) {
    return (distance < 0 ? places >> -distance : places << distance) & 0xff;
  }

  private static long shifted(long value, int distance) {
    return distance < 0 ? value >>> -distance * 8 : value << distance * 8;
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
