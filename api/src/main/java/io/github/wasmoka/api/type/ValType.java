package io.github.wasmoka.api.type;

/**
 * A value type (§2.3.5): a number, a vector or a reference type.
 *
 * @spec https://webassembly.github.io/spec/core/syntax/types.html#value-types Value Types
 */
// No default methods: with one, initializing a subclass would initialize this interface, whose
// constants initialize it.
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {
  /** 32-bit integer. */
  ValType I32 = NumType.I32;

  /** 64-bit integer. */
  ValType I64 = NumType.I64;

  /** Single-precision float. */
  ValType F32 = NumType.F32;

  /** Double-precision float. */
  ValType F64 = NumType.F64;

  /** 128-bit vector. */
  ValType V128 = VecType.V128;

  /** Nullable reference to any function. */
  ValType FUNCREF = RefType.FUNCREF;

  /** Nullable reference to any host object. */
  ValType EXTERNREF = RefType.EXTERNREF;

  /**
   * Whether a value of this type may stand where {@code other} is expected (§3.3.4). Both types
   * must be closed.
   *
   * @param other the expected type
   * @return true if this type matches it
   */
  boolean matches(ValType other);

  /**
   * Whether a local of this type has a default value: all but non-nullable references (§3.4.1).
   *
   * @return true if there is one
   */
  boolean defaultable();

  /** {@return true for reference types} */
  boolean isRef();
}
