package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code of one function or constant expression. Goes forward instruction by instruction:
 * the operands of each are, by choice, what is on the stack already or made for it; what it leaves
 * is used later or mixed into something that can be seen from outside.
 */
final class CodeGenerator {
  private static final int MAX_DEPTH = 7;
  private static final int MAX_HEIGHT = 12;

  final Draft draft;
  final Choices choices;
  final TypeChooser chooser;
  final Code code;
  final Shape shape;
  final Leaves leaves;
  final Nans nans;

  private final Menu menu;
  private int depth;

  /** How much of the stack belongs to instructions whose further operands are being made. */
  private int floor;

  /**
   * How a function is to look.
   *
   * @param bytes about how many bytes of code it gets
   * @param calls whether it may call others
   * @param constant whether it is a constant expression
   */
  record Shape(int bytes, boolean calls, boolean constant) {}

  CodeGenerator(
      Draft draft, Choices choices, Menu menu, FuncType type, Shape shape, Nans.Mode nans) {
    this.draft = draft;
    this.choices = choices;
    this.menu = menu;
    this.shape = shape;
    this.chooser = new TypeChooser(draft, choices);
    this.code = new Code(type);
    this.leaves = new Leaves(this);
    this.nans = new Nans(this, nans);
  }

  /** The function's code from its first instruction to its last. */
  Body body() {
    int locals = choices.oneIn(25) ? choices.below(300) : choices.below(5);
    for (int i = 0; i < locals; i++) {
      code.newLocal(chooser.value());
    }
    if (shape.calls()) {
      spend();
    }
    statements(shape.bytes());
    while (code.size() < shape.bytes() && !choices.exhausted() && !code.frame().dead) {
      statements(shape.bytes());
    }
    finish(code.type.results());
    code.out.plain(Opcode.END);
    return code.toBody(draft);
  }

  /** A constant expression for one value. */
  Expr constant(ValType type) {
    value(type);
    code.out.plain(Opcode.END);
    return code.toExpr(draft);
  }

  /** Whether the code is as long as it was to be. */
  boolean full() {
    return code.size() > shape.bytes();
  }

  /** Whether operands should be as simple as can be. */
  boolean deep() {
    return depth > MAX_DEPTH || full();
  }

  boolean apply(Opcode op) {
    return Rules.of(op).apply(this, op);
  }

  /** Writes an instruction without immediates that pops some operands and pushes one. */
  void plain(Opcode op, int pops, ValType push) {
    code.out.plain(op);
    code.pop(pops);
    code.push(push);
  }

  /** Counts the budget down, and traps when it is spent. */
  void spend() {
    int budget = draft.budget();
    code.out.index(Opcode.GLOBAL_GET, budget);
    code.out.plain(Opcode.I32_EQZ);
    code.out.block(Opcode.IF, io.github.wasmoka.decoder.code.BlockType.EMPTY);
    code.out.plain(Opcode.UNREACHABLE);
    code.out.plain(Opcode.END);
    code.out.index(Opcode.GLOBAL_GET, budget);
    code.out.i32Const(1);
    code.out.plain(Opcode.I32_SUB);
    code.out.index(Opcode.GLOBAL_SET, budget);
  }

  /** Some statements, until the block is long enough. */
  void statements(int likely) {
    int bound = Math.clamp(likely / 4, 2, 12);
    while (!full()) {
      choices.begin();
      boolean more = choices.below(bound) != 0;
      if (more) {
        statement();
      }
      choices.end();
      if (!more || (code.frame().dead && !choices.oneIn(3))) {
        return;
      }
    }
  }

  private void statement() {
    int height = code.height();
    switch (choices.weighted(10, 2, 2)) {
      case 0 -> {
        Opcode op = menu.any(choices);
        if (op == null || !apply(op)) {
          value(ValType.I32);
        }
      }
      case 1 -> {
        value(chooser.value());
        sink();
      }
      default -> value(chooser.value());
    }
    int keep = choices.oneIn(2) ? height : MAX_HEIGHT;
    while (code.height() > Math.min(keep, MAX_HEIGHT)) {
      sink();
    }
  }

  /** Makes a value of a type; what is under it on the stack stays. */
  void value(ValType type) {
    choices.begin();
    depth++;
    int below = floor;
    floor = code.total();
    if (deep() || choices.below(3) == 0 || !grow(type)) {
      leaves.leaf(type);
    }
    floor = below;
    depth--;
    choices.end();
  }

  private boolean grow(ValType type) {
    if (choices.oneIn(8) && Chains.chain(this, type)) {
      return true;
    }
    if (choices.below(4) != 3) {
      Opcode op = menu.producing(type, choices);
      if (op != null && apply(op)) {
        return true;
      }
    }
    return Producers.produce(this, type);
  }

