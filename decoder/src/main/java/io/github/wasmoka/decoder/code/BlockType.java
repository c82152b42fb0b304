package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.type.ValType;

/** The type of a block (§5.4.1 blocktype). */
public sealed interface BlockType {
  /** Neither parameters nor results. */
  BlockType EMPTY = new Empty();

  /** Neither parameters nor results. */
  record Empty() implements BlockType {}

  /**
   * One result.
   *
   * @param type its type, not closed
   */
  record Result(ValType type) implements BlockType {}

  /**
   * A function type.
   *
   * @param index its index, unsigned
   */
  record Indexed(int index) implements BlockType {}
}
