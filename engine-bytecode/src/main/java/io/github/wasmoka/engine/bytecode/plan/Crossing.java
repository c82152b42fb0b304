package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which values of locals cross the border between two methods of a large function: those that are
 * live where a method begins that uses them, or where one goes on that has set them.
 */
final class Crossing {
  /** How many locals can be looked at together. */
  static final int MOST = Long.SIZE;

  private final Code code;
  private final List<Piece> order;
  private final int[] locals;
  private final long[] bits;
  private final Liveness live;
  private final Map<Piece, Integer> numbers = new HashMap<>();
  // Of each method what is live where it goes on.
  private final long[] exits;
  private final List<Integer> blocks = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();

  private Crossing(Code code, List<Piece> order, int[] locals) {
    this.code = code;
    this.order = order;
    this.locals = locals;
    this.bits = new long[locals[locals.length - 1] + 1];
    for (int i = 0; i < locals.length; i++) {
      bits[locals[i]] = 1L << i;
    }
    this.live = Liveness.of(code, bits);
    this.exits = new long[order.size()];
    for (int i = 0; i < exits.length; i++) {
      numbers.put(order.get(i), i);
      exits[i] = live.before(order.get(i).to);
    }
  }

  /**
   * Looks at some locals, and notes with each method but the outermost which it takes from its
   * caller and which it hands back.
   *
   * @param code the function
   * @param order all methods, those that call before those that are called
   * @param locals the locals, at most {@link #MOST}, in order
   * @param use the use of locals, in which the methods' {@code in} and {@code out} are set
   */
  static void look(Code code, List<Piece> order, int[] locals, LocalUse use) {
    var crossing = new Crossing(code, order, locals);
    crossing.walk();
    for (int i = 1; i < order.size(); i++) {
      Piece piece = order.get(i);
      LocalUse.Method method = use.method(piece);
      crossing.add(crossing.live.before(piece.from), method.usedBelow, method.in);
      crossing.add(crossing.exits[i], method.setBelow, method.out);
    }
  }

  private void add(long mask, BitSet among, BitSet to) {
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      if (number < locals.length && among.get(locals[number])) {
        to.set(locals[number]);
      }
    }
  }

  /** Goes through the function and adds what is live at the labels of branches out of methods. */
  private void walk() {
    var next = new int[order.size()];
    open.add(0);
    for (int at = 0; at < code.size(); at++) {
      while (order.get(open.getLast()).to <= at) {
        open.removeLast();
      }
      for (Piece inner = inner(next, at); inner != null; inner = inner(next, at)) {
        next[open.getLast()]++;
        open.add(Objects.requireNonNull(numbers.get(inner)));
      }
      Opcode op = code.op(at);
      if (op == Opcode.END && code.b(at) >= 0) {
        blocks.removeLast();
      }
      for (int label : code.labels(at)) {
        leave(label);
      }
      if (op.opensBlock()) {
        blocks.add(at);
      }
    }
  }

  private @Nullable Piece inner(int[] next, int at) {
    List<Piece> inner = order.get(open.getLast()).inner;
    int number = next[open.getLast()];
    return number < inner.size() && inner.get(number).from == at ? inner.get(number) : null;
  }

  private void leave(int depth) {
    int number = blocks.size() - 1 - depth;
    if (number < 0) {
      return;
    }
    int block = blocks.get(number);
    for (int i = open.size() - 1; i > 0 && block < order.get(open.get(i)).from; i--) {
      exits[open.get(i)] |= live.atLabel(block);
    }
  }
}
