package io.github.wasmoka.runtime.memory;

/** What {@code atomic.rmw} instructions compute. */
public enum AtomicOp {
  /** Addition. */
  ADD,
  /** Subtraction. */
  SUB,
  /** Bitwise and. */
  AND,
  /** Bitwise or. */
  OR,
  /** Bitwise exclusive or. */
  XOR,
  /** The other operand. */
  XCHG;

  long apply(long old, long operand) {
    return switch (this) {
      case ADD -> old + operand;
      case SUB -> old - operand;
      case AND -> old & operand;
      case OR -> old | operand;
      case XOR -> old ^ operand;
      case XCHG -> operand;
    };
  }
}
