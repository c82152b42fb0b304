package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Webs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms that a function's vectors have in its locals and when they are loaded: those which most
 * of the instructions want that make and take them, where an instruction in a loop counts more. A
 * first pass over the function counts, and its vectors are all two longs.
 */
final class Forms {
  /** Where a vector comes from that nobody asks for. */
  static final int NOWHERE = Integer.MIN_VALUE;

  private static final int MAX_DEPTH = 6;

  /** An instruction that extends bytes to lanes of 16 bits: in which form, of what. */
  private record Extension(int at, Form form, int operand, int loops) {}

  private final boolean api;
  // Votes by local, and by instruction.
  private final long[] @Nullable [] locals;
  private final long[] @Nullable [] makers;
  // The local, plus 1, that an instruction's result is put into.
  private final int[] stored;
  private final Map<Integer, Extension> extensions = new HashMap<>();
  // What is put into each local: a form that only extensions make, or two longs for what else is.
  private final @Nullable Form[] contents;
  private Form @Nullable [] chosen;

  /**
   * Prepares to count.
   *
   * @param code the function's code
   * @param locals how many locals it has
   * @param params how many of them are parameters
   * @param api whether vectors are objects of the Vector API
   */
  Forms(Code code, int locals, int params, boolean api) {
    this.api = api;
    this.locals = new long[locals][];
    this.makers = new long[code.size()][];
    this.stored = new int[code.size()];
    this.contents = new Form[locals];
    Arrays.fill(contents, 0, params, Form.LONGS);
  }

  /** {@return whether a function has anything to do with vectors} */
  static boolean needed(Code code, Kind[] locals) {
    for (Kind kind : locals) {
      if (kind == Kind.V128) {
        return true;
      }
    }
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at).prefix() == 0xfd) {
        return true;
      }
    }
    return false;
  }

  /** Whether vectors are objects of the Vector API. */
  boolean api() {
    return api;
  }

  /**
   * Counts a use.
   *
   * @param origin the local that the vector stands in, or {@code ~} the instruction that made it
   * @param form the form wanted; {@link Form#EXTENDED_S} also stands for {@code EXTENDED_U}
   * @param loops how many loops there are around
   */
  void vote(int origin, Form form, int loops) {
    if (origin == NOWHERE
        || chosen != null
        || form.extended() && origin < 0 && !extensions.containsKey(~origin)) {
      return;
    }
    long[] @Nullable [] all = origin < 0 ? makers : locals;
    int index = origin < 0 ? ~origin : origin;
    long[] votes = all[index];
    if (votes == null) {
      votes = new long[Form.values().length];
      all[index] = votes;
    }
    votes[form.ordinal()] += 1L << (3 * Math.min(loops, MAX_DEPTH));
  }

  /** Notes that what an instruction has made is put into a local. */
  void store(int origin, int local) {
    if (origin < 0 && origin != NOWHERE) {
      stored[~origin] = local + 1;
    }
    Extension extension = extensions.get(~origin);
    Form form = extension == null ? Form.LONGS : extension.form;
    contents[local] = contents[local] == null || contents[local] == form ? form : Form.LONGS;
  }

  /** Notes an instruction that extends bytes to lanes of 16 bits, and where they come from. */
  void extendsBytes(int at, Form form, int operand, int loops) {
    if (chosen == null) {
      extensions.put(at, new Extension(at, form, operand, loops));
    }
  }

  /** Ends the counting. */
  void choose() {
    for (Extension extension : extensions.values()) {
      vote(extension.operand, bytes(extension.at) ? Form.INTS : Form.LONGS, extension.loops);
    }
    chosen = new Form[locals.length];
    for (int i = 0; i < locals.length; i++) {
      chosen[i] = ofLocal(i);
    }
  }

  /**
   * Unites the webs of one local that have the same form.
   *
   * @return the kinds of the locals that are left
   */
  Kind[] unite(Webs webs) {
    Form[] apart = Objects.requireNonNull(chosen);
    var groups = new int[apart.length];
    Arrays.setAll(groups, i -> apart[i].ordinal());
    var to = new int[apart.length];
    Kind[] kinds = webs.unite(groups, to);
    chosen = new Form[kinds.length];
    for (int i = 0; i < to.length; i++) {
      chosen[to[i]] = apart[i];
    }
    for (int at = 0; at < stored.length; at++) {
      stored[at] = stored[at] > 0 ? to[stored[at] - 1] + 1 : 0;
    }
    return kinds;
  }

  /** Leaves the first locals as they come. */
  void keep(int params) {
    if (chosen != null) {
      Arrays.fill(chosen, 0, params, Form.LONGS);
    }
  }

  /** Whether what an instruction extends is best left bytes. */
  private boolean bytes(int at) {
    Form form = stored[at] > 0 ? ofLocal(stored[at] - 1) : best(makers[at], true);
    return form.extended();
  }

  private Form ofLocal(int local) {
    Form content = contents[local];
    boolean bytes = content != null && content.extended();
    Form best = best(locals[local], bytes);
    return best.extended() && content != null ? content : best;
  }

  private Form best(long @Nullable [] votes, boolean bytes) {
    Form best = api ? Form.LONG_VECTOR : Form.LONGS;
    if (votes != null) {
      for (Form form : Form.values()) {
        if (votes[form.ordinal()] > votes[best.ordinal()] && (bytes || !form.extended())) {
          best = form;
        }
      }
    }
    return best;
  }

  /** {@return the form of a local} */
  Form local(int local) {
    return chosen == null ? Form.LONGS : chosen[local];
  }

  /** {@return the form in which an instruction is to make its result} */
  Form made(int at) {
    if (chosen == null) {
      return Form.LONGS;
    }
    return stored[at] > 0 ? chosen[stored[at] - 1] : best(makers[at], true);
  }
}
