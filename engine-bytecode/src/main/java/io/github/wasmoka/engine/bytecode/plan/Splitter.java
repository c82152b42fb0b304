package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Divides a large function into methods that HotSpot compiles.
 *
 * <p>A statement is a range of instructions that begins and ends with no operands of its block on
 * the stack. Runs of statements between the blocks that are too large to be moved as a whole are
 * the candidates; of these as many as needed become pieces, those first that are large for how
 * often they are executed, by a guess (see {@link Frequency}). Loops that fit stay whole. A block
 * that a {@code br_table} leaves is never moved with it, nor is the {@code br_table}, so that the
 * arms of a switch become the candidates, and not the switch. If what remains is still too large,
 * it is packed from the inside out.
 */
public final class Splitter {
  /** A call of a piece and a jump to where its result is looked at. */
  private static final int STUB = 12;

  // What is to remain of the method around all pieces, and of an interpreter's loop.
  private static final int USUAL = 5600;
  private static final int INTERPRETER = 2000;
  // From how many labels on a br_table in a loop makes an interpreter.
  private static final int MANY_ARMS = 32;

  // What a field of the frame costs more than a local of the JVM.
  private static final int FIELD = 3;

  private static final int MIN_PIECE = MethodSizes.choose(40, 10);

  private final Code code;
  private final Measure measure;
  private final int limit;
  private final int maxRun;
  private long[] sums;
  private final double[] often;
  private final boolean[] escapes;
  // Blocks that a rethrow or delegate leads out of: they stay in the method of its target.
  private final boolean[] tied;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  // Of each instruction the bytes that remain in the method around it.
  private final int[] remains;
  // Where pieces start: behind the last instruction of the largest, else 0.
  private final int[] moved;

  /** As good as a call for each hundredth execution of the function: what a piece costs anyway. */
  private static final double ALWAYS = 0.01;

  private record Candidate(int from, int to, long size, double cost) {}

  private Splitter(Code code, Measure measure, double[] often, int limit) {
    this.code = code;
    this.measure = measure;
    this.limit = limit;
    this.maxRun = limit / 2;
    this.remains = measure.sizes().clone();
    addFrame();
    this.moved = new int[code.size()];
    this.sums = Measure.sums(remains);
    this.often = often;
    this.escapes = new boolean[code.size()];
    this.tied = new boolean[code.size()];
    findEscapes();
  }

  /**
   * Divides a function.
   *
   * @param code its code
   * @param measure the sizes of its instructions
   * @param often how often each is executed, about (see {@link Frequency})
   * @param limit how many bytes of them a method may have
   * @param loops loops that become pieces in any case, if they can
   * @return the whole function as a tree of pieces
   */
  public static Piece split(
      Code code, Measure measure, double[] often, int limit, List<Integer> loops) {
    var splitter = new Splitter(code, measure, often, limit);
    for (int loop : loops) {
      if (splitter.movable(loop)) {
        splitter.move(loop, splitter.next(loop));
      }
    }
    splitter.sums = Measure.sums(splitter.remains);
    splitter.collect(0, code.size());
    splitter.choose();
    splitter.pack(0, code.size());
    return Piece.tree(code.size(), splitter.pieces);
  }

  /**
   * Adds what it costs that locals are in the frame: all that are used in places too far from each
   * other for one method.
   */
  private void addFrame() {
    int size = code.size();
    int locals = 0;
    for (int at = 0; at < size; at++) {
      if (code.op(at).imm() == Imm.LOCAL) {
        locals = Math.max(locals, code.a(at) + 1);
      }
    }
    long[] before = Measure.sums(remains);
    var first = new int[locals];
    Arrays.fill(first, -1);
    var far = new BitSet();
    for (int at = 0; at < size; at++) {
      if (code.op(at).imm() == Imm.LOCAL) {
        int local = code.a(at);
        if (first[local] < 0) {
          first[local] = at;
        } else if (before[at] - before[first[local]] > limit) {
          far.set(local);
        }
      }
    }
    for (int at = 0; at < size; at++) {
      if (code.op(at).imm() == Imm.LOCAL && far.get(code.a(at))) {
        remains[at] += FIELD;
      }
    }
  }

