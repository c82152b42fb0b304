package io.github.wasmoka.api.type;

/** The vector type (§2.3.2). */
public enum VecType implements ValType {
  /** 128 bits; {@link io.github.wasmoka.api.V128} in Java. */
  V128;

  @Override
  public boolean matches(ValType other) {
    return this == other;
  }

  @Override
  public boolean defaultable() {
    return true;
  }

  @Override
  public boolean isRef() {
    return false;
  }

  @Override
  public ValType unpacked() {
    return this;
  }

  @Override
  public String toString() {
    return "v128";
  }
}
