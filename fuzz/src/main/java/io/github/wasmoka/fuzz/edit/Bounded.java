package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.fuzz.oracle.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gives a module a budget: every function and every turn of a loop counts a global down and traps
 * when it is spent. So programs that would run forever end on engines that have no fuel, too. Who
 * waits to be notified waits for a microsecond at most.
 */
final class Bounded {
  private static final List<Instr> BRIEFLY =
      List.of(new Instr.Const(Opcode.I64_CONST, 1023, 0), new Instr.Plain(Opcode.I64_AND));

  private Bounded() {}

  /** Adds what counts; where a module counts already as generated ones do, that is replaced. */
  static void add(EditableModule editable) {
    int budget = own(editable);
    if (budget >= 0) {
      List<Instr> spend = spend(budget);
      editable.bodies.forEach(body -> strip(body, spend));
    }
    if (budget < 0 || sets(editable, budget)) {
      budget = declare(editable);
    }
    List<Instr> spend = spend(budget);
    for (List<Instr> body : editable.bodies) {
      var bounded = new ArrayList<Instr>(spend);
      for (Instr instr : body) {
        if (waits(instr) && !brief(bounded)) {
          bounded.addAll(BRIEFLY);
        }
        bounded.add(instr);
        if (instr.op() == Opcode.LOOP) {
          bounded.addAll(spend);
        }
      }
      body.clear();
      body.addAll(bounded);
    }
  }

  private static boolean waits(Instr instr) {
    return instr.op() == Opcode.MEMORY_ATOMIC_WAIT32 || instr.op() == Opcode.MEMORY_ATOMIC_WAIT64;
  }

  /** Whether the operand that instructions leave is a short time already. */
  private static boolean brief(List<Instr> before) {
    int size = before.size();
    return (size > 0
            && before.getLast() instanceof Instr.Const(Opcode op, long nanos, long _)
            && op == Opcode.I64_CONST
            && nanos >= 0
            && nanos <= 1023)
        || (size > 1 && before.subList(size - 2, size).equals(BRIEFLY));
  }

  /** The index of the module's own budget; -1 if it has none. */
  private static int own(EditableModule editable) {
    int imported = editable.imported(ExternKind.GLOBAL);
    for (Export export : editable.exports) {
      if (export.name().equals(Script.BUDGET)
          && export.kind() == ExternKind.GLOBAL
          && export.index() >= imported
          && editable
              .globals
              .get(export.index() - imported)
              .type()
              .equals(new GlobalType(ValType.I32, true))) {
        return export.index();
      }
    }
    return -1;
  }

  private static void strip(List<Instr> body, List<Instr> spend) {
    int at = Collections.indexOfSubList(body, spend);
    while (at >= 0) {
      body.subList(at, at + spend.size()).clear();
      at = Collections.indexOfSubList(body, spend);
    }
  }

  private static boolean sets(EditableModule editable, int global) {
    var set = new Instr.Index(Opcode.GLOBAL_SET, global);
    return editable.bodies.stream().anyMatch(body -> body.contains(set));
  }

  private static int declare(EditableModule editable) {
    int index = editable.imported(ExternKind.GLOBAL) + editable.globals.size();
    var zero = List.<Instr>of(new Instr.Const(Opcode.I32_CONST, 0, 0), new Instr.Plain(Opcode.END));
    editable.globals.add(new GlobalDef(new GlobalType(ValType.I32, true), editable.expr(zero)));
    String free = unused(editable);
    editable.exports.replaceAll(export ->
        export.name().equals(Script.BUDGET)
            ? new Export(free, export.kind(), export.index())
            : export);
    editable.exports.add(new Export(Script.BUDGET, ExternKind.GLOBAL, index));
    return index;
  }

  private static String unused(EditableModule editable) {
    int i = 0;
    while (true) {
      String name = Script.BUDGET + i++;
      if (editable.exports.stream().noneMatch(e -> e.name().equals(name))) {
        return name;
      }
    }
  }

  private static List<Instr> spend(int global) {
    return List.of(
        new Instr.Index(Opcode.GLOBAL_GET, global),
        new Instr.Plain(Opcode.I32_EQZ),
        new Instr.Block(Opcode.IF, BlockType.EMPTY),
        new Instr.Plain(Opcode.UNREACHABLE),
        new Instr.Plain(Opcode.END),
        new Instr.Index(Opcode.GLOBAL_GET, global),
        new Instr.Const(Opcode.I32_CONST, 1, 0),
        new Instr.Plain(Opcode.I32_SUB),
        new Instr.Index(Opcode.GLOBAL_SET, global));
  }
}
