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
import java.util.List;

/**
 * Gives a module a budget: every function and every turn of a loop counts a global down and traps
 * when it is spent. So programs that would run forever end on engines that have no fuel, too.
 */
final class Bounded {
  private Bounded() {}

  static void add(EditableModule editable) {
    int index = editable.imported(ExternKind.GLOBAL) + editable.globals.size();
    var zero = List.<Instr>of(new Instr.Const(Opcode.I32_CONST, 0, 0), new Instr.Plain(Opcode.END));
    editable.globals.add(new GlobalDef(new GlobalType(ValType.I32, true), editable.expr(zero)));
    String free = unused(editable);
    editable.exports.replaceAll(export ->
        export.name().equals(Script.BUDGET)
            ? new Export(free, export.kind(), export.index())
            : export);
    editable.exports.add(new Export(Script.BUDGET, ExternKind.GLOBAL, index));
    List<Instr> spend = spend(index);
    for (List<Instr> body : editable.bodies) {
      var bounded = new ArrayList<Instr>(spend);
      for (Instr instr : body) {
        bounded.add(instr);
        if (instr.op() == Opcode.LOOP) {
          bounded.addAll(spend);
        }
      }
      body.clear();
      body.addAll(bounded);
    }
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
