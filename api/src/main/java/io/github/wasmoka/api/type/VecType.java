package io.github.wasmoka.api.type;

/** The vector type (§2.3.2). */
public enum VecType implements ValType {
  /** 128 bits; {@link io.github.wasmoka.api.V128} in Java. */
  V128;

  @Override
  public String toString() {
    return "v128";
  }
}
