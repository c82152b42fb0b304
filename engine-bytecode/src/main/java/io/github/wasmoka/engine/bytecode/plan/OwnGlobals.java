package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.validator.ValidModule;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the globals that nothing but an instance's own code ever sees: mutable ones, so that no
 * constant expression reads them, which are neither imported nor exported. The stack pointer of
 * compilers is one. Those that begin with a plain number can be fields of the state.
 */
final class OwnGlobals {
  private OwnGlobals() {}

  /** {@return the bits that such globals begin with, by their index} */
  static Map<Integer, Long> find(ValidModule valid) {
    var exported = new BitSet();
    for (Export export : valid.module().exports()) {
      if (export.kind() == ExternKind.GLOBAL) {
        exported.set(export.index());
      }
    }
    var found = new HashMap<Integer, Long>();
    List<GlobalDef> globals = valid.module().globals();
    for (int i = 0; i < globals.size(); i++) {
      GlobalDef global = globals.get(i);
      int index = valid.importedGlobals() + i;
      if (global.type().mutable()
          && global.type().valType() instanceof NumType
          && !exported.get(index)) {
        var number = new PlainNumber();
        InstructionReader.readAll(valid.module(), global.init(), valid.features(), number);
        if (number.plain) {
          found.put(index, number.bits);
        }
      }
    }
    return found;
  }

  /** An expression that is one constant of a number type. */
  private static final class PlainNumber extends EmptyVisitor {
    boolean plain;
    long bits;
    private int instructions;

    private void number(long value) {
      plain = instructions++ == 0;
      bits = value;
    }

    @Override
    public void i32Const(int value) {
      number(value);
    }

    @Override
    public void i64Const(long value) {
      number(value);
    }

    @Override
    public void f32Const(int value) {
      number(value);
    }

    @Override
    public void f64Const(long value) {
      number(value);
    }

    @Override
    public void plain(Opcode op) {
      // Of all others only the end may follow: an operation makes it no constant.
      plain &= op == Opcode.END;
    }
  }
}
