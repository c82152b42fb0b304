package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.RefType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An element segment (§2.5.8). Either function indices or expressions.
 *
 * @param type the type of the elements, not closed
 * @param mode how it is used
 * @param functions the functions' indices, where the compact form was used; not to be modified
 * @param exprs the elements, otherwise
 */
public record ElemSegment(RefType type, SegmentMode mode, int[] functions, List<Expr> exprs) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ElemSegment that
        && type.equals(that.type)
        && mode.equals(that.mode)
        && Arrays.equals(functions, that.functions)
        && exprs.equals(that.exprs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, mode, Arrays.hashCode(functions), exprs);
  }

  /** {@return the number of elements} */
  public int size() {
    return functions.length + exprs.size();
  }
}
