package io.github.wasmoka.api.type;

import java.util.Locale;

/** A number type (§2.3.1). */
public enum NumType implements ValType {
  /** 32-bit integer; Java {@code int}. */
  I32(int.class),
  /** 64-bit integer; Java {@code long}. */
  I64(long.class),
  /** IEEE 754 single; Java {@code float}. */
  F32(float.class),
  /** IEEE 754 double; Java {@code double}. */
  F64(double.class);

  private final Class<?> javaType;

  NumType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** {@return the primitive type of Java that its values are handed over as} */
  public Class<?> javaType() {
    return javaType;
  }

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
    return name().toLowerCase(Locale.ROOT);
  }
}
