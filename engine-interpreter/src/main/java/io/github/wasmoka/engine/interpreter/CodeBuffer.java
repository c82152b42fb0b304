package io.github.wasmoka.engine.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of a function while it is being written. */
final class CodeBuffer {
  private short[] ops = new short[64];
  private long[] args = new long[64];
  private int[] offsets = new int[64];
  private int size;
  private final List<Object> pool = new ArrayList<>();
  private final Map<Object, Integer> pooled = new HashMap<>();

  /** The offset of the instruction being translated. */
  int offset;

  /** Code before this index may be branched to from elsewhere: it is not to be changed any more. */
  private int barrier;

  int size() {
    return size;
  }

  /** Appends an operation of four fields. */
  int emit(int op, int a, int b, int c, int d) {
    return append(op, (long) (d & 0xFFFF) << 48 | (long) (c & 0xFFFF) << 32 | low(a, b));
  }

  /** Appends an operation of two fields and an immediate. */
  int emit(int op, int a, int b, int immediate) {
    return append(op, (long) immediate << 32 | low(a, b));
  }

  /** Appends a word that is no operation but belongs to the one before. */
  int data(long word) {
    return append(0, word);
  }

  private static long low(int a, int b) {
    return (a & 0xFFFFL) | (b & 0xFFFFL) << 16;
  }

  private int append(int op, long word) {
    if (size == ops.length) {
      ops = Arrays.copyOf(ops, size * 2);
      args = Arrays.copyOf(args, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
    }
    ops[size] = (short) op;
    args[size] = word;
    offsets[size] = offset;
    return size++;
  }

  /** Removes everything from an index on. */
  void truncate(int at) {
    size = at;
  }

  int op(int at) {
    return ops[at];
  }

  int a(int at) {
    return (int) args[at] & 0xFFFF;
  }

  int b(int at) {
    return (int) args[at] >>> 16;
  }

  int c(int at) {
    return (int) (args[at] >>> 32) & 0xFFFF;
  }

  int d(int at) {
    return (int) (args[at] >>> 48);
  }

  int immediate(int at) {
    return (int) (args[at] >>> 32);
  }

  void setA(int at, int slot) {
    args[at] = args[at] & ~0xFFFFL | slot & 0xFFFFL;
  }

  /** Lets the branch, or the entry of a branch table, at an index go to another. */
  void setTarget(int at, int target) {
    args[at] = args[at] & 0xFFFF_FFFFL | (long) (target - 1) << 32;
  }

  /** Everything so far stays as it is: the next operation is a branch target. */
  void fence() {
    barrier = size;
  }

  /** {@return the last operation, if it may still be changed, else -1} */
  int last() {
    return size > barrier ? size - 1 : -1;
  }

  /** {@return the index before which nothing may be changed} */
  int barrier() {
    return barrier;
  }

  /** {@return the index of an immediate object in the pool} */
  int pool(Object immediate) {
    return pooled.computeIfAbsent(
        immediate,
        i -> {
          pool.add(i);
          return pool.size() - 1;
        });
  }

  short[] ops() {
    return Arrays.copyOf(ops, size);
  }

  long[] args() {
    return Arrays.copyOf(args, size);
  }

  int[] offsets() {
    return Arrays.copyOf(offsets, size);
  }

  Object[] pool() {
    return pool.toArray();
  }
}
