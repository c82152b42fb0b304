package io.github.wasmoka.api.type;

/**
 * The type of a table (§2.3.14).
 *
 * @param addrType the type of its indices
 * @param limits its size range in entries
 * @param element the type of its entries
 */
public record TableType(AddrType addrType, Limits limits, RefType element) implements ExternType {
  /**
   * A table with 32-bit indices.
   *
   * @param limits its size range in entries
   * @param element the type of its entries
   * @return the type
   */
  public static TableType of(Limits limits, RefType element) {
    return new TableType(AddrType.I32, limits, element);
  }

  @Override
  public String toString() {
    return (addrType == AddrType.I64 ? "i64 " : "") + limits + " " + element;
  }
}
