package io.github.wasmoka.api.type;

/**
 * A type index as it stands in a module: not closed, meaningful only inside that module.
 *
 * @param index the index, unsigned
 */
public record TypeIdx(int index) implements HeapType {
  @Override
  public String toString() {
    return Integer.toUnsignedString(index);
  }
}
