package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of {@code block}, {@code loop} and {@code if}, and shapes that programs make of them. */
final class Blocks {
  private Blocks() {}

  static boolean apply(CodeGenerator g, Opcode op) {
    if (g.deep()) {
      return false;
    }
    if (op == Opcode.BLOCK && g.choices.oneIn(6)) {
      return g.choices.oneIn(2) ? nest(g) : dispatch(g);
    }
    List<ValType> params = List.of();
    List<ValType> results = List.of();
    if (g.draft.has(Feature.MULTI_VALUE)) {
      params = params(g);
      results = g.choices.oneIn(2) ? g.chooser.values(2) : List.of();
    } else if (g.choices.oneIn(2)) {
      results = List.of(g.chooser.value());
    }
    block(g, op, params, results);
    return true;
  }

  private static List<ValType> params(CodeGenerator g) {
    return switch (g.choices.weighted(6, 2, 2)) {
      case 0 -> List.of();
      case 1 -> g.chooser.values(2);
      default -> {
        int count = Math.min(g.code.height(), g.choices.between(1, 3));
        var types = new ArrayList<ValType>();
        for (int i = count - 1; i >= 0; i--) {
          types.add(g.code.peek(i));
        }
        yield types;
      }
    };
  }

  static BlockType type(CodeGenerator g, List<ValType> params, List<ValType> results) {
    if (params.isEmpty() && results.isEmpty()) {
      return BlockType.EMPTY;
    }
    if (params.isEmpty()
        && results.size() == 1
        && (!g.draft.has(Feature.MULTI_VALUE) || g.choices.below(8) != 7)) {
      return new BlockType.Result(results.getFirst());
    }
    return new BlockType.Indexed(g.draft.types.indexOf(new FuncType(params, results)));
  }

  /** A block with these types, its operands, and something inside. */
  static void block(CodeGenerator g, Opcode op, List<ValType> params, List<ValType> results) {
    g.operands(null, params);
    switch (op) {
      case IF -> conditional(g, params, results);
      case LOOP -> {
        if (params.isEmpty() && g.code.counted() < 2 && g.choices.oneIn(2)) {
          counted(g, results);
        } else {
          loop(g, params, results);
        }
      }
      default -> {
        g.code.out.block(op, type(g, params, results));
        g.code.open(op, params, results, results, true);
        inside(g, results);
      }
    }
  }

  private static void inside(CodeGenerator g, List<ValType> results) {
    g.statements(12);
    g.finish(results);
    end(g);
  }

  static void end(CodeGenerator g) {
    g.code.out.plain(Opcode.END);
    Code.Frame closed = g.code.close();
    g.code.push(closed.results);
  }

  private static void conditional(CodeGenerator g, List<ValType> params, List<ValType> results) {
    Chains.condition(g);
    g.code.pop(1);
    g.code.out.block(Opcode.IF, type(g, params, results));
    g.code.open(Opcode.IF, params, results, results, true);
    g.statements(12);
    g.finish(results);
    if (!params.equals(results) || g.choices.oneIn(2)) {
      g.code.out.plain(Opcode.ELSE);
      g.code.next(Opcode.ELSE, params);
      g.statements(12);
      g.finish(results);
    }
    end(g);
  }

  /** A loop that pays for each turn, so that anything may branch to it. */
  private static void loop(CodeGenerator g, List<ValType> params, List<ValType> results) {
    g.code.out.block(Opcode.LOOP, type(g, params, results));
    g.code.open(Opcode.LOOP, params, params, results, true);
    g.spend();
    g.statements(12);
    if (!g.code.frame().dead && g.choices.below(4) != 3) {
      g.finish(params);
      Chains.condition(g);
      g.code.pop(1);
      g.code.out.label(Opcode.BR_IF, 0);
      // What stays has the label's types (§3.4.6), which may say less than those before.
      g.code.pop(params.size());
      g.code.push(params);
    }
    inside(g, results);
  }

  /** A loop over a counter of its own, to which nothing else branches. */
  private static void counted(CodeGenerator g, List<ValType> results) {
    boolean wide = g.choices.oneIn(3);
    int counter = g.code.newLocal(wide ? ValType.I64 : ValType.I32);
    int turns = g.choices.between(1, 8);
    if (wide) {
      g.code.out.i64Const(turns);
    } else {
      g.code.out.i32Const(turns);
    }
    g.code.out.index(Opcode.LOCAL_SET, counter);
    g.code.reserve(counter);
    g.code.out.block(Opcode.LOOP, type(g, List.of(), results));
    g.code.open(Opcode.LOOP, List.of(), List.of(), results, false);
    g.statements(12);
    if (!g.code.frame().dead) {
      g.finish(List.of());
      g.code.out.index(Opcode.LOCAL_GET, counter);
      if (wide) {
        g.code.out.i64Const(1);
        g.code.out.plain(Opcode.I64_SUB);
        g.code.out.index(Opcode.LOCAL_TEE, counter);
        g.code.out.i64Const(0);
        g.code.out.plain(Opcode.I64_NE);
      } else {
        g.code.out.i32Const(1);
        g.code.out.plain(Opcode.I32_SUB);
        g.code.out.index(Opcode.LOCAL_TEE, counter);
      }
      g.code.out.label(Opcode.BR_IF, 0);
    }
    g.finish(results);
    end(g);
    g.code.release(counter);
  }

  /** Blocks in blocks, mostly a few, at times thousands. */
  private static boolean nest(CodeGenerator g) {
    int depth = g.choices.oneIn(50) ? g.choices.below(1500) : g.choices.between(2, 12);
    boolean value = g.choices.oneIn(2);
    ValType type = g.chooser.number();
    List<ValType> results = value ? List.of(type) : List.of();
    for (int i = 0; i < depth; i++) {
      g.code.out.block(Opcode.BLOCK, type(g, List.of(), results));
      g.code.open(Opcode.BLOCK, List.of(), results, results, true);
    }
    g.statements(12);
    for (int i = 0; i < depth; i++) {
      if (depth < 20) {
        g.statements(4);
      }
      g.finish(results);
      end(g);
    }
    return true;
  }

  /** What compilers make of {@code switch}: a table of branches and an arm for each. */
  private static boolean dispatch(CodeGenerator g) {
    int arms = g.choices.oneIn(40) ? g.choices.below(400) : g.choices.between(1, 8);
    for (int i = 0; i <= arms; i++) {
      g.code.out.block(Opcode.BLOCK, BlockType.EMPTY);
      g.code.open(Opcode.BLOCK, List.of(), List.of(), List.of(), true);
    }
    g.value(ValType.I32);
    if (g.choices.below(3) != 2) {
      g.code.out.i32Const(Math.max(Integer.highestOneBit(arms) * 2 - 1, 1));
      g.code.out.plain(Opcode.I32_AND);
    }
    int[] labels = new int[arms];
    for (int i = 0; i < arms; i++) {
      labels[i] = g.choices.below(8) != 7 ? i : g.choices.below(arms + 1);
    }
    g.code.out.brTable(Opcode.BR_TABLE, labels, arms);
    g.code.kill();
    for (int i = 0; i <= arms; i++) {
      end(g);
      if (i == arms) {
        break;
      }
      if (arms < 20) {
        g.statements(6);
        g.finish(List.of());
      } else {
        g.value(ValType.I32);
        g.sink();
      }
      if (g.choices.below(4) != 3) {
        g.code.out.label(Opcode.BR, arms - i - 1);
        g.code.kill();
      }
    }
    return true;
  }
}
