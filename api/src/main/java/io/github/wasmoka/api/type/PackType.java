package io.github.wasmoka.api.type;

import java.util.Locale;

/** A packed integer of a field (§2.3.8). */
public enum PackType implements StorageType {
  /** 8 bits. */
  I8,
  /** 16 bits. */
  I16;

  @Override
  public ValType unpacked() {
    return NumType.I32;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