  void operands(ValType... types) {
    operands(null, List.of(types));
  }

  /**
   * Puts operands on the stack: what is there already where it fits, new ones for the rest.
   *
   * @param op the instruction they are for, if it has wishes
   * @param types their types
   */
  void operands(@Nullable Opcode op, List<ValType> types) {
    int count = types.size();
    int taken = 0;
    int free = Math.min(code.height(), code.total() - floor);
    if (count > 0 && free > 0 && Operands.mayTake(this, op) && choices.oneIn(2)) {
      taken = Math.min(count, free);
      while (taken > 0 && !onTop(types, taken)) {
        taken--;
      }
    }
    int first = taken;
    if (taken == 0 && code.frame().dead && code.height() == 0 && count > 0 && choices.oneIn(3)) {
      // Behind a branch the stack yields whatever is asked for.
      first = choices.below(count + 1);
    }
    for (int i = first; i < count; i++) {
      Operands.make(this, op, i, types.get(i));
    }
    if (taken == count && count > 0) {
      Operands.adjust(this, op, count - 1, types.getLast());
    }
  }

  private boolean onTop(List<ValType> types, int count) {
    for (int i = 0; i < count; i++) {
      if (!draft.types.matches(code.peek(count - 1 - i), types.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Leaves exactly these results in the current block. */
  void finish(List<ValType> results) {
    int height = code.height();
    int count = results.size();
    if (code.frame().dead
        && height <= count
        && onTop(results.subList(count - height, count), height)
        && choices.oneIn(2)) {
      return;
    }
    int keep = Math.min(height, count);
    while (keep > 0 && !atBottom(results, keep)) {
      keep--;
    }
    while (code.height() > keep) {
      sink();
    }
    for (int i = keep; i < count; i++) {
      value(results.get(i));
    }
  }

  private boolean atBottom(List<ValType> types, int count) {
    for (int i = 0; i < count; i++) {
      if (!draft.types.matches(code.fromBottom(i), types.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Takes the value on top of the stack to where it can be seen from outside, mostly. */
  void sink() {
    ValType type = code.peek(0);
    if (choices.oneIn(6)) {
      code.out.plain(Opcode.DROP);
      code.pop(1);
      return;
    }
    if (choices.oneIn(4) && Variables.store(this, type)) {
      return;
    }
    switch (type) {
      case NumType.I32 -> mix(ValType.I32, Opcode.I32_ROTL, Opcode.I32_XOR);
      case NumType.I64 -> mix(ValType.I64, Opcode.I64_ROTL, Opcode.I64_XOR);
      case NumType.F32 -> {
        nans.observe(ValType.F32);
        code.out.plain(Opcode.I32_REINTERPRET_F32);
        mix(ValType.I32, Opcode.I32_ROTL, Opcode.I32_XOR);
      }
      case NumType.F64 -> {
        nans.observe(ValType.F64);
        code.out.plain(Opcode.I64_REINTERPRET_F64);
        mix(ValType.I64, Opcode.I64_ROTL, Opcode.I64_XOR);
      }
      case VecType.V128 -> {
        int scratch = leaves.scratch(ValType.V128);
        code.out.index(Opcode.LOCAL_TEE, scratch);
        code.out.lane(Opcode.I64X2_EXTRACT_LANE, 0);
        code.out.i64Const(0x9e37_79b9_7f4a_7c15L);
        code.out.plain(Opcode.I64_MUL);
        code.out.index(Opcode.LOCAL_GET, scratch);
        code.out.lane(Opcode.I64X2_EXTRACT_LANE, 1);
        code.out.plain(Opcode.I64_ADD);
        mix(ValType.I64, Opcode.I64_ROTL, Opcode.I64_XOR);
      }
      case RefType _ -> {
        if (draft.has(Feature.REFERENCE_TYPES)) {
          code.out.plain(Opcode.REF_IS_NULL);
          mix(ValType.I32, Opcode.I32_ROTL, Opcode.I32_XOR);
        } else {
          code.out.plain(Opcode.DROP);
          code.pop(1);
        }
      }
    }
  }

  private void mix(ValType type, Opcode rotl, Opcode xor) {
    int accumulator = draft.accumulator(type);
    code.out.index(Opcode.GLOBAL_GET, accumulator);
    if (type == ValType.I32) {
      code.out.i32Const(5);
    } else {
      code.out.i64Const(5);
    }
    code.out.plain(rotl);
    code.out.plain(xor);
    code.out.index(Opcode.GLOBAL_SET, accumulator);
    code.pop(1);
  }
}
