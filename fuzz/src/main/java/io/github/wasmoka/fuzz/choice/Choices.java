package io.github.wasmoka.fuzz.choice;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A stream of choices. Each is a number below a bound, 0 the simplest; all are recorded. A replayed
 * stream yields a given record and then zeros, so every sequence of numbers is a valid record. Not
 * thread-safe.
 */
public final class Choices {
  /** How many choices one case may take; all further ones are 0. */
  static final int LIMIT = 400_000;

  private final @Nullable SplittableRandom random;
  private final int[] script;
  private int[] record = new int[256];
  private int count;
  private int[] spans = new int[64];
  private int spanCount;
  private int[] open = new int[16];
  private int depth;

  private Choices(int[] script, @Nullable SplittableRandom random) {
    this.script = script;
    this.random = random;
  }

  /**
   * Choices by chance.
   *
   * @param seed determines them all
   */
  public static Choices random(long seed) {
    return new Choices(new int[0], new SplittableRandom(seed));
  }

  /**
   * Recorded choices, then zeros.
   *
   * @param record the numbers, any at all
   */
  public static Choices replay(int[] record) {
    return new Choices(record, null);
  }

  /**
   * Recorded choices, then choices by chance.
   *
   * @param record the numbers, any at all
   * @param seed determines the choices behind them
   */
  public static Choices continued(int[] record, long seed) {
    return new Choices(record, new SplittableRandom(seed));
  }

  private int raw(int bound) {
    int value;
    if (count < script.length) {
      value = script[count];
      if (bound != 0) {
        value = Integer.remainderUnsigned(value, bound);
      }
    } else if (random == null || count >= LIMIT) {
      value = 0;
    } else {
      value = bound == 0 ? random.nextInt() : random.nextInt(bound);
    }
    if (count == record.length) {
      record = Arrays.copyOf(record, count * 2);
    }
    record[count++] = value;
    return value;
  }

  /** A number from 0 to {@code bound - 1}; {@code bound} is positive. */
  public int below(int bound) {
    return bound == 1 ? 0 : raw(bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True once in {@code n} times; false is the simpler answer. */
  public boolean oneIn(int n) {
    return below(n) == n - 1;
  }

  /** Thirty-two bits, all equally likely. */
  public int bits32() {
    return raw(0);
  }

  /** Sixty-four bits, all equally likely. */
  public long bits64() {
    return (long) raw(0) << 32 | raw(0) & 0xffff_ffffL;
  }

  /** One of a list that is not empty; the first is the simplest. */
  public <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }

  /** An index, each as likely as its weight; at least one weight is positive. */
  public int weighted(int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int place = below(sum);
    int i = 0;
    while (place >= weights[i]) {
      place -= weights[i++];
    }
    return i;
  }

  /** Begins a part that may be left out as a whole when the record is made smaller. */
  public void begin() {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = count;
  }

  /** Ends the part begun last. */
  public void end() {
    int start = open[--depth];
    if (start == count) {
      return;
    }
    if (spanCount + 2 > spans.length) {
      spans = Arrays.copyOf(spans, spans.length * 2);
    }
    spans[spanCount++] = start;
    spans[spanCount++] = count;
  }

  /** Whether the limit is reached, so that only zeros come. */
  public boolean exhausted() {
    return count >= LIMIT || (random == null && count >= script.length);
  }

  /** What was chosen so far, a copy. */
  public int[] record() {
    return Arrays.copyOf(record, count);
  }

  /** The parts that were begun and ended: start and end of each, inner ones first. */
  public int[] spans() {
    return Arrays.copyOf(spans, spanCount);
  }
}
