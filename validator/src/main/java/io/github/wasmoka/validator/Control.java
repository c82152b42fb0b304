package io.github.wasmoka.validator;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;

/** An open block during validation: a frame of the control stack. */
public final class Control {
  final Opcode op;
  final List<ValType> params;
  final List<ValType> results;
  final int height;
  final int initHeight;
  boolean unreachable;
  // The br_table that this label was last checked for, so that a label that is named often is
  // checked once.
  long checked = -1;

  Control(Opcode op, List<ValType> params, List<ValType> results, int height, int initHeight) {
    this.op = op;
    this.params = params;
    this.results = results;
    this.height = height;
    this.initHeight = initHeight;
  }

  /**
   * What opened the block: {@code block}, {@code loop}, {@code if}, {@code else}, {@code
   * try_table}, {@code try}, {@code catch}, {@code catch_all}; {@code call} for the function
   * itself.
   *
   * @return the instruction
   */
  public Opcode op() {
    return op;
  }

  /** {@return what the block takes from the stack} */
  public List<ValType> params() {
    return params;
  }

  /** {@return what the block leaves on the stack} */
  public List<ValType> results() {
    return results;
  }

  /** {@return what a branch to the block's label takes: a loop's parameters, else the results} */
  public List<ValType> labelTypes() {
    return op == Opcode.LOOP ? params : results;
  }

  /** {@return the number of operands below the block's own} */
  public int height() {
    return height;
  }

  /** {@return whether the rest of the block cannot be reached} */
  public boolean unreachable() {
    return unreachable;
  }
}
