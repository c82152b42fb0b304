package io.github.wasmoka.api;

/** Why execution trapped; the texts are the specification suite's. */
public enum TrapKind {
  /** {@code unreachable} was executed. */
  UNREACHABLE("unreachable"),
  /** An access reaches outside a linear memory. */
  OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
  /** An access reaches outside a table. */
  OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
  /** An access reaches outside an array object. */
  OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
  /** {@code call_indirect} through an index outside the table. */
  UNDEFINED_ELEMENT("undefined element"),
  /** {@code call_indirect} through a null entry. */
  UNINITIALIZED_ELEMENT("uninitialized element"),
  /** {@code call_indirect} to a function of another type. */
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
  /** Integer division by zero. */
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  /** A quotient or a converted float does not fit. */
  INTEGER_OVERFLOW("integer overflow"),
  /** A NaN was converted to an integer. */
  INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  /** {@code call_ref} of null. */
  NULL_FUNCTION_REFERENCE("null function reference"),
  /** {@code struct.get} and its kin of null. */
  NULL_STRUCTURE_REFERENCE("null structure reference"),
  /** {@code array.get} and its kin of null. */
  NULL_ARRAY_REFERENCE("null array reference"),
  /** {@code i31.get_s} of null. */
  NULL_I31_REFERENCE("null i31 reference"),
  /** {@code throw_ref} of null. */
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  /** {@code ref.as_non_null} of null. */
  NULL_REFERENCE("null reference"),
  /** {@code ref.cast} to a type that the value does not have. */
  CAST_FAILURE("cast failure"),
  /** An atomic access at an address that is not a multiple of its size. */
  UNALIGNED_ATOMIC("unaligned atomic"),
  /** {@code memory.atomic.wait32} on a memory that is not shared. */
  EXPECTED_SHARED_MEMORY("expected shared memory"),
  /** More waiters or objects than the implementation can hold. */
  OUT_OF_RESOURCES("out of resources"),
  /** A host function failed; the cause says how. */
  HOST_ERROR("host function failed");

  private final String message;

  TrapKind(String message) {
    this.message = message;
  }

  /** {@return the text that the specification suite expects} */
  public String message() {
    return message;
  }
}
