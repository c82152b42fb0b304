package io.github.wasmoka.api.type;

/**
 * The type of an exception tag (§2.3.11).
 *
 * @param type the function type whose parameters an exception carries; its results are empty
 */
public record TagType(FuncType type) implements ExternType {
  @Override
  public String toString() {
    return type.params().toString();
  }
}
