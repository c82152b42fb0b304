package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.ValType;
import java.util.List;

/**
 * The code of a function (§2.5.3).
 *
 * @param locals its locals in runs of one type; in all at most 50,000 of them
 * @param expr its instructions
 */
public record Body(List<Locals> locals, Expr expr) {
  /**
   * A run of locals.
   *
   * @param count how many
   * @param type their type, not closed
   */
  public record Locals(int count, ValType type) {}
}
