package io.github.wasmoka.validator;

import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.type.RecIdx;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.DecoderLimits;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operand and control stacks of the validation algorithm. An operand of unknown type is null.
 * Not thread-safe.
 */
class OperandStack {
  /** Stands for {@code (ref bot)}: a reference of unknown heap type, below all references. */
  static final RefType BOTTOM_REF = new RefType(false, new RecIdx(-1));

  private @Nullable ValType[] operands = new ValType[32];
  private int height;
  private final List<Control> controls = new ArrayList<>();
  private Control top;
  private int[] inits = new int[8];
  private int initHeight;
  // Of the locals that have no value at first, those that have been set.
  private final BitSet initialized = new BitSet();
  private long tick;

  OperandStack(List<ValType> results) {
    this.top = new Control(Opcode.CALL, List.of(), results, 0, 0);
    controls.add(top);
  }

  /** Where the instruction at hand stands. */
  int offset() {
    return -1;
  }

  final InvalidException invalid(String message) {
    return new InvalidException(message, offset());
  }

  /** {@return the number of operands} */
  public final int height() {
    return height;
  }

  /** {@return whether the instruction at hand cannot be reached} */
  public final boolean unreachable() {
    return top.unreachable;
  }

  /**
   * The type of an operand.
   *
   * @param fromTop 0 for the topmost
   * @return its type; null if it is unknown, which only happens in unreachable code
   */
  public final @Nullable ValType operand(int fromTop) {
    int index = height - 1 - fromTop;
    return index >= top.height ? operands[index] : null;
  }

  /** {@return the number of open blocks, the function itself counted} */
  public final int controlDepth() {
    return controls.size();
  }

  /**
   * An open block.
   *
   * @param label 0 for the innermost
   * @return the block
   * @throws InvalidException {@code unknown label}
   */
  public final Control control(int label) {
    if (Integer.compareUnsigned(label, controls.size()) >= 0) {
      throw invalid("unknown label " + Integer.toUnsignedString(label));
    }
    return controls.get(controls.size() - 1 - label);
  }

  final void push(@Nullable ValType type) {
    if (height == operands.length) {
      grow();
    }
    operands[height++] = type;
  }

  /** A call of two bytes may push a thousand operands: the stack needs a bound of its own. */
  private void grow() {
    if (height >= DecoderLimits.OPERANDS) {
      throw invalid("too many operands: more than " + DecoderLimits.OPERANDS);
    }
    operands = Arrays.copyOf(operands, height * 2);
  }

  final void push(List<ValType> types) {
    for (int i = 0; i < types.size(); i++) {
      push(types.get(i));
    }
  }

  /** Takes an operand of any type; null if it is unknown. */
  final @Nullable ValType pop() {
    if (height > top.height) {
      return operands[--height];
    }
    if (top.unreachable) {
      return null;
    }
    throw invalid("type mismatch: an operand is missing");
  }

  final void pop(ValType expected) {
    if (height > top.height) {
      ValType actual = operands[--height];
      if (actual != expected && actual != null && !matches(actual, expected)) {
        throw mismatch(expected, actual);
      }
    } else if (!top.unreachable) {
      throw invalid("type mismatch: expected " + expected + ", found nothing");
    }
  }

  final void pop(List<ValType> expected) {
    for (int i = expected.size() - 1; i >= 0 && !exhausted(); i--) {
      pop(expected.get(i));
    }
  }

  /** Takes operands of one type. */
  final void pop(ValType expected, int count) {
    for (int i = 0; i < count && !exhausted(); i++) {
      pop(expected);
    }
  }

  /** Whether all further operands are there and of any type, which need not be taken one by one. */
  private boolean exhausted() {
    return top.unreachable && height == top.height;
  }

  /** Takes a reference of any type; the unknown one is {@link #BOTTOM_REF}. */
  final RefType popRef() {
    ValType type = pop();
    if (type == null) {
      return BOTTOM_REF;
    }
    if (type instanceof RefType ref) {
      return ref;
    }
    throw invalid("type mismatch: expected a reference, found " + type);
  }

  static boolean matches(ValType actual, ValType expected) {
    return actual == BOTTOM_REF ? expected.isRef() : actual.matches(expected);
  }

  final InvalidException mismatch(ValType expected, ValType actual) {
    return invalid("type mismatch: expected " + expected + ", found " + actual);
  }

  final void open(Opcode op, List<ValType> params, List<ValType> results) {
    top = new Control(op, params, results, height, initHeight);
    controls.add(top);
    push(params);
  }

  final Control close() {
    Control closed = top;
    pop(closed.results);
    if (height != closed.height) {
      throw invalid(
          "type mismatch: "
              + (height - closed.height)
              + " operands too many at the end of a block");
    }
    while (initHeight > closed.initHeight) {
      initialized.clear(inits[--initHeight]);
    }
    controls.removeLast();
    if (!controls.isEmpty()) {
      top = controls.getLast();
    }
    return closed;
  }

  final void markUnreachable() {
    height = top.height;
    top.unreachable = true;
  }

  final void initialize(int local) {
    if (!initialized.get(local)) {
      initialized.set(local);
      if (initHeight == inits.length) {
        inits = Arrays.copyOf(inits, initHeight * 2);
      }
      inits[initHeight++] = local;
    }
  }

  final boolean isInitialized(int local) {
    return initialized.get(local);
  }

  /** Checks the topmost operands against types without taking them. */
  final void peek(List<ValType> expected) {
    for (int i = expected.size() - 1, at = height - 1; i >= 0; i--, at--) {
      ValType type = expected.get(i);
      if (at >= top.height) {
        ValType actual = operands[at];
        if (actual != type && actual != null && !matches(actual, type)) {
          throw mismatch(type, actual);
        }
      } else if (top.unreachable) {
        return;
      } else {
        throw invalid("type mismatch: expected " + type + ", found nothing");
      }
    }
  }

  /** A number that no other {@code br_table} of this body has. */
  final long nextTick() {
    return ++tick;
  }
}
