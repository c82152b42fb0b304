package io.github.wasmoka.engine.interpreter;

/** A function in internal form, see {@link Op}. Immutable, shared by all instances of a module. */
final class FuncCode {
  /** The operations; parallel to {@link #args}. */
  final short[] ops;

  /** The operands of each operation. */
  final long[] args;

  /** Where the instruction behind each operation stands in the module's bytes. */
  final int[] offsets;

  /** Immediates that do not fit into a word of operands. */
  final Object[] pool;

  /** The constants that stand in the frame from {@link #constBase}. */
  final long[] consts;

  /** What catches exceptions, inner before outer. */
  final TryRange[] tries;

  final int paramSlots;
  final int resultSlots;

  /** Behind the last local; also the first constant. */
  final int constBase;

  final int frameSlots;

  /** Whether a slot of the frame may hold a reference. */
  final boolean usesRefs;

  final boolean paramRefs;
  final boolean resultRefs;

  FuncCode(
      CodeBuffer code,
      long[] consts,
      TryRange[] tries,
      int paramSlots,
      int resultSlots,
      int constBase,
      int frameSlots,
      boolean usesRefs,
      boolean paramRefs,
      boolean resultRefs) {
    this.ops = code.ops();
    this.args = code.args();
    this.offsets = code.offsets();
    this.pool = code.pool();
    this.consts = consts;
    this.tries = tries;
    this.paramSlots = paramSlots;
    this.resultSlots = resultSlots;
    this.constBase = constBase;
    this.frameSlots = frameSlots;
    this.usesRefs = usesRefs;
    this.paramRefs = paramRefs;
    this.resultRefs = resultRefs;
  }

  /**
   * A range of operations whose exceptions are caught.
   *
   * @param start the first operation
   * @param end behind the last one
   * @param handlers the clauses in order; the first that matches catches
   * @param depth how many constructs are open around it
   * @param delegate if none matches, only ranges of at most this depth are asked
   */
  record TryRange(int start, int end, Handler[] handlers, int depth, int delegate) {}

  /**
   * A catch clause.
   *
   * @param tag the tag's index, -1 for all
   * @param target the operation to go on with
   * @param slot where the exception's values go
   * @param values whether its values are passed
   * @param ref whether the exception itself is passed, behind the values
   * @param keep where the exception is kept for {@code rethrow}; -1 for nowhere
   */
  record Handler(int tag, int target, int slot, boolean values, boolean ref, int keep) {}

  /** {@return the index in the module's bytes of the instruction behind an operation, or -1} */
  int offset(int pc) {
    return pc >= 0 && pc < offsets.length ? offsets[pc] : -1;
  }
}
