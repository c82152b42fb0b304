package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the functions that run once in an instance's life, most likely: the start function, a WASI
 * command's {@code _start}, and what those call outside of loops if nothing else in the module
 * does. No more than some are looked for: {@code main} is among the first.
 */
final class RunOnce {
  private static final String COMMAND = "_start";
  private static final int MAX_FUNCTIONS = 100;

  private RunOnce() {}

  static BitSet find(ValidModule valid) {
    var found = new BitSet();
    var open = new ArrayDeque<Integer>();
    OptionalInt start = valid.module().start();
    if (start.isPresent()) {
      open.add(start.getAsInt());
    }
    for (Export export : valid.module().exports()) {
      if (export.kind() == ExternKind.FUNC && export.name().equals(COMMAND)) {
        open.add(export.index());
      }
    }
    for (int i = 0; i < MAX_FUNCTIONS && !open.isEmpty(); i++) {
      int function = open.remove();
      if (function < valid.importedFunctions() || found.get(function)) {
        continue;
      }
      found.set(function);
      InstructionReader.readAll(
          valid.module(),
          valid.body(function).expr(),
          valid.features(),
          new EmptyVisitor() {
            private final BitSet loops = new BitSet();
            private int depth;

            @Override
            public void block(Opcode op, BlockType type) {
              loops.set(depth++, op == Opcode.LOOP);
            }

            @Override
            public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
              loops.clear(depth++);
            }

            @Override
            public void plain(Opcode op) {
              if (op == Opcode.END && depth > 0) {
                loops.clear(--depth);
              }
            }

            @Override
            public void label(Opcode op, int label) {
              if (op == Opcode.DELEGATE) {
                loops.clear(--depth);
              }
            }

            @Override
            public void index(Opcode op, int index) {
              if (op == Opcode.CALL
                  && loops.isEmpty()
                  && valid.calledOnce(index)
                  && !valid.declared(index)) {
                open.add(index);
              }
            }
          });
    }
    return found;
  }
}
