package io.github.wasmoka.fuzz.choice;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Makes a record of choices smaller as long as what is made from it still shows what it shows:
 * shorter is smaller, and with equal length what has smaller numbers.
 */
public final class ChoiceShrinker {
  private static final int[] CHUNKS = {64, 16, 4, 2, 1};

  private final Predicate<Choices> shows;
  private final long deadline;
  private int[] best;
  private int[] spans = {};

  private ChoiceShrinker(int[] record, Predicate<Choices> shows, long deadline) {
    this.best = record;
    this.shows = shows;
    this.deadline = deadline;
  }

  /**
   * Shrinks a record.
   *
   * @param record the record
   * @param shows makes a case of choices and tells whether it still shows it
   * @param nanos how long it may take
   * @return the smallest record found
   */
  public static int[] shrink(int[] record, Predicate<Choices> shows, long nanos) {
    var shrinker = new ChoiceShrinker(record, shows, System.nanoTime() + nanos);
    if (!shrinker.attempt(record)) {
      return record;
    }
    int[] before;
    do {
      before = shrinker.best;
      shrinker.dropSpans();
      shrinker.dropChunks();
      shrinker.zeroSpans();
      shrinker.lowerNumbers();
    } while (shrinker.best != before && shrinker.time());
    return shrinker.best;
  }

  private boolean time() {
    return System.nanoTime() < deadline;
  }

  private boolean attempt(int[] record) {
    if (!time()) {
      return false;
    }
    Choices choices = Choices.replay(record);
    if (!shows.test(choices)) {
      return false;
    }
    // What was not read is not needed, and zeros come by themselves.
    int[] used = choices.record();
    int length = used.length;
    while (length > 0 && used[length - 1] == 0) {
      length--;
    }
    best = Arrays.copyOf(used, length);
    spans = choices.spans();
    return true;
  }

  private int[] without(int from, int to) {
    int end = Math.min(to, best.length);
    int[] shorter = Arrays.copyOf(best, best.length - (end - from));
    System.arraycopy(best, end, shorter, from, best.length - end);
    return shorter;
  }

  /** The spans as they are now, the longest first. */
  private long[] longestFirst() {
    long[] order = new long[spans.length / 2];
    for (int i = 0; i < order.length; i++) {
      int length = spans[2 * i + 1] - spans[2 * i];
      order[i] = -((long) length << 32 | i);
    }
    Arrays.sort(order);
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) -order[i];
    }
    return order;
  }

  private void dropSpans() {
    boolean dropped = true;
    while (dropped && time()) {
      dropped = false;
      int[] at = spans;
      for (long span : longestFirst()) {
        int from = at[2 * (int) span];
        int to = at[2 * (int) span + 1];
        if (from < best.length && attempt(without(from, to))) {
          dropped = true;
          break;
        }
      }
    }
  }

  private void zeroSpans() {
    int[] at = spans;
    for (long span : longestFirst()) {
      int from = at[2 * (int) span];
      int to = Math.min(at[2 * (int) span + 1], best.length);
      if (from < to && !zero(from, to)) {
        int[] zeroed = best.clone();
        Arrays.fill(zeroed, from, to, 0);
        attempt(zeroed);
      }
    }
  }

  private boolean zero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (best[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void dropChunks() {
    for (int chunk : CHUNKS) {
      for (int from = best.length - chunk; from >= 0 && time(); from -= chunk) {
        if (from + chunk <= best.length) {
          attempt(without(from, from + chunk));
        }
      }
    }
  }

  private void lowerNumbers() {
    for (int i = best.length - 1; i >= 0 && time(); i--) {
      if (i < best.length && best[i] != 0 && !lower(i, 0)) {
        while (i < best.length && Integer.compareUnsigned(best[i], 1) > 0) {
          if (!lower(i, best[i] >>> 1)) {
            lower(i, best[i] - 1);
            break;
          }
        }
      }
    }
  }

  private boolean lower(int at, int value) {
    int[] lowered = best.clone();
    lowered[at] = value;
    return attempt(lowered);
  }
}
