package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The webs of a function's locals that are vectors: what is put into a local, and what is read from
 * there, hangs together where the one may reach the other. Compilers put into one local what has
 * nothing to do with one another; here each web becomes a local of its own, and those of one local
 * that are alike are united again.
 */
public final class Webs {
  /** Functions that put vectors into locals more often are left as they are. */
  private static final int MOST = 10_000;

  /** How many values may be noted where blocks begin, of which a body may have millions. */
  private static final long MOST_NOTED = 4 << 20;

  /** A block that is open: what its label and its {@code else} find in the locals. */
  private static final class Open {
    final int block;
    int @Nullable [] label;
    int @Nullable [] otherwise;

    Open(int block) {
      this.block = block;
    }
  }

  private final Code code;
  private final Kind[] kinds;
  private final int params;
  // The locals that are looked at, and the number that each has among them, or -1.
  private final int[] locals;
  private final int[] numbers;
  private final Liveness live;
  private final List<Open> open = new ArrayList<>();
  // What an instruction puts somewhere or reads, else -1: one of what hangs together with it.
  private final int[] values;
  // Each points to another that it hangs together with, or to itself.
  private int[] parents = new int[64];
  private int count;
  private int @Nullable [] now;
  // The locals of webs, in order of their numbers, of which those of before are the first.
  private int[] origins = {};

  private Webs(Code code, Kind[] kinds, int params, int[] locals) {
    this.code = code;
    this.kinds = kinds;
    this.params = params;
    this.locals = locals;
    this.numbers = new int[kinds.length];
    Arrays.fill(numbers, -1);
    var bits = new long[kinds.length];
    for (int i = 0; i < locals.length; i++) {
      numbers[locals[i]] = i;
      bits[locals[i]] = 1L << i;
    }
    this.live = Liveness.of(code, bits);
    this.values = new int[code.size()];
    Arrays.fill(values, -1);
  }

