package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the functions that end in tail calls which must not grow the stack. A tail call to the
 * function itself is a jump, unless the function may be divided; one to a function from which no
 * further tail call can come is an ordinary call, for a chain of those is no longer than the module
 * has functions. What is left returns first and is called then by whoever called the function.
 * Strictly so all tail calls if a listener is to be told of each.
 */
final class TailCalls {
  private TailCalls() {}

  static BitSet find(ValidModule valid, boolean strict) {
    var found = new BitSet();
    if (!valid.usedFeatures().contains(Feature.TAIL_CALL)) {
      return found;
    }
    int imported = valid.importedFunctions();
    int count = valid.functionCount();
    var callers = new ArrayList<List<Integer>>();
    for (int i = 0; i < count; i++) {
      callers.add(List.of());
    }
    // How many tail calls of each function may be followed by another.
    var open = new int[count];
    boolean many = many(valid);
    for (int i = imported; i < count; i++) {
      var scan = new Scan(i, imported);
      InstructionReader.readAll(valid.module(), valid.body(i).expr(), valid.features(), scan);
      if (scan.unknown || (strict && scan.any) || (scan.tries && !scan.targets.isEmpty())) {
        open[i]++;
      }
      if (scan.self && (many || scan.many || scan.tries || larger(valid, i))) {
        open[i]++;
      }
      for (int target : scan.targets) {
        open[i]++;
        if (callers.get(target).isEmpty()) {
          callers.set(target, new ArrayList<>());
        }
        callers.get(target).add(i);
      }
    }
    found.set(imported, count);
    var closed = new ArrayDeque<Integer>();
    for (int i = imported; i < count; i++) {
      if (open[i] == 0) {
        closed.add(i);
      }
    }
    while (!closed.isEmpty()) {
      int function = closed.remove();
      found.clear(function);
      for (int caller : callers.get(function)) {
        if (--open[caller] == 0) {
          closed.add(caller);
        }
      }
    }
    return found;
  }

  /** Whether a function may have more instructions or locals than a small one. */
  private static boolean larger(ValidModule valid, int function) {
    Expr expr = valid.body(function).expr();
    return expr.end() - expr.start() > Small.SIZE || valid.localTypes(function).length > Small.SIZE;
  }

  /** Whether there are types of many values. */
  private static boolean many(ValidModule valid) {
    for (int i = 0; i < valid.typeCount(); i++) {
      if (Small.values(valid.type(i).expand()) > Small.VALUES) {
        return true;
      }
    }
    return false;
  }

  private static final class Scan extends EmptyVisitor {
    private final int function;
    private final int imported;
    private final List<Integer> targets = new ArrayList<>();
    private boolean unknown;
    private boolean any;
    private boolean tries;
    // Whether it calls itself, and whether an instruction handles many values.
    private boolean self;
    private boolean many;

    Scan(int function, int imported) {
      this.function = function;
      this.imported = imported;
    }

    @Override
    public void block(Opcode op, BlockType type) {
      tries |= op == Opcode.TRY;
    }

    @Override
    public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
      tries = true;
    }

    @Override
    public void index(Opcode op, int index) {
      any |= op == Opcode.RETURN_CALL || op == Opcode.RETURN_CALL_REF;
      if (op == Opcode.RETURN_CALL_REF || (op == Opcode.RETURN_CALL && index < imported)) {
        unknown = true;
      } else if (op == Opcode.RETURN_CALL && index != function) {
        targets.add(index);
      } else if (op == Opcode.RETURN_CALL) {
        self = true;
      }
    }

    @Override
    public void brTable(Opcode op, int[] labels, int defaultLabel) {
      many |= labels.length >= Small.VALUES;
    }

    @Override
    public void index2(Opcode op, int first, int second) {
      unknown |= op == Opcode.RETURN_CALL_INDIRECT;
      many |= op == Opcode.ARRAY_NEW_FIXED && Integer.compareUnsigned(second, Small.VALUES) > 0;
    }
  }
}
