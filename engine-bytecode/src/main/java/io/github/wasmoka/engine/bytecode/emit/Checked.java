package io.github.wasmoka.engine.bytecode.emit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of addresses, so that no access to memory 0 is checked twice: which operands are
 * constants or the value of a local, and how far behind a local's value the memory reaches at
 * least. A memory never becomes smaller, so that this holds until the local is set.
 */
final class Checked {
  /** Where an operand comes from of which nothing is known. */
  static final long UNKNOWN = -1;

  private static final long LOCAL = 1L << 32;

  private final long least;
  private final Map<Long, Long> reached = new HashMap<>();
  private long[] origins = new long[16];

  /**
   * Begins a method.
   *
   * @param least how many bytes the memory has at least
   */
  Checked(long least) {
    this.least = least;
  }

  /** Notes an operand of which nothing is known. */
  void operand(int at) {
    if (at >= origins.length) {
      origins = Arrays.copyOf(origins, at * 2);
    }
    origins[at] = UNKNOWN;
  }

  /** Notes that an operand is a constant. */
  void constant(int at, int value) {
    origins[at] = value & 0xffff_ffffL;
  }

  /** Notes that an operand is the value that a local has. */
  void local(int at, int local) {
    origins[at] = LOCAL + local;
  }

  /** Notes that a local is set while there are some operands. */
  void set(int local, int height) {
    reached.remove(LOCAL + local);
    for (int i = 0; i < height; i++) {
      if (origins[i] == LOCAL + local) {
        origins[i] = UNKNOWN;
      }
    }
  }

  /** Forgets what was checked, where control comes together. */
  void join() {
    reached.clear();
  }

  /** Forgets everything: other methods have run, which may have set locals. */
  void forget(int height) {
    reached.clear();
    Arrays.fill(origins, 0, height, UNKNOWN);
  }

  /** {@return where an operand comes from, for {@link #covers}} */
  long origin(int at) {
    return origins[at];
  }

  /** {@return whether an address is known to be below 2 GiB, for an access with it went well} */
  boolean low(long origin) {
    return origin < LOCAL
        ? origin >= 0 && origin <= Integer.MAX_VALUE
        : reached.containsKey(origin);
  }

  /**
   * Tells whether the memory is known to reach as far as an access does.
   *
   * @param origin where its address comes from
   * @param end the offset behind its last byte
   */
  boolean covers(long origin, long end) {
    if (origin < LOCAL) {
      return origin != UNKNOWN && origin + end <= least;
    }
    Long known = reached.get(origin);
    return known != null && known >= end;
  }

  /** Notes an access, which traps or shows how far the memory reaches. */
  void note(long origin, long end) {
    if (origin >= LOCAL) {
      reached.merge(origin, end, Math::max);
    }
  }
}