  /**
   * Looks at a function.
   *
   * @param code its code, whose locals will be changed
   * @param kinds the kinds of its locals
   * @param params how many of them are parameters
   * @return the webs; null if the function is left as it is: it has no such locals, more than can
   *     be looked at, or blocks that catch
   */
  public static @Nullable Webs of(Code code, Kind[] kinds, int params) {
    int[] locals = new int[kinds.length];
    int vectors = 0;
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.V128) {
        locals[vectors++] = i;
      }
    }
    if (vectors == 0) {
      return null;
    }
    int looked = Math.min(vectors, Crossing.MOST);
    int sets = 0;
    long noted = 0;
    for (int at = 0; at < code.size(); at++) {
      noted += code.op(at).opensBlock() ? looked : 0;
      switch (code.op(at)) {
        case TRY, TRY_TABLE -> {
          return null;
        }
        case LOCAL_SET, LOCAL_TEE -> sets += kinds[code.a(at)] == Kind.V128 ? 1 : 0;
        default -> {
          // does not matter
        }
      }
    }
    if (sets > MOST || noted > MOST_NOTED) {
      return null;
    }
    var webs = new Webs(code, kinds, params, Arrays.copyOf(locals, looked));
    webs.walk();
    return webs;
  }

  private void walk() {
    now = new int[locals.length];
    for (int i = 0; i < locals.length; i++) {
      now[i] = add();
    }
    for (int at = 0; at < code.size(); at++) {
      look(at);
    }
  }

  private void look(int at) {
    switch (code.op(at)) {
      case LOCAL_GET -> {
        if (now != null && numbers[code.a(at)] >= 0) {
          values[at] = now[numbers[code.a(at)]];
        }
      }
      case LOCAL_SET, LOCAL_TEE -> {
        if (now != null && numbers[code.a(at)] >= 0) {
          values[at] = add();
          now[numbers[code.a(at)]] = values[at];
        }
      }
      case ELSE -> {
        Open block = open.getLast();
        join(block, now);
        now = block.otherwise;
        block.otherwise = null;
      }
      case END -> {
        if (code.b(at) >= 0) {
          end(open.removeLast());
        }
      }
      default -> branch(at);
    }
  }

  private void branch(int at) {
    Opcode op = code.op(at);
    for (int depth : code.labels(at)) {
      int number = open.size() - 1 - depth;
      if (number >= 0) {
        join(open.get(number), now);
      }
    }
    if (op == Opcode.BR || op == Opcode.BR_TABLE || code.leaves(at)) {
      now = null;
    } else if (op.opensBlock()) {
      var block = new Open(at);
      if (op == Opcode.LOOP) {
        block.label = copy(now);
      } else if (op == Opcode.IF) {
        block.otherwise = copy(now);
      }
      open.add(block);
    }
  }

  private void end(Open block) {
    if (code.op(block.block) != Opcode.LOOP) {
      join(block, block.otherwise);
      join(block, now);
      now = block.label;
    }
  }

  /** Notes what is in the locals where a block's label is gone to. */
  private void join(Open block, int @Nullable [] state) {
    if (state == null) {
      return;
    }
    int[] label = block.label;
    if (label == null) {
      block.label = state.clone();
      return;
    }
    for (long rest = live.atLabel(block.block); rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      if (number < label.length) {
        parents[find(state[number])] = find(label[number]);
      }
    }
  }

  private static int @Nullable [] copy(int @Nullable [] state) {
    return state == null ? null : state.clone();
  }

  private int add() {
    if (count == parents.length) {
      parents = Arrays.copyOf(parents, count * 2);
    }
    parents[count] = count;
    return count++;
  }

  private int find(int value) {
    int at = value;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /**
   * Gives each web a local of its own; what the function begins with keeps its local.
   *
   * @return the kinds of the locals that there are now
   */
  public Kind[] part() {
    var local = new int[count];
    Arrays.fill(local, -1);
    origins = new int[kinds.length + count];
    Arrays.setAll(origins, i -> i);
    for (int i = 0; i < locals.length; i++) {
      local[find(i)] = locals[i];
    }
    int next = kinds.length;
    for (int at = 0; at < values.length; at++) {
      if (values[at] < 0) {
        continue;
      }
      int web = find(values[at]);
      if (local[web] < 0) {
        origins[next] = code.a(at);
        local[web] = next++;
      }
      code.setA(at, local[web]);
    }
    origins = Arrays.copyOf(origins, next);
    return kinds(next);
  }

  private Kind[] kinds(int all) {
    Kind[] result = Arrays.copyOf(kinds, all);
    Arrays.fill(result, kinds.length, all, Kind.V128);
    return result;
  }

  /**
   * Unites the webs of one local that are alike, after {@link #part}.
   *
   * @param groups to which group each local belongs, from 0 on
   * @param to receives which local each has become
   * @return the kinds of the locals that are left
   */
  public Kind[] unite(int[] groups, int[] to) {
    int most = 1 + Arrays.stream(groups).max().orElse(0);
    // Of each local of before the local, plus 1, that each group of its webs has become.
    var united = new int[kinds.length][];
    var used = new boolean[origins.length];
    Arrays.fill(used, 0, params, true);
    for (int at = 0; at < values.length; at++) {
      if (values[at] >= 0) {
        used[code.a(at)] = true;
      }
    }
    int next = kinds.length;
    for (int i = 0; i < origins.length; i++) {
      int origin = origins[i];
      to[i] = origin;
      if (!used[i] || kinds[origin] != Kind.V128) {
        continue;
      }
      int[] ofOrigin = united[origin];
      if (ofOrigin == null) {
        ofOrigin = new int[most];
        ofOrigin[groups[i]] = origin + 1;
        united[origin] = ofOrigin;
      } else if (ofOrigin[groups[i]] == 0) {
        ofOrigin[groups[i]] = ++next;
      }
      to[i] = ofOrigin[groups[i]] - 1;
    }
    for (int at = 0; at < values.length; at++) {
      if (values[at] >= 0) {
        code.setA(at, to[code.a(at)]);
      }
    }
    return kinds(next);
  }
}
