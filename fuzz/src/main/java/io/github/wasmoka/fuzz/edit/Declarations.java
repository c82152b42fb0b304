package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.List;
import java.util.OptionalInt;

/** Changes what a module declares, so that its validity turns on rules that no body touches. */
final class Declarations {
  private static final long[] PAGES = {0, 65_535, 65_536, 65_537, 1L << 31};
  private static final int MANY_LOCALS = 40;

  private Declarations() {}

  static void change(EditableModule editable, List<Instr> body, Choices choices) {
    switch (choices.below(5)) {
      case 0 -> name(editable.exports, choices);
      case 1 -> {
        int functions = editable.imported(ExternKind.FUNC) + editable.bodies.size();
        editable.start = OptionalInt.of(choices.below(functions));
      }
      case 2 -> global(editable, choices);
      case 3 -> memory(editable.memories, choices);
      default -> {
        // A local that has no value yet, perhaps.
        body.add(0, new Instr.Index(Opcode.LOCAL_GET, choices.below(MANY_LOCALS)));
        body.add(1, new Instr.Plain(Opcode.DROP));
      }
    }
  }

  private static void name(List<Export> exports, Choices choices) {
    if (exports.size() > 1) {
      int at = choices.below(exports.size());
      Export old = exports.get(at);
      exports.set(at, new Export(choices.of(exports).name(), old.kind(), old.index()));
    }
  }

  private static void global(EditableModule editable, Choices choices) {
    List<GlobalDef> globals = editable.globals;
    if (!globals.isEmpty()) {
      int at = choices.below(globals.size());
      int other = choices.below(editable.imported(ExternKind.GLOBAL) + globals.size());
      List<Instr> init =
          List.of(new Instr.Index(Opcode.GLOBAL_GET, other), new Instr.Plain(Opcode.END));
      globals.set(at, new GlobalDef(globals.get(at).type(), editable.expr(init)));
    }
  }

  private static void memory(List<MemType> memories, Choices choices) {
    if (!memories.isEmpty()) {
      int at = choices.below(memories.size());
      MemType old = memories.get(at);
      // Engines know limits of their own for memories of 64-bit addresses.
      if (old.addrType() == AddrType.I32 && old.pageSizeLog2() == 16) {
        long min = choices.oneIn(2) ? old.limits().min() : PAGES[choices.below(PAGES.length)];
        long max = PAGES[choices.below(PAGES.length)];
        Limits limits = Limits.of(min, max);
        memories.set(at, new MemType(AddrType.I32, limits, old.shared(), old.pageSizeLog2()));
      }
    }
  }
}
