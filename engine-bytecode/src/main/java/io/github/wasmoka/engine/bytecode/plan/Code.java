package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A body as a list of instructions without those that cannot be reached. What an instruction's
 * numbers mean depends on its shape:
 *
 * <ul>
 *   <li>a block: {@code a} the position of its end, {@code b} its {@link Block} among the objects;
 *       an {@code if}: {@code imm} the position of its {@code else}, or -1; a {@code try}: {@code
 *       imm} the position of its first clause, or -1;
 *   <li>{@code end}, {@code delegate}: {@code b} the position of the block, -1 for the function;
 *       {@code imm} is 1 if what follows can be reached, 2 if the end itself can;
 *   <li>{@code else}, {@code catch}, {@code catch_all}: {@code imm} is 1 if what precedes runs into
 *       it; of a {@code catch} {@code a} is the tag; {@code b} the position of the next clause or
 *       the end;
 *   <li>a label is {@code a}, of {@code delegate} counted from outside its block;
 *   <li>{@code br_table}: {@code b} an {@code int[]} of labels, the default last;
 *   <li>{@code br_on_cast}: {@code b} the type to test for; {@code select} with a type, heap types
 *       likewise;
 *   <li>indices are {@code a} and {@code b};
 *   <li>memory accesses: {@code a} the memory, {@code b} the lane, {@code imm} the offset;
 *   <li>constants: {@code imm} the bits; of vectors the low half, the high one a {@code Long} among
 *       the objects at {@code b}; so for shuffles; lanes are {@code a}.
 * </ul>
 */
public final class Code {
  private static final int[] NONE = {};

  private Opcode[] ops = new Opcode[32];
  private int[] as = new int[32];
  private int[] bs = new int[32];
  private long[] imms = new long[32];
  private int[] offsets = new int[32];
  private final List<Object> objects = new ArrayList<>();
  private int size;

  Code() {}

  int add(Opcode op, int a, int b, long imm, int offset) {
    if (size == ops.length) {
      int length = size * 2;
      ops = Arrays.copyOf(ops, length);
      as = Arrays.copyOf(as, length);
      bs = Arrays.copyOf(bs, length);
      imms = Arrays.copyOf(imms, length);
      offsets = Arrays.copyOf(offsets, length);
    }
    ops[size] = op;
    as[size] = a;
    bs[size] = b;
    imms[size] = imm;
    offsets[size] = offset;
    return size++;
  }

  /** {@return whether a function may be called here, be it in tail position} */
  public boolean calls() {
    for (int at = 0; at < size; at++) {
      switch (ops[at]) {
        case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
          return true;
        }
        default -> {
          // nothing is called
        }
      }
    }
    return false;
  }

  /**
   * The labels that an instruction branches to, if only sometimes; where exceptions go is not among
   * them.
   *
   * @param at its position
   * @return the labels; not to be changed
   */
  public int[] labels(int at) {
    return switch (ops[at]) {
      case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> new int[] {as[at]};
      case BR_TABLE -> object(at, int[].class);
      default -> NONE;
    };
  }

  /** {@return whether nothing behind an instruction, nor at a label, is ever reached from it} */
  boolean leaves(int at) {
    return switch (ops[at]) {
      case RETURN,
          RETURN_CALL,
          RETURN_CALL_INDIRECT,
          RETURN_CALL_REF,
          UNREACHABLE,
          THROW,
          THROW_REF ->
          true;
      default -> false;
    };
  }

  int object(Object object) {
    objects.add(object);
    return objects.size() - 1;
  }

  void setA(int at, int a) {
    as[at] = a;
  }

  void setB(int at, int b) {
    bs[at] = b;
  }

  void setImm(int at, long imm) {
    imms[at] = imm;
  }

  /** {@return the number of instructions} */
  public int size() {
    return size;
  }

  /**
   * An instruction.
   *
   * @param at its position
   * @return the instruction
   */
  public Opcode op(int at) {
    return ops[at];
  }

  /**
   * An instruction's first number.
   *
   * @param at its position
   * @return the number
   */
  public int a(int at) {
    return as[at];
  }

  /**
   * An instruction's second number.
   *
   * @param at its position
   * @return the number
   */
  public int b(int at) {
    return bs[at];
  }

  /**
   * An instruction's long number.
   *
   * @param at its position
   * @return the number
   */
  public long imm(int at) {
    return imms[at];
  }

  /**
   * Where an instruction stands.
   *
   * @param at its position
   * @return the offset in bytes from the module's start
   */
  public int offset(int at) {
    return offsets[at];
  }

  /**
   * What an instruction's second number stands for.
   *
   * @param <T> its class
   * @param at the instruction's position
   * @param type its class
   * @return the object
   */
  public <T> T object(int at, Class<T> type) {
    return type.cast(objects.get(bs[at]));
  }
}
