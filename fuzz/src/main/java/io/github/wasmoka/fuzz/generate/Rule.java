package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.decoder.code.Opcode;

/** How an instruction is written together with what makes its operands. */
@FunctionalInterface
interface Rule {
  /**
   * Writes the instruction, or nothing if it does not fit here.
   *
   * @param g what writes
   * @param op the instruction
   * @return whether it was written
   */
  boolean apply(CodeGenerator g, Opcode op);
}
