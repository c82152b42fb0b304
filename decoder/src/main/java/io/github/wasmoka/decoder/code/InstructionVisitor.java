package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import java.util.List;

/**
 * Receives the instructions of a body in order, one method for each shape of immediates ({@link
 * Imm}); {@code end} and {@code else} are instructions, too, the last {@code end} included. Indices
 * and labels are unsigned. Types are as in the bytes, not closed.
 */
public interface InstructionVisitor {
  /**
   * No immediates.
   *
   * @param op the instruction
   */
  void plain(Opcode op);

  /**
   * {@code block}, {@code loop}, {@code if}, {@code try}.
   *
   * @param op the instruction
   * @param type the block's type
   */
  void block(Opcode op, BlockType type);

  /**
   * {@code try_table}.
   *
   * @param op the instruction
   * @param type the block's type
   * @param catches its clauses in order
   */
  void tryTable(Opcode op, BlockType type, List<CatchClause> catches);

  /**
   * A branch or its like.
   *
   * @param op the instruction
   * @param label the label, 0 for the innermost block
   */
  void label(Opcode op, int label);

  /**
   * {@code br_table}.
   *
   * @param op the instruction
   * @param labels the labels; the visitor may keep the array
   * @param defaultLabel the label for all other operands
   */
  void brTable(Opcode op, int[] labels, int defaultLabel);

  /**
   * {@code br_on_cast}, {@code br_on_cast_fail}.
   *
   * @param op the instruction
   * @param label the label
   * @param from the type of the operand
   * @param to the type to cast to
   */
  void brOnCast(Opcode op, int label, RefType from, RefType to);

  /**
   * One index; {@link Opcode#imm} says of what.
   *
   * @param op the instruction
   * @param index the index
   */
  void index(Opcode op, int index);

  /**
   * Two indices in the order of {@link Imm}'s names; {@link Opcode#imm} says of what.
   *
   * @param op the instruction
   * @param first the first index
   * @param second the second index, or a number of operands
   */
  void index2(Opcode op, int first, int second);

  /**
   * {@code select} with types.
   *
   * @param op the instruction
   * @param types the types, exactly one in valid code
   */
  void select(Opcode op, List<ValType> types);

  /**
   * A memory access.
   *
   * @param op the instruction
   * @param memory the memory index
   * @param align the binary logarithm of the alignment hint, 0 to 63
   * @param offset the constant offset, unsigned
   */
  void memArg(Opcode op, int memory, int align, long offset);

  /**
   * A memory access of one lane.
   *
   * @param op the instruction
   * @param memory the memory index
   * @param align the binary logarithm of the alignment hint, 0 to 63
   * @param offset the constant offset, unsigned
   * @param lane the lane, 0 to 255
   */
  void memArgLane(Opcode op, int memory, int align, long offset, int lane);

  /**
   * {@code i32.const}.
   *
   * @param value the value
   */
  void i32Const(int value);

  /**
   * {@code i64.const}.
   *
   * @param value the value
   */
  void i64Const(long value);

  /**
   * {@code f32.const}.
   *
   * @param bits the value's bits
   */
  void f32Const(int bits);

  /**
   * {@code f64.const}.
   *
   * @param bits the value's bits
   */
  void f64Const(long bits);

  /**
   * {@code v128.const}.
   *
   * @param lo bits 0 to 63
   * @param hi bits 64 to 127
   */
  void v128Const(long lo, long hi);

  /**
   * A lane access.
   *
   * @param op the instruction
   * @param lane the lane, 0 to 255
   */
  void lane(Opcode op, int lane);

  /**
   * {@code i8x16.shuffle}.
   *
   * @param op the instruction
   * @param lo the first eight lane numbers, a byte each, little endian
   * @param hi the other eight
   */
  void shuffle(Opcode op, long lo, long hi);

  /**
   * {@code ref.null}, {@code ref.test}, {@code ref.cast}.
   *
   * @param op the instruction
   * @param type the heap type
   */
  void heapType(Opcode op, HeapType type);
}