  /**
   * Finds the blocks that a {@code br_table} with several targets leaves, and those that a {@code
   * rethrow} or {@code delegate} does.
   */
  private void findEscapes() {
    var open = new ArrayList<Integer>();
    for (int at = 0; at < code.size(); at++) {
      Opcode op = code.op(at);
      if (op.opensBlock()) {
        open.add(at);
      } else if (op == Opcode.END || op == Opcode.DELEGATE) {
        int block = open.isEmpty() ? -1 : open.removeLast();
        if (op == Opcode.DELEGATE) {
          tied[block] = true;
          escape(tied, open, code.a(at));
        }
      } else if (op == Opcode.RETHROW) {
        escape(tied, open, code.a(at));
      } else if (op == Opcode.BR_TABLE) {
        int max = 0;
        for (int label : code.object(at, int[].class)) {
          max = Math.max(max, label);
        }
        if (max >= 2) {
          escape(escapes, open, max);
        }
      }
    }
  }

  private static void escape(boolean[] marks, List<Integer> open, int levels) {
    for (int i = 0; i < levels && i < open.size(); i++) {
      int block = open.get(open.size() - 1 - i);
      marks[block] = true;
    }
  }

  private long size(int from, int to) {
    return sums[to] - sums[from];
  }

  private boolean movable(int block) {
    long size = size(block, code.a(block) + 1);
    return !escapes[block]
        && !tied[block]
        && size <= (code.op(block) == Opcode.LOOP ? limit : maxRun);
  }

  /** Whether an instruction or block may be moved: {@code rethrow} needs a local of its method. */
  private boolean wholly(int at) {
    return code.op(at).opensBlock() ? movable(at) : code.op(at) != Opcode.RETHROW && !switches(at);
  }

  /** Whether an instruction goes to many places, and so stays where those are. */
  private boolean switches(int at) {
    return code.op(at) == Opcode.BR_TABLE && code.object(at, int[].class).length >= Block.SWITCH;
  }

  private static boolean separates(Opcode op) {
    return op == Opcode.ELSE
        || op == Opcode.CATCH
        || op == Opcode.CATCH_ALL
        || op == Opcode.END
        || op == Opcode.DELEGATE;
  }

  /** Behind an instruction, or behind the block that it opens. */
  private int next(int at) {
    return code.op(at).opensBlock() ? code.a(at) + 1 : at + 1;
  }

  /** Whether code can be cut before an instruction. */
  private boolean cuttable(int at, int end) {
    return at >= end || separates(code.op(at)) || measure.heights()[at] == 0;
  }

  /** Collects the candidates of a block's instructions. */
  private void collect(int from, int to) {
    int run = from;
    int at = from;
    while (at < to) {
      if (separates(code.op(at))) {
        close(run, at);
        at++;
        run = at;
        continue;
      }
      int end = next(at);
      boolean whole = wholly(at);
      while (whole && !cuttable(end, to)) {
        whole = wholly(end);
        if (whole) {
          end = next(end);
        }
      }
      if (!whole) {
        // A statement around a block that stays: only what is inside can be moved.
        close(run, at);
        int stop = at;
        do {
          if (code.op(stop).opensBlock()) {
            inside(stop);
          }
          stop = next(stop);
        } while (!cuttable(stop, to));
        at = stop;
        run = stop;
        continue;
      }
      if (size(at, end) > maxRun && !loop(at, end)) {
        // One statement that is too large: cut anywhere, its operands travel.
        close(run, at);
        pieceByPiece(at, end);
        run = end;
      } else if (size(run, end) > maxRun) {
        close(run, at);
        run = at;
      }
      at = end;
    }
    close(run, to);
  }

  private boolean loop(int at, int end) {
    return code.op(at) == Opcode.LOOP && next(at) == end;
  }

  private void inside(int block) {
    if (!movable(block)) {
      collect(block + 1, code.a(block));
    }
  }

