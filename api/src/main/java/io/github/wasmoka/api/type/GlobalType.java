package io.github.wasmoka.api.type;

/**
 * The type of a global (§2.3.12).
 *
 * @param valType what it holds
 * @param mutable whether it can be set
 */
public record GlobalType(ValType valType, boolean mutable) implements ExternType {
  @Override
  public String toString() {
    return mutable ? "(mut " + valType + ")" : valType.toString();
  }
}
