package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** A whole function: parameters, the state, the array of memory 0, then all other locals. */
final class PlainVariables extends Variables {
  private final Kind[] kinds;
  private final int[] at;
  private final Form[] forms;
  private final int params;
  private final boolean rounds;
  private final int state;
  private final int memory;
  private final int end;
  private final List<Object> stale = new ArrayList<>();
  private final List<Object> fresh = new ArrayList<>();

  /**
   * Lays locals out.
   *
   * @param locals the function's locals, parameters first
   * @param signature its signature
   * @param bodyStart where its body starts, from which lines are counted
   * @param rounds whether rounds of loops are counted, in a local more
   * @param measures whether the method is only measured
   * @param vectors the forms of vectors, null if there are none
   * @param lines receives offsets if lines are numbered otherwise; else null
   */
  PlainVariables(
      Kind[] locals,
      Signature signature,
      int bodyStart,
      boolean rounds,
      boolean measures,
      @Nullable Forms vectors,
      @Nullable List<Integer> lines) {
    super(bodyStart, lines);
    this.kinds = rounds ? Arrays.copyOf(locals, locals.length + 1) : locals;
    if (rounds) {
      kinds[locals.length] = Kind.I32;
    }
    this.at = new int[kinds.length];
    this.forms = new Form[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      forms[i] = vectors == null || i >= locals.length ? Form.LONGS : vectors.local(i);
    }
    this.rounds = rounds;
    this.params = signature.wide() ? 0 : signature.params().length;
    int next = 0;
    for (int i = 0; i < params; i++) {
      next = place(i, next);
    }
    this.state = next++;
    stale.add(Signature.STATE);
    this.memory = next;
    next += 2;
    fresh.addAll(stale);
    stale.addAll(List.of(Opcodes.TOP, Opcodes.TOP));
    fresh.addAll(List.of(Names.ARRAY, Opcodes.INTEGER));
    for (int i = params; i < kinds.length; i++) {
      int from = fresh.size();
      next = place(i, next);
      fresh.addAll(stale.subList(from, stale.size()));
    }
    this.end = next;
    if (end > Emission.MAX_SLOTS && !measures) {
      throw new TooLargeException();
    }
  }

  private int place(int local, int next) {
    at[local] = next;
    if (kinds[local] == Kind.V128) {
      forms[local].addTypes(stale);
    } else {
      Emission.addType(kinds[local], stale);
    }
    return next + kinds[local].slots;
  }

  /** Frame types of parameters and state alone. */
  List<Object> entryTypes() {
    var types = new ArrayList<Object>();
    for (int i = 0; i < params; i++) {
      Emission.addType(kinds[i], types);
    }
    types.add(Signature.STATE);
    return types;
  }

  @Override
  int rounds() {
    return rounds ? at[at.length - 1] : -1;
  }

  @Override
  List<Object> types(boolean memoryFresh) {
    return memoryFresh ? fresh : stale;
  }

  int count() {
    return kinds.length;
  }

  /** How many locals the method gets as parameters. */
  int given() {
    return params;
  }

  @Override
  Kind kind(int local) {
    return kinds[local];
  }

  int at(int local) {
    return at[local];
  }

  @Override
  void load(int local, Out out) {
    if (kinds[local] == Kind.V128) {
      Parts.pushAll(forms[local], at[local], Form.LONGS, out);
    } else {
      out.load(kinds[local], at[local]);
    }
  }

  @Override
  void store(int local, Out out) {
    out.store(kinds[local], at[local]);
    if (kinds[local] == Kind.V128) {
      Parts.convert(Form.LONGS, at[local], forms[local], out);
    }
  }

  @Override
  void pass(int parameter, Out out) {
    out.store(kinds[parameter], at[parameter]);
  }

  @Override
  int place(int local) {
    return at[local];
  }

  @Override
  Form form(int local) {
    return forms[local];
  }

  @Override
  int state() {
    return state;
  }

  @Override
  int memory() {
    return memory;
  }

  @Override
  int limit() {
    return memory + 1;
  }

  @Override
  int end() {
    return end;
  }
}