  private void pieceByPiece(int from, int to) {
    int start = from;
    for (int at = from; at < to; at = next(at)) {
      // A comparison stays with the branch that it decides.
      boolean held = at > from && code.op(at - 1).type() != null && conditional(code.op(at));
      if (!held && size(start, next(at)) > maxRun) {
        close(start, at);
        start = at;
      }
    }
    close(start, to);
  }

  private static boolean conditional(Opcode op) {
    return op == Opcode.BR_IF
        || op == Opcode.IF
        || op == Opcode.SELECT
        || op == Opcode.SELECT_T
        || op == Opcode.I32_EQZ;
  }

  private void close(int from, int to) {
    if (from < to) {
      long size = size(from, to);
      if (size >= MIN_PIECE) {
        candidates.add(new Candidate(from, to, size, (often[from] + ALWAYS) / size));
      }
    }
  }

  /** Makes pieces of candidates until the rest fits. */
  private void choose() {
    candidates.sort((a, b) -> {
      int order = Double.compare(a.cost, b.cost);
      return order != 0 ? order : Integer.compare(a.from, b.from);
    });
    long rest = sums[code.size()];
    int target = target();
    for (Candidate candidate : candidates) {
      if (rest <= target) {
        return;
      }
      move(candidate.from, candidate.to);
      rest -= candidate.size - STUB;
    }
  }

  /**
   * How much is to remain. Around the switch of an interpreter's loop that is hardly more than the
   * switch: HotSpot inlines the arms that turn out to be executed often, as far as the method with
   * what it has inlined stays below 8,000 bytes.
   */
  private int target() {
    int end = 0;
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.LOOP) {
        end = Math.max(end, code.a(at));
      } else if (at < end
          && code.op(at) == Opcode.BR_TABLE
          && code.object(at, int[].class).length >= MANY_ARMS) {
        return Math.min(limit, INTERPRETER);
      }
    }
    return Math.min(limit, USUAL);
  }

  private void move(int from, int to) {
    pieces.add(new Piece(from, to));
    Arrays.fill(remains, from, to, 0);
    remains[from] = STUB;
    moved[from] = to;
  }

  /** Packs what remains of a block's instructions so that it fits; returns how large it is then. */
  private long pack(int from, int to) {
    long total = 0;
    for (int at = from; at < to; at = step(at)) {
      if (code.op(at).opensBlock() && moved[at] == 0) {
        long inner = remains[at] + pack(at + 1, code.a(at) + 1);
        total += inner;
      } else {
        total += remains(at, step(at));
      }
    }
    while (total > limit) {
      long before = total;
      total = group(from, to);
      if (total >= before) {
        break;
      }
    }
    return total;
  }

  /** Behind an instruction, a block, or a piece. */
  private int step(int at) {
    return moved[at] > 0 ? moved[at] : next(at);
  }

  private long remains(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += remains[i];
    }
    return sum;
  }

  /** Whether an instruction, or the block it opens, cannot be in a piece without what is around. */
  private boolean stays(int at) {
    return separates(code.op(at)) || code.op(at) == Opcode.RETHROW || tied[at];
  }

  /** Makes pieces of consecutive instructions of a block, as large as can be. */
  private long group(int from, int to) {
    long total = 0;
    int start = from;
    long run = 0;
    for (int at = from; at < to; ) {
      if (stays(at)) {
        total += settle(start, at, run) + remains(at, step(at));
        at = step(at);
        start = at;
        run = 0;
        continue;
      }
      int end = step(at);
      while (!cuttable(end, to) && !stays(end) && remains(at, step(end)) <= limit) {
        end = step(end);
      }
      long size = remains(at, end);
      if (run + size > limit - STUB && run > 0) {
        total += settle(start, at, run);
        start = at;
        run = 0;
      }
      run += size;
      at = end;
    }
    return total + settle(start, to, run);
  }

  private long settle(int from, int to, long size) {
    if (size <= 3 * STUB) {
      return size;
    }
    move(from, to);
    return STUB;
  }
}
