package io.github.wasmoka.api.type;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function type (§2.3.8): what it takes and what it returns, in order.
 *
 * @param params the parameters' types
 * @param results the results' types
 */
public record FuncType(List<ValType> params, List<ValType> results)
    implements CompositeType, ExternType {
  /** The type of a function without parameters and results. */
  public static final FuncType EMPTY = new FuncType(List.of(), List.of());

  /**
   * Copies both lists.
   *
   * @param params the parameters' types
   * @param results the results' types
   */
  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /**
   * A function type with these parameters and no result; see {@link #to}.
   *
   * @param params the parameters' types
   * @return the type
   */
  public static FuncType of(ValType... params) {
    return new FuncType(List.of(params), List.of());
  }

  /**
   * This type with other results: {@code FuncType.of(I32, I32).to(I32)}.
   *
   * @param results the results' types
   * @return the new type
   */
  public FuncType to(ValType... results) {
    return new FuncType(params, List.of(results));
  }

  @Override
  public String toString() {
    return "("
        + params.stream().map(ValType::toString).collect(Collectors.joining(" "))
        + ") -> ("
        + results.stream().map(ValType::toString).collect(Collectors.joining(" "))
        + ")";
  }

  // A record's own equals and hashCode cost a JVM that has just started 5 ms to link, and every
  // module's types are hashed.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FuncType o && params.equals(o.params) && results.equals(o.results);
  }

  @Override
  public int hashCode() {
    return 31 * params.hashCode() + results.hashCode();
  }
}
