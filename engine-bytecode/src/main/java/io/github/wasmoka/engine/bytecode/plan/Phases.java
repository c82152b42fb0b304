package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the loops of a function that runs once which become methods of their own. HotSpot compiles
 * a loop while it runs together with all around it; in a long {@code main} it does so for one loop
 * after the other, each time again for all of them.
 */
public final class Phases {
  /** A loop with less bytecode is taken whole, even if there are several in it. */
  private static final int WHOLE = 1500;

  private static final int LEAST = 90;

  private final Code code;
  private final Measure measure;
  private final int most;
  private final long[] sums;
  private final List<Integer> found = new ArrayList<>();

  private Phases(Code code, Measure measure, int most) {
    this.code = code;
    this.measure = measure;
    this.most = most;
    this.sums = Measure.sums(measure.sizes());
  }

  /**
   * Finds them.
   *
   * @param code the function's code
   * @param measure the sizes of its instructions
   * @param most how many bytes of code a method has at most
   * @return where the loops begin, in order; there are none if there are not two
   */
  public static List<Integer> find(Code code, Measure measure, int most) {
    var phases = new Phases(code, measure, most);
    phases.search();
    return phases.found.size() > 1 ? phases.found : List.of();
  }

  /** Looks for them: inside of loops as well that are too large or only repeat what others do. */
  private void search() {
    int outermostEnd = 0;
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.LOOP) {
        int end = code.a(at) + 1;
        long size = sums[end] - sums[at];
        boolean outermost = at >= outermostEnd;
        if (outermost) {
          outermostEnd = end;
        }
        if (size <= most && !(outermost && repeats(at + 1, end, size))) {
          if (size >= LEAST && alone(at, end)) {
            found.add(at);
          }
          at = end - 1;
        }
      }
    }
  }

  /** Whether a loop only repeats what others do in it, so that those are taken. */
  private boolean repeats(int from, int to, long size) {
    int loops = 0;
    int nests = 0;
    for (int at = from; at < to; at++) {
      if (code.op(at) == Opcode.LOOP) {
        int end = code.a(at) + 1;
        loops++;
        nests += nested(at + 1, end) ? 1 : 0;
        at = end - 1;
      }
    }
    return nests > 1 || (loops > 1 && size > WHOLE);
  }

  private boolean nested(int from, int to) {
    for (int at = from; at < to; at++) {
      if (code.op(at) == Opcode.LOOP) {
        return true;
      }
    }
    return false;
  }

  /** Whether no operands stand before and behind a loop. */
  private boolean alone(int from, int end) {
    return measure.heights()[from] == 0 && measure.heights()[end] == 0;
  }
}
