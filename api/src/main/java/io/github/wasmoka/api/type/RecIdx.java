package io.github.wasmoka.api.type;

/**
 * A reference from inside a recursive type to one of its own members ({@code rec.i}, §3.1.2).
 *
 * @param index the member's position in its recursive type
 */
public record RecIdx(int index) implements HeapType {
  @Override
  public String toString() {
    return "rec." + index;
  }
}
