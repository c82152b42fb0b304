package io.github.wasmoka.api.type;

/** The type of addresses of a memory or table (§2.3.10). */
public enum AddrType {
  /** 32-bit addresses. */
  I32,
  /** 64-bit addresses. */
  I64;

  /** {@return the number type of addresses} */
  public NumType numType() {
    return this == I32 ? NumType.I32 : NumType.I64;
  }

  @Override
  public String toString() {
    return numType().toString();
  }
}
