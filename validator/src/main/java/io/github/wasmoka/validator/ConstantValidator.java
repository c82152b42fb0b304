package io.github.wasmoka.validator;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import java.util.List;

/** Validates constant expressions (§3.4.13): only constant instructions, typed as all others. */
final class ConstantValidator implements InstructionVisitor {
  private final ValidModule module;
  private final FunctionValidator types;
  private final InstructionReader reader;
  private final int visibleGlobals;

  private ConstantValidator(ValidModule module, Expr expr, ValType type, int visibleGlobals) {
    this.module = module;
    this.visibleGlobals = visibleGlobals;
    this.reader = new InstructionReader(module.module, expr, module.features);
    this.types = FunctionValidator.ofConstant(module, type, visibleGlobals, reader::offset);
  }

  /** Checks that an expression is constant and of a type; names the functions in it as declared. */
  static void validate(ValidModule module, Expr expr, ValType type, int visibleGlobals) {
    var validator = new ConstantValidator(module, expr, type, visibleGlobals);
    while (validator.reader.next(validator)) {
      // the visitor does the work
    }
    module.used.addAll(validator.types.used());
  }

  private InvalidException notConstant(Opcode op) {
    return new InvalidException("constant expression required: " + op.text(), reader.offset());
  }

  private void check(Opcode op) {
    if (!op.constant()) {
      throw notConstant(op);
    }
  }

  @Override
  public void plain(Opcode op) {
    if (op != Opcode.END) {
      check(op);
      if (op.feature() == null) {
        if (!module.features.has(Feature.EXTENDED_CONST)) {
          throw notConstant(op);
        }
        module.used.add(Feature.EXTENDED_CONST);
      }
    }
    types.plain(op);
  }

  @Override
  public void index(Opcode op, int index) {
    check(op);
    if (op == Opcode.GLOBAL_GET && Integer.compareUnsigned(index, visibleGlobals) < 0) {
      if (module.globals.get(index).mutable()) {
        throw notConstant(op);
      }
      if (index >= module.importedGlobals) {
        // Before GC only imported globals were constant.
        if (!module.features.has(Feature.GC)) {
          throw new InvalidException("unknown global " + index, reader.offset());
        }
        module.used.add(Feature.GC);
      }
    } else if (op == Opcode.REF_FUNC
        && Integer.compareUnsigned(index, module.functions.size()) < 0) {
      module.declaredFunctions.set(index);
    }
    types.index(op, index);
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    check(op);
    types.index2(op, first, second);
  }

  @Override
  public void i32Const(int value) {
    types.i32Const(value);
  }

  @Override
  public void i64Const(long value) {
    types.i64Const(value);
  }

  @Override
  public void f32Const(int bits) {
    types.f32Const(bits);
  }

  @Override
  public void f64Const(long bits) {
    types.f64Const(bits);
  }

  @Override
  public void v128Const(long lo, long hi) {
    types.v128Const(lo, hi);
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    check(op);
    types.heapType(op, type);
  }

  @Override
  public void block(Opcode op, BlockType type) {
    throw notConstant(op);
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    throw notConstant(op);
  }

  @Override
  public void label(Opcode op, int label) {
    throw notConstant(op);
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    throw notConstant(op);
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    throw notConstant(op);
  }

  @Override
  public void select(Opcode op, List<ValType> valTypes) {
    throw notConstant(op);
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    throw notConstant(op);
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    throw notConstant(op);
  }

  @Override
  public void lane(Opcode op, int lane) {
    throw notConstant(op);
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    throw notConstant(op);
  }
}
